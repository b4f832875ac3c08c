import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHealthRoutes } from '../../src/http/health.ts';
import { startHttpServer, type RunningServer } from '../../src/http/server.ts';

let isCorpusLoaded: boolean;
let isGatewayReady: boolean;
let server: RunningServer;

beforeEach(async () => {
  [isCorpusLoaded, isGatewayReady] = [true, true];
  const routes = createHealthRoutes({
    isCorpusLoaded: () => isCorpusLoaded,
    isGatewayReady: () => isGatewayReady,
  });
  server = await startHttpServer(routes, { host: '127.0.0.1', port: 0 });
});

afterEach(async () => server.close());

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, body: await response.json() };
}

async function runHealthcheck(port: number): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/healthcheck.ts'], {
    env: { ...process.env, PORT: String(port) },
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
      body: { status: 'ok', checks: { corpus: true, gateway: true } },
    });
  });

  test('say what the bot waits for', async () => {
    isGatewayReady = false;
    expect(await get('/readyz')).toEqual({
      status: 503,
      body: { status: 'unavailable', checks: { corpus: true, gateway: false } },
    });
  });

  test('know no other path', async () => {
    expect((await get('/')).status).toBe(404);
  });
});

test('a port that is taken is an error with its code', async () => {
  const routes = createHealthRoutes({ isCorpusLoaded: () => true, isGatewayReady: () => true });
  await expect(startHttpServer(routes, server)).rejects.toThrow(
    'HOST and PORT must be an address that is free',
  );
});

describe('the health check of a container', () => {
  test('succeeds while the process answers', async () => {
    expect(await runHealthcheck(server.port)).toBe(0);
  });

  test('fails when nobody answers', async () => {
    const { port } = server;
    await server.close();
    expect(await runHealthcheck(port)).toBe(1);
  });
});
