import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pauseMs = 20;
/** Nobody holds a lock for so long: whoever took it has crashed. */
const staleMs = 5_000;
const patienceMs = 6_000;

/**
 * Does something while no other process with the same folder does, which is made when it is missing. The lock is a file
 * and not a process id: containers that share a folder have ids of their own.
 *
 * @throws Error when another holds it for longer than six seconds, and errors of node:fs.
 */
export async function withLock(folder: string, work: () => Promise<void>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'gaps.lock');
  await takeLock(file);
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(file: string): Promise<void> {
  for (const startedAt = Date.now(); Date.now() - startedAt < patienceMs;) {
    try {
      await (await open(file, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > staleMs) await rm(file, { force: true });
    else await wait(pauseMs * (0.5 + Math.random()));
  }
  throw new Error(`Another process holds ${file}`);
}
