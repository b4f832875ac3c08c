import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  await writeFile(join(folder, 'gaps.json'), 'what an older version has left');
  await other.clear();
  expect(await readdir(folder)).toEqual([]);
  await bot.add('what is a pod', 'abstained');
  expect(await bot.list()).toEqual([{ question: 'what is a pod', abstained: 1, disliked: 0 }]);
});

test('the file is private, alone in its folder, and as good as before behind half a line', async () => {
  const folder = makeTemporaryFolder();
  const file = join(folder, 'gaps.jsonl');
  await writeFile(`${file}.${randomUUID()}`, 'what a crash has left');
  const gaps = new FileGaps(folder, '1', createJournalLogger().logger);
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
  const lines = Array.from({ length: 3_000 }, (_, index) =>
    JSON.stringify({ bot: index === 0 ? '2' : '1', question: `what is ${index % 1_500}`, ...counts }),
  );
  await writeFile(file, lines.join('\n'));
  const { logger } = createJournalLogger();
  const gaps = new FileGaps(folder, '1', logger);
  const before = await gaps.list();
  expect(before).toHaveLength(1_000);
  const preview = new FileGaps(folder, '', logger);
  await preview.add('what is a preview', 'abstained');
  await preview.close();
  expect(await gaps.list()).toEqual(before);
  await gaps.add('what is 1', 'disliked');
  const [first, ...others] = await gaps.list();
  expect(first).toEqual({ question: 'what is 1', abstained: 2, disliked: 1 });
  // Still those asked last, in their order.
  expect(others).toEqual(before.slice(0, 999));
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(1_002);
  expect(await new FileGaps(folder, '2', logger).list()).toHaveLength(1);
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
  await gaps.close();
  expect(await gaps.list()).toHaveLength(1);
});
