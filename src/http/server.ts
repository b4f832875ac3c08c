import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError } from '../config.ts';

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
 * @throws ConfigError when the address cannot be had, such as one in use.
 */
export async function startHttpServer(routes: Hono, { host, port }: Address): Promise<RunningServer> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, getRequestListener(routes.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) => {
      reject(new ConfigError([`HOST and PORT must be an address that is free: ${message}`]));
    });
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
