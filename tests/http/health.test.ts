import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createHealthRoutes, createMetricsRoutes } from '../../src/http/health.ts';
import { joinRoutes } from '../../src/http/routes.ts';
import { startHttpServer, type RunningServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';

const detail = { corpus: { passages: 7 } };

let isGatewayReady: boolean;
let routes: ReturnType<typeof joinRoutes>;
let server: RunningServer;

beforeEach(async () => {
  isGatewayReady = true;
  const health = createHealthRoutes({
    checks: { corpus: () => true, gateway: () => isGatewayReady },
    detail: () => detail,
  });
  const metrics = createMetricsRoutes(async () =>
    Promise.resolve({ contentType: 'text/plain', text: 'a 1\n' }),
  );
  routes = joinRoutes([health, metrics], createLogger({ level: 'silent', secrets: [] }));
  server = await startHttpServer(routes, { host: '127.0.0.1', port: 0 });
});

afterEach(async () => server.close());

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, body: await response.json() };
}

async function runHealthcheck({ host, port }: Pick<RunningServer, 'host' | 'port'>): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/healthcheck.ts'], {
    env: { ...process.env, HOST: host, PORT: String(port) },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return child.exitCode;
}

describe('the health routes', () => {
  test('say that the process lives, whatever it waits for', async () => {
    isGatewayReady = false;
    expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  test('say that the bot is ready when corpus and gateway are', async () => {
    expect(await get('/readyz')).toEqual({
      status: 200,
      body: { status: 'ok', checks: { corpus: true, gateway: true }, detail },
    });
  });

  test('say what the bot waits for', async () => {
    isGatewayReady = false;
    expect(await get('/readyz')).toEqual({
      status: 503,
      body: { status: 'unavailable', checks: { corpus: true, gateway: false }, detail },
    });
  });

  test('show the measures as they are', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}/metrics`);
    expect([response.status, await response.text()]).toEqual([200, 'a 1\n']);
  });

  test.each(['/healthz', '/readyz', '/metrics'])('of %s take nothing but reading', async (path) => {
    const url = `http://127.0.0.1:${server.port}${path}`;
    const [head, post] = await Promise.all([fetch(url, { method: 'HEAD' }), fetch(url, { method: 'POST' })]);
    expect([head.status, post.status, post.headers.get('allow')]).toEqual([200, 405, 'GET, HEAD']);
  });

  test('know no other path', async () => {
    expect((await get('/')).status).toBe(404);
  });
});

test('a port that is taken is an error with its code', async () => {
  await expect(startHttpServer(routes, server)).rejects.toThrow(
    'HOST and PORT must be an address that is free',
  );
});

describe('the health check of a container', () => {
  test.each(['127.0.0.1', '127.0.0.2', '0.0.0.0'])('asks the address listened on, here %s', async (host) => {
    const other = await startHttpServer(routes, { host, port: 0 });
    onTestFinished(async () => other.close());
    expect(await runHealthcheck(other)).toBe(0);
  });

  test('fails when nobody answers', async () => {
    await server.close();
    expect(await runHealthcheck(server)).toBe(1);
  });
});
