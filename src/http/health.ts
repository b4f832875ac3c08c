import { Hono } from 'hono';
import type { ServerEnvironment } from './server.ts';

/** What the bot needs to be of use; each is asked on every probe. */
export interface Readiness {
  /** What must be there before the bot can answer people, by name. */
  readonly checks: Readonly<Record<string, () => boolean>>;
  /** More about it, for a person who looks: plain data without secrets. */
  readonly detail: () => Readonly<Record<string, unknown>>;
}

/**
 * Routes for whoever supervises the process: `GET /healthz` is 200 while it lives; `GET /readyz` is 200 when it can
 * answer people, else 503; both with JSON that says what is ready.
 */
export function createHealthRoutes({ checks, detail }: Readiness): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', (context) => {
    const outcomes = Object.entries(checks).map(([name, check]) => [name, check()] as const);
    const isReady = outcomes.every(([, outcome]) => outcome);
    return context.json(
      {
        status: isReady ? 'ok' : 'unavailable',
        checks: Object.fromEntries(outcomes),
        detail: detail(),
      },
      isReady ? 200 : 503,
    );
  });
  return routes;
}

/** The route `GET /metrics`, for Prometheus, with measures in its text format. */
export function createMetricsRoutes(
  read: () => Promise<{ readonly contentType: string; readonly text: string }>,
): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  routes.get('/metrics', async (context) => {
    const { contentType, text } = await read();
    return context.body(text, 200, { 'content-type': contentType });
  });
  return routes;
}
