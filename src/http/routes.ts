import { Hono } from 'hono';
import type { Logger } from '../logger.ts';
import type { ServerEnvironment } from './server.ts';

/** Joins routes into those of a server: another path is 404, another method of a known path 405, a fault 500. */
export function joinRoutes(
  parts: readonly Hono<ServerEnvironment>[],
  logger: Logger,
): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  for (const part of parts) routes.route('/', part);
  const readable = parts.flatMap((part) => part.routes.filter(({ method }) => method === 'GET'));
  for (const path of new Set(readable.map((route) => route.path))) {
    routes.all(path, (context) =>
      context.json({ status: 'method not allowed' }, 405, { allow: 'GET, HEAD' }),
    );
  }
  routes.notFound((context) => context.json({ status: 'not found' }, 404));
  routes.onError((error, context) => {
    // Nobody is there to be answered, and nothing has gone wrong here.
    if (context.req.raw.signal.aborted) return context.body(null, 400);
    logger.error({ err: error }, 'A request failed');
    return context.json({ status: 'failed' }, 500);
  });
  return routes;
}
