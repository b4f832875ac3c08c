import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { storeSources } from '../../src/answer/prepare-sources.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus, readChangedCorpus } from '../../src/corpus/load.ts';
import { createLogger } from '../../src/logger.ts';
import { createLiveEngine, type LiveEngine, type ReloadResult } from '../../src/reload/live-engine.ts';
import { packCorpus, unpackCorpus } from '../../src/reload/pack-corpus.ts';
import type { Steps } from '../../src/steps.ts';

const question = 'how long does green tea steep?';
const head = '---\ntitle: Green tea\nslug: green-tea\nupdated: 2026-11-24\n---\n\n## Steeping\n\n';
const first = `${head}Green tea is good. Green tea steeps for two minutes.\n`;
const second = `${head}Green tea is good. Green tea steeps for nine minutes.\n`;

let folder: string;
let log: string[];
let results: ReloadResult[];
let live: LiveEngine;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'virtbot-reload-'));
  [log, results] = [[], []];
  await writeFile(path.join(folder, 'tea.md'), first);
  live = createLiveEngine({
    engine: createEngine(await loadCorpus(folder)),
    read: async (fingerprint) => {
      const corpus = await readChangedCorpus(folder, fingerprint);
      return corpus === null ? null : handOver({ ...corpus, storedIndex: storeSources(corpus) });
    },
    logger: createLogger({
      level: 'info',
      secrets: [],
      stream: { write: (line: string) => void log.push(line) },
    }),
    onResult: (result) => results.push(result),
  });
});

afterEach(async () => rm(folder, { recursive: true }));

/** As one thread hands a corpus to another. */
function handOver(corpus: Corpus): Steps<Corpus> {
  const documents: string[] = [];
  for (const message of packCorpus(corpus)) {
    if (message.kind === 'done') return unpackCorpus(documents, message.rest);
    documents.push(message.json);
  }
  throw new Error('a corpus without an end');
}

async function answer(): Promise<string> {
  return (await live.current().ask(question)).passages[0]?.passage.text ?? '';
}

describe('reloading a corpus', () => {
  test('answers from the new documents, with the very answers of a fresh start', async () => {
    await writeFile(path.join(folder, 'tea.md'), second);
    await cp('corpus/kvm.md', path.join(folder, 'kvm.md'));

    expect(await live.reload()).toBe('reloaded');
    expect(await answer()).toContain('nine minutes');
    const fresh = createEngine(await loadCorpus(folder));
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

  test('keeps the old corpus and logs every problem when the new one has any', async () => {
    await writeFile(path.join(folder, 'tea.md'), '---\ntitle: 7\nwrong: key\n---\n');

    expect(await live.reload()).toBe('refused');
    expect(await answer()).toContain('two minutes');
    const [line = ''] = log;
    expect(JSON.parse(line)).toMatchObject({ level: 'error' });
    expect(line).toContain('tea.md:');
  });

  test('keeps the old corpus when the folder is empty', async () => {
    await rm(path.join(folder, 'tea.md'));

    expect(await live.reload()).toBe('refused');
    expect(await answer()).toContain('two minutes');
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
    expect(results.length).toBeLessThan(reloads.length);
  });
});
