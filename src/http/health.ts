import { Hono } from 'hono';

/** What the bot needs to be of use; each is asked on every probe. */
export interface Readiness {
  readonly isCorpusLoaded: () => boolean;
  readonly isGatewayReady: () => boolean;
}

/**
 * Routes for whoever supervises the process: `GET /healthz` is 200 while it lives; `GET /readyz` is 200 when it can
 * answer people, else 503; both with JSON that says what is ready. Everything else is 404.
 */
export function createHealthRoutes({ isCorpusLoaded, isGatewayReady }: Readiness): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', (context) => {
    const checks = { corpus: isCorpusLoaded(), gateway: isGatewayReady() };
    const isReady = checks.corpus && checks.gateway;
    return context.json({ status: isReady ? 'ok' : 'unavailable', checks }, isReady ? 200 : 503);
  });
  routes.notFound((context) => context.json({ status: 'not found' }, 404));
  return routes;
}
