import { createServer } from 'node:http';
import { Server } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { ConfigError } from '../config.ts';

/** Where the server listens; port 0 lets the system choose. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** What handlers of routes are given: the request and response as Node has them. */
export interface ServerEnvironment {
  readonly Bindings: HttpBindings;
}

/** How long clients may take, in milliseconds. */
export interface ClientTimeouts {
  /** From the first byte of a request to the end of its headers. */
  readonly headers: number;
  /** From the first byte of a request to its last. */
  readonly request: number;
  /** Without a byte in either direction, such as a client that does not read its answer. */
  readonly silence: number;
  /** Between two requests. */
  readonly keepAlive: number;
}

/** A server that accepts connections. */
export interface RunningServer extends Address {
  /** Stops listening, lets requests in hand finish for up to `graceMs` milliseconds, and ends every connection. */
  close(graceMs?: number): Promise<void>;
}

/** A server that is told to close waits until nothing new has arrived for so many milliseconds, so many times at most. */
const quiet = { ms: 100, tries: 4 } as const;

/** Between requests longer than nginx keeps a connection (60 s), so that it never sends one on a closed one. */
const defaultTimeouts: ClientTimeouts = {
  headers: 5_000,
  request: 10_000,
  silence: 15_000,
  keepAlive: 65_000,
};

/**
 * Serves routes on one address; resolves once it listens.
 *
 * @throws ConfigError when the address cannot be had, such as one in use.
 */
export async function startHttpServer(
  routes: Hono<ServerEnvironment>,
  { host, port }: Address,
  timeouts: ClientTimeouts = defaultTimeouts,
): Promise<RunningServer> {
  const listener = getRequestListener(routes.fetch);
  let isClosing = false;
  let arrivals = 0;
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      // Node looks for late requests only this often, and every 30 seconds unless it is told.
      connectionsCheckingInterval: Math.ceil(timeouts.headers / 5),
    },
    (request, response) => {
      arrivals += 1;
      if (isClosing) response.shouldKeepAlive = false;
      return listener(request, response);
    },
  );
  server.timeout = timeouts.silence;
  server.on('connection', () => void (arrivals += 1));
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
    close: async (graceMs = 0) => {
      isClosing = true;
      const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
      // What has arrived already, on connections that nobody has looked at yet, is answered; node:http would reset them.
      await waitForQuiet(() => arrivals, graceMs);
      const closed = new Promise<void>(
        (resolve) => void Server.prototype.close.call(server, () => resolve()),
      );
      await waitForQuiet(() => arrivals, graceMs);
      server.closeIdleConnections();
      await closed;
      clearTimeout(deadline);
    },
  };
}

async function waitForQuiet(countArrivals: () => number, graceMs: number): Promise<void> {
  for (let tries = 0, seen = -1; tries < quiet.tries && seen !== countArrivals(); tries += 1) {
    seen = countArrivals();
    await wait(Math.min(quiet.ms, graceMs));
    // On a busy machine the timer is over before anything that has come meanwhile is looked at.
    await setImmediate();
    await setImmediate();
  }
}
