import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Whether nginx can be started here; without it the tests that need it are skipped. */
export const hasNginx = spawnSync('nginx', ['-v']).status === 0;

/** Why those tests are skipped, as part of their title. */
export const nginxNote = hasNginx ? '' : ' (skipped: nginx is not installed)';

/** Starts nginx with a configuration whose files lie in /tmp; resolves once it listens. It ends with the test. */
export async function startNginx(configuration: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'virtbot-nginx-'));
  const file = join(folder, 'nginx.conf');
  // Its start is said at a level that an operator does not read.
  const text = configuration
    .replaceAll('/tmp/', `${folder}/`)
    .replace('error_log stderr warn', 'error_log stderr notice');
  await writeFile(file, text);
  const child = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = (): boolean => child.kill('SIGTERM');
  process.once('exit', kill);
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && kill()) await ended;
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.includes('start worker process ')) break;
  }
  child.stderr.resume();
  if (child.exitCode !== null) throw new Error(`nginx did not start:\n${said.join('\n')}`);
}
