import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prepareSources, storeSources } from '../../src/answer/prepare-sources.ts';
import { buildCorpus as buildWith, loadCorpus } from '../../src/corpus/load.ts';
import { buildQuery } from '../../src/retrieval/query.ts';
import { search } from '../../src/retrieval/search.ts';

async function buildCorpus(folder: string): Promise<string> {
  return buildWith(folder, storeSources);
}

/** What is found for a question, with scores. */
async function find(folder: string, question: string): Promise<readonly (readonly [string, number])[]> {
  const { index, thesaurus } = prepareSources(await loadCorpus(folder));
  return search(buildQuery(question, index, thesaurus), index).map(({ passage, score }) => [
    passage.id,
    score,
  ]);
}

describe('a prebuilt corpus', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'virtbot-prebuilt-'));
    await cp('tests/fixtures/articles', folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is the corpus that parsing gives', async () => {
    const parsed = await loadCorpus(folder);
    await buildCorpus(folder);
    const { storedIndex, ...corpus } = await loadCorpus(folder);
    expect(corpus).toEqual(parsed);
    expect(storedIndex).toBeDefined();
  });

  test('answers as one that was indexed anew, misspelt words and all', async () => {
    const questions = ['who wrote the article', 'what is a hypervisr', 'open source containers'];
    const before = await Promise.all(questions.map((question) => find(folder, question)));
    await buildCorpus(folder);
    expect(await Promise.all(questions.map((question) => find(folder, question)))).toEqual(before);
  });

  test('is answered from without its index when that is broken', async () => {
    const question = 'who wrote the article';
    const before = await find(folder, question);
    await buildCorpus(folder);
    const file = path.join(folder, '.virtbot-index.bin');
    const bytes = await readFile(file);
    for (const length of [bytes.byteLength - 9, 200, 20, 0]) {
      await writeFile(file, bytes.subarray(0, length));
      expect(await find(folder, question)).toEqual(before);
    }
  });

  test('is not used once a file has changed', async () => {
    await buildCorpus(folder);
    await writeFile(
      path.join(folder, 'news.txt'),
      'A headline\n\nSomething has happened since the corpus was built.\n',
    );
    const { documents } = await loadCorpus(folder);
    expect(documents.map(({ file }) => file)).toContain('news.txt');
  });

  test('is passed over when it is broken or of another version', async () => {
    const parsed = await loadCorpus(folder);
    const file = await buildCorpus(folder);
    const text = await readFile(file, 'utf8');
    for (const broken of [text.slice(0, -20), text.replace('format 2', 'format 1')]) {
      await writeFile(file, broken);
      expect(await loadCorpus(folder)).toEqual(parsed);
    }
  });

  test('is whole at any moment, also while it is written anew', async () => {
    const file = await buildCorpus(folder);
    const whole = await readFile(file, 'utf8');
    const builds = Promise.all([buildCorpus(folder), buildCorpus(folder), buildCorpus(folder)]);
    for (let time = 0; time < 20; time += 1) expect(await readFile(file, 'utf8')).toBe(whole);
    await builds;
    expect(await readFile(file, 'utf8')).toBe(whole);
  });

  test('that cannot be written leaves nothing behind, and the documents are read all the same', async () => {
    const parsed = await loadCorpus(folder);
    await mkdir(path.join(folder, '.virtbot-corpus.json'));
    const before = await readdir(folder);
    await expect(buildCorpus(folder)).rejects.toThrow('.virtbot-corpus.json');
    expect(await readdir(folder)).toEqual(before);
    expect(await loadCorpus(folder)).toEqual(parsed);
  });
});
