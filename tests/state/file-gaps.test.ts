import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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
  await writeFile(join(folder, 'gaps.jsonl.left-by-a-crash'), 'what is a secret');
  await other.clear();
  expect(await readdir(folder)).toEqual(['gaps.jsonl']);
  await bot.add('what is a pod', 'abstained');
  expect(await bot.list()).toEqual([{ question: 'what is a pod', abstained: 1, disliked: 0 }]);
});

test('the file is private, alone in its folder, and as good as before behind half a line', async () => {
  const folder = makeTemporaryFolder();
  const gaps = new FileGaps(folder, '1', createJournalLogger().logger);
  const file = join(folder, 'gaps.jsonl');
  await gaps.add('what is a pod', 'abstained');
  await gaps.close();
  await appendFile(file, '\n{"bot":"1","question":"wha');
  await gaps.add('what is a pod', 'abstained');
  expect(await gaps.list()).toEqual([{ question: 'what is a pod', abstained: 2, disliked: 0 }]);
  expect(await readdir(folder)).toEqual(['gaps.jsonl']);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('a file that has grown long is cut down to what is listed, and to what others have counted', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'gaps.jsonl');
  const counts = { abstained: 1, disliked: 0 };
  const lines = Array.from({ length: 20_000 }, (_, index) =>
    JSON.stringify({ bot: index === 0 ? '2' : '1', question: `what is ${index % 1_500}`, ...counts }),
  );
  await writeFile(file, lines.join('\n'));
  const { logger } = createJournalLogger();
  const gaps = new FileGaps(folder, '1', logger);
  const before = await gaps.list();
  expect(before).toHaveLength(1_000);
  await gaps.add('what is 1', 'disliked');
  const [first] = await gaps.list();
  expect(first).toEqual({ question: 'what is 1', abstained: 14, disliked: 1 });
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(1_001);
  expect(await new FileGaps(folder, '2', logger).list()).toHaveLength(1);
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
  expect(await readdir(folder)).toEqual(['gaps.jsonl']);
});

test('what cannot be written is said, and written once it can be', async () => {
  const folder = makeTemporaryFolder();
  const { logger, messages } = createJournalLogger();
  const file = join(folder, 'gaps.jsonl');
  await mkdir(file);
  const gaps = new FileGaps(folder, '1', logger);
  await gaps.add('what is LXC', 'abstained');
  await messages.waitFor((message) => message.includes('cannot be written'), 'a warning');
  await expect(gaps.list()).rejects.toThrow('EISDIR');
  await rm(file, { recursive: true });
  await gaps.add('what is a pod', 'abstained');
  expect(await gaps.list()).toHaveLength(2);
});
