import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { watchFolder } from '../../src/reload/watch-folder.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

test('says once that several files have changed, and nothing of hidden ones', async () => {
  const folder = makeTemporaryFolder();
  let changes = 0;
  let tell: (() => void) | null = null;
  const onChange = (): void => {
    changes += 1;
    tell?.();
  };
  const stop = await watchFolder(folder, onChange, createLogger({ level: 'silent', secrets: [] }));
  onTestFinished(stop);
  await writeFile(path.join(folder, '.hidden.md'), 'x');
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await Promise.all(['a.md', 'b.md'].map(async (file) => writeFile(path.join(folder, file), 'x')));
  await told;

  expect(changes).toBe(1);
});
