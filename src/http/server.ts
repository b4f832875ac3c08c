import { createServer } from 'node:http';
import { Server } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../config.ts';
import type { Logger } from '../logger.ts';

/** Where the server listens; port 0 lets the system choose. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface ServerEnvironment {
  readonly Bindings: HttpBindings;
}

export interface RunningServer extends Address {
  /** Stops listening, lets requests in hand finish for up to `graceMs` milliseconds, and ends every connection. */
  close(graceMs?: number): Promise<void>;
}

/** Milliseconds without a byte in either direction, such as of a client that does not read its answer. */
const silenceMs = 15_000;

/** A server that is told to close waits until nothing new has arrived for so many milliseconds, so many times at most. */
const quiet = { ms: 100, tries: 4 } as const;

/**
 * Serves routes on one address; resolves once it listens. Another path is 404, a fault 500.
 *
 * @throws ConfigError when the address cannot be had, such as one in use.
 */
export async function startHttpServer(
  parts: readonly Hono<ServerEnvironment>[],
  { host, port }: Address,
  logger: Logger,
): Promise<RunningServer> {
  const listener = getRequestListener(joinRoutes(parts, logger).fetch);
  let isClosing = false;
  let arrivals = 0;
  const server = createServer(
    {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      // Longer than nginx keeps a connection (60 s), so that it never sends a request on a closed one.
      keepAliveTimeout: 65_000,
      // Node looks for late requests only this often, and every 30 seconds unless it is told.
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      arrivals += 1;
      if (isClosing) response.shouldKeepAlive = false;
      return listener(request, response);
    },
  );
  server.timeout = silenceMs;
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

function joinRoutes(parts: readonly Hono<ServerEnvironment>[], logger: Logger): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  for (const part of parts) routes.route('/', part);
  routes.notFound((context) => context.json({ status: 'not found' }, 404));
  routes.onError((error, context) => {
    // Nobody is there to be answered, and nothing has gone wrong here.
    if (context.req.raw.signal.aborted) return context.body(null, 400);
    logger.error({ err: error }, 'A request failed');
    return context.json({ status: 'failed' }, 500);
  });
  return routes;
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
