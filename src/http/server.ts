import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** Where the server listens; port 0 lets the system choose. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A server that accepts connections. */
export interface RunningServer extends Address {
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** Longest time for a whole request to arrive, in milliseconds. */
const requestTimeoutMs = 10_000;

/**
 * Serves routes on one address; resolves once it listens.
 *
 * @throws Error of node:net when the address cannot be had, such as `EADDRINUSE`.
 */
export async function startHttpServer(routes: Hono, { host, port }: Address): Promise<RunningServer> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, getRequestListener(routes.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    host,
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
