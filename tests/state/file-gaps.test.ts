import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { FileGaps } from '../../src/state/file-gaps.ts';
import { createJournalLogger } from './opened.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** The most that files are removed and renamed late, as on a busy machine, in milliseconds. */
const late = vi.hoisted(() => ({ ms: 0 }));
vi.mock('node:fs/promises', async (load) => {
  const files = await load<Readonly<Record<string, (...what: readonly unknown[]) => unknown>>>();
  const delay =
    (name: string) =>
    async (...what: readonly unknown[]) => {
      await wait(late.ms * Math.random());
      return files[name]?.(...what);
    };
  return { ...files, rm: delay('rm'), rename: delay('rename') };
});

test('counts of another process are added to, and stay cleared when it clears them', async () => {
  const folder = makeTemporaryFolder();
  const { logger } = createJournalLogger();
  const [bot, other] = [new FileGaps(folder, '1', logger), new FileGaps(folder, '1', logger)];
  await bot.add('what is LXC', 'abstained');
  await bot.close();
  await other.add('what is LXC', 'disliked');
  expect(await other.list()).toEqual([{ question: 'what is lxc', abstained: 1, disliked: 1 }]);
  await other.clear();
  await bot.add('what is a pod', 'abstained');
  expect(await bot.list()).toEqual([{ question: 'what is a pod', abstained: 1, disliked: 0 }]);
});

test('the file is whole at every moment, private, and alone in its folder', async () => {
  const folder = makeTemporaryFolder();
  const gaps = new FileGaps(folder, '1', createJournalLogger().logger);
  const file = join(folder, 'gaps.json');
  await gaps.add('what is question a', 'abstained');
  await gaps.close();
  for (let index = 0; index < 50; index += 1) {
    await gaps.add(`what is question number ${index}`, 'abstained');
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('gaps');
  }
  expect(await gaps.list()).toHaveLength(51);
  expect(await readdir(folder)).toEqual(['gaps.json']);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('a file that is something else is left alone, and the bot goes on', async () => {
  const folder = makeTemporaryFolder();
  const { logger, messages } = createJournalLogger();
  await writeFile(join(folder, 'gaps.json'), '{"my":"notes"}');
  const gaps = new FileGaps(folder, '1', logger);
  await gaps.add('what is LXC', 'abstained');
  await messages.waitFor((message) => message.startsWith('The gap report could not be written'), 'a warning');
  await expect(gaps.list()).rejects.toThrow('is no gap report');
  expect(await readFile(join(folder, 'gaps.json'), 'utf8')).toBe('{"my":"notes"}');
  await gaps.clear();
  expect(await gaps.list()).toEqual([]);
});

test('what a crash has left of it goes when it is opened and when it is cleared', async () => {
  const folder = makeTemporaryFolder();
  const { logger } = createJournalLogger();
  const stray = join(folder, 'gaps.json.1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed');
  await writeFile(stray, 'who is my neighbour');
  const gaps = new FileGaps(folder, '1', logger);
  await gaps.close();
  expect(await readdir(folder)).toEqual([]);
  await writeFile(stray, 'who is my neighbour');
  await gaps.clear();
  expect(await readdir(folder)).toEqual(['gaps.json']);
});

/** A process that counts without end, and says so once it has begun. */
const counting = `
  import { createLogger } from './src/logger.ts';
  import { FileGaps } from './src/state/file-gaps.ts';
  const gaps = new FileGaps(process.argv[1], '1', createLogger({ level: 'silent', secrets: [] }));
  for (let count = 0; ; count += 1) {
    await gaps.add('what is a pod', 'abstained');
    await gaps.close();
    process.stdout.write('counted\\n');
  }`;

test('two processes with one folder lose no count, nor does one that is killed while it writes', async () => {
  const folder = makeTemporaryFolder();
  const args = ['--import', 'tsx', '--input-type=module', '--eval', counting, folder];
  const children = [0, 1].map(() => spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  const killed = children.map(async (child) => {
    const lines = createInterface({ input: child.stdout });
    for (let count = 0; count < 20; count += 1) await once(lines, 'line');
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  await Promise.all(killed);
  const gaps = new FileGaps(folder, '1', createJournalLogger().logger);
  const [counts] = await gaps.list();
  expect(counts?.abstained).toBeGreaterThanOrEqual(40);
  expect(await readdir(folder)).toEqual(['gaps.json']);
});

test('of many that find the lock of a process that has crashed, none removes that of another', async () => {
  const folder = makeTemporaryFolder();
  const lock = join(folder, 'gaps.lock');
  await writeFile(lock, '');
  await utimes(lock, 0, 0);
  const { logger } = createJournalLogger();
  late.ms = 100;
  const bots = Array.from({ length: 8 }, (_, index) => new FileGaps(folder, String(index + 1), logger));
  await Promise.all(bots.map(async (gaps) => gaps.add('what is a pod', 'abstained')));
  await Promise.all(bots.map(async (gaps) => gaps.close()));
  late.ms = 0;
  expect(await new FileGaps(folder, '', logger).list()).toHaveLength(bots.length);
  expect(await readdir(folder)).toEqual(['gaps.json']);
});

test('what could not be written is written when it can be', async () => {
  const folder = makeTemporaryFolder();
  const { logger, messages } = createJournalLogger();
  await mkdir(join(folder, 'gaps.json'));
  const gaps = new FileGaps(folder, '1', logger);
  await messages.waitFor((message) => message.includes('cannot be used'), 'a warning at the start');
  await gaps.add('what is LXC', 'abstained');
  await messages.waitFor((message) => message.includes('could not be written'), 'a warning');
  await rm(join(folder, 'gaps.json'), { recursive: true });
  await gaps.add('what is a pod', 'abstained');
  await gaps.close();
  expect(await gaps.list()).toHaveLength(2);
});
