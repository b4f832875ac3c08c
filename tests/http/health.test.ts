import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createHealthRoutes } from '../../src/http/health.ts';
import { startHttpServer, type RunningServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';

const readMetrics = async () => Promise.resolve({ contentType: 'text/plain', text: 'a 1\n' });
const detail = { corpus: { passages: 7 } };

let isGatewayReady: boolean;
let server: RunningServer;

async function start(address: Pick<RunningServer, 'host' | 'port'>): Promise<RunningServer> {
  const checks = { corpus: () => true, gateway: () => isGatewayReady };
  const health = createHealthRoutes({ checks, detail: () => detail }, readMetrics);
  return startHttpServer([health], address, createLogger({ level: 'silent', secrets: [] }));
}

beforeEach(async () => {
  isGatewayReady = true;
  server = await start({ host: '127.0.0.1', port: 0 });
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
  test('know no other path', async () => {
    expect((await get('/')).status).toBe(404);
  });
});

describe('the health check of a container', () => {
  test.each(['127.0.0.1', '127.0.0.2', '0.0.0.0'])('asks the address listened on, here %s', async (host) => {
    const other = await start({ host, port: 0 });
    onTestFinished(async () => other.close());
    expect(await runHealthcheck(other)).toBe(0);
  });

  test('fails when nobody answers', async () => {
    await server.close();
    expect(await runHealthcheck(server)).toBe(1);
  });
});
