import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { FileGaps } from '../../src/state/file-gaps.ts';
import { createJournalLogger } from './opened.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

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

test('the file is private, and what is no gap in it is passed over', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'gaps.jsonl');
  const gaps = new FileGaps(folder, '1', createJournalLogger().logger);
  await gaps.add('what is LXC', 'abstained');
  await gaps.close();
  expect((await stat(file)).mode & 0o077).toBe(0);
  await appendFile(file, '\n{"bot":"1","quest');
  await gaps.add('what is a pod', 'abstained');
  expect(await gaps.list()).toHaveLength(2);
});

test('a file grown long is made short, and keeps the counts', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'gaps.jsonl');
  const gap = { bot: '1', question: 'what is lxc', abstained: 1, disliked: 0 };
  await writeFile(file, `\n${JSON.stringify(gap)}`.repeat(10_000));
  const gaps = new FileGaps(folder, '1', createJournalLogger().logger);
  await gaps.close();
  expect((await stat(file)).size).toBeLessThan(1_000);
  expect(await gaps.list()).toEqual([{ question: 'what is lxc', abstained: 10_000, disliked: 0 }]);
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
});

test('what could not be written is written when it can be', async () => {
  const folder = makeTemporaryFolder();
  const { logger, messages } = createJournalLogger();
  await mkdir(join(folder, 'gaps.jsonl'));
  const gaps = new FileGaps(folder, '1', logger);
  await messages.waitFor((message) => message.includes('could not be written'), 'a warning at the start');
  await gaps.add('what is LXC', 'abstained');
  await messages.waitFor((message) => message.includes('could not be written'), 'another', { count: 2 });
  await rm(join(folder, 'gaps.jsonl'), { recursive: true });
  await gaps.add('what is a pod', 'abstained');
  await gaps.close();
  expect(await gaps.list()).toHaveLength(2);
});
