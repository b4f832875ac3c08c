import { Hono } from 'hono';
import type { ServerEnvironment } from './server.ts';

/** Measures in the text format that Prometheus reads. */
export interface MetricsPage {
  readonly contentType: string;
  readonly text: string;
}

/** The route `GET /metrics`, for Prometheus. */
export function createMetricsRoutes(read: () => Promise<MetricsPage>): Hono<ServerEnvironment> {
  const routes = new Hono<ServerEnvironment>();
  routes.get('/metrics', async (context) => {
    const { contentType, text } = await read();
    return context.body(text, 200, { 'content-type': contentType });
  });
  return routes;
}
