import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { parseSources, readSources } from '../../src/corpus/load.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { createLogger } from '../../src/logger.ts';
import { createLiveEngine, type LiveEngine } from '../../src/reload/live-engine.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

const question = 'how long does green tea steep?';
const head = '---\ntitle: Green tea\nslug: green-tea\nupdated: 2026-11-24\n---\n\n## Steeping\n\n';
const first = `${head}Green tea is good. Green tea steeps for two minutes.\n`;
const second = `${head}Green tea is good. Green tea steeps for nine minutes.\n`;

let folder: string;
let log: string[];
let live: LiveEngine;

beforeEach(async () => {
  folder = makeTemporaryFolder();
  log = [];
  await writeFile(path.join(folder, 'tea.md'), first);
  const read = async (fingerprint: string): Promise<Corpus | null> => {
    const sources = await readSources(folder);
    return sources.fingerprint === fingerprint ? null : parseSources(folder, sources);
  };
  const stream = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ level: 'info', secrets: [], stream });
  live = createLiveEngine(await createEngine(await loadCorpus(folder)), createEngine, read, logger);
});

async function answer(): Promise<string> {
  return (await live.current().ask(question)).passages[0]?.passage.text ?? '';
}

describe('reloading a corpus', () => {
  test('answers from the new documents, with the very answers of a fresh start', async () => {
    await writeFile(path.join(folder, 'tea.md'), second);
    await cp('corpus/kvm.md', path.join(folder, 'kvm.md'));

    expect(await live.reload()).toBe('reloaded');
    expect(await answer()).toContain('nine minutes');
    const fresh = await createEngine(await loadCorpus(folder));
    for (const asked of [question, 'what is KVM?', 'who uses kvmm']) {
      expect(await live.current().ask(asked)).toEqual(await fresh.ask(asked));
    }
  });

  test('answers from the old documents until the new ones are ready', async () => {
    const before = live.current();
    await writeFile(path.join(folder, 'tea.md'), second);
    const reloading = live.reload();

    expect(await answer()).toContain('two minutes');
    await reloading;
    expect((await before.ask(question)).passages[0]?.passage.text).toContain('two minutes');
  });

  test('goes on with a conversation that began before', async () => {
    const { conversation } = await live.current().converse('what is green tea?', null);
    await writeFile(path.join(folder, 'tea.md'), second);
    await live.reload();

    const { answer: next } = await live.current().converse('and how long does it steep?', conversation);
    expect(next.passages[0]?.passage.text).toContain('nine minutes');
  });

  test('does nothing when nothing has changed', async () => {
    const before = live.current();

    expect(await live.reload()).toBe('unchanged');
    expect(live.current()).toBe(before);
  });

  test('takes requests that come while it reloads together, and reads what has changed meanwhile', async () => {
    const reloads = [live.reload()];
    await writeFile(path.join(folder, 'tea.md'), second);
    reloads.push(live.reload(), live.reload());

    await Promise.all(reloads);
    expect(await answer()).toContain('nine minutes');
    expect(log.filter((line) => line.includes('Corpus reloaded'))).toHaveLength(1);
  });
});
