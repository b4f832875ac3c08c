import { Hono } from 'hono';
import type { ServerEnvironment } from './server.ts';

export interface Readiness {
  /** What must be there before the bot can answer people, by name. */
  readonly checks: Readonly<Record<string, () => boolean>>;
  /** More about it, for a person who looks: plain data without secrets. */
  readonly detail: () => Readonly<Record<string, unknown>>;
}

/**
 * Routes for whoever supervises the process: `GET /healthz` is 200 while it lives; `GET /readyz` is 200 when it can
 * answer people, else 503; both with JSON that says what is ready. `GET /metrics` has the measures for Prometheus.
 */
export function createHealthRoutes(
  { checks, detail }: Readiness,
  readMetrics: () => Promise<{ readonly contentType: string; readonly text: string }>,
): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  routes.get('/readyz', (context) => {
    const outcomes = Object.entries(checks).map(([name, check]) => [name, check()] as const);
    const isReady = outcomes.every(([, outcome]) => outcome);
    const status = isReady ? 'ok' : 'unavailable';
    return context.json(
      { status, checks: Object.fromEntries(outcomes), detail: detail() },
      isReady ? 200 : 503,
    );
  });
  routes.get('/metrics', async (context) => {
    const { contentType, text } = await readMetrics();
    return context.body(text, 200, { 'content-type': contentType });
  });
  return routes;
}
