import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { createHealthRoutes } from '../../src/http/health.ts';
import { startHttpServer, type RunningServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';

const readMetrics = async () => Promise.resolve({ contentType: 'text/plain', text: '' });

async function start(host: string): Promise<RunningServer> {
  const health = createHealthRoutes({ checks: {}, detail: () => ({}) }, readMetrics);
  const logger = createLogger({ level: 'silent', secrets: [] });
  const server = await startHttpServer([health], { host, port: 0 }, logger);
  onTestFinished(async () => server.close());
  return server;
}

async function runHealthcheck({ host, port }: RunningServer): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/healthcheck.ts'], {
    env: { ...process.env, HOST: host, PORT: String(port) },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return child.exitCode;
}

test.each(['127.0.0.1', '127.0.0.2', '0.0.0.0'])(
  'the health check of a container asks the address listened on, here %s',
  async (host) => {
    expect(await runHealthcheck(await start(host))).toBe(0);
  },
);

test('the health check of a container fails when nobody answers', async () => {
  const server = await start('127.0.0.1');
  await server.close();
  expect(await runHealthcheck(server)).toBe(1);
});
