import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Passage } from '../../src/corpus/document.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import partA from './facts/part-a.json' with { type: 'json' };
import partB from './facts/part-b.json' with { type: 'json' };

/** A fact of the article: the section that tells it, and words that it cannot be told without. */
interface Fact {
  readonly id: string;
  readonly section: string;
  readonly terms: readonly string[];
}

const facts: readonly Fact[] = [...partA, ...partB];
const root = path.resolve(import.meta.dirname, '../..');
const factList = path.join(root, '../shared/facts/article-facts.md');
const article = path.join(root, '../shared/article/article.txt');

/** Longest run of words that the corpus may share with the article it tells again. */
const sharedWords = 6;

let corpus: Corpus;

beforeAll(async () => {
  corpus = await loadCorpus(path.join(root, 'corpus'));
});

function listPassages(section: string): readonly Passage[] {
  return corpus.passages.filter((passage) => passage.section.id === section);
}

function holdsAll(text: string, terms: readonly string[]): boolean {
  const plain = flatten(text);
  return terms.every((term) => plain.includes(flatten(term)));
}

function flatten(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ');
}

/** The passages that carry a fact: the one that holds all its terms, or all of a section that does so together. */
function findCarriers({ section, terms }: Fact): readonly Passage[] {
  const passages = listPassages(section);
  const single = passages.find(({ text }) => holdsAll(text, terms));
  if (single !== undefined) return [single];
  return holdsAll(passages.map(({ text }) => text).join('\n'), terms) ? passages : [];
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function listRuns(words: readonly string[], length: number): readonly string[] {
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}

describe('the facts of the article', () => {
  test('have an id each, and one only', () => {
    const ids = facts.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('stand in sections that exist', () => {
    const sections = new Set(corpus.documents.flatMap((document) => document.sections.map(({ id }) => id)));
    expect(facts.filter(({ section }) => !sections.has(section))).toEqual([]);
  });

  test('are carried by passages with their names, numbers and key terms', () => {
    const lost = facts.filter((fact) => findCarriers(fact).length === 0);
    expect(lost).toEqual([]);
  });

  test('can be read at once: no fact is scattered over several passages', () => {
    const scattered = facts.filter((fact) => findCarriers(fact).length > 1);
    expect(scattered.map(({ id }) => id)).toEqual([]);
  });

  test('are all told, none is left out', async ({ skip }) => {
    skip(!existsSync(factList), 'the list of facts is not there');
    const listed = [...(await readFile(factList, 'utf8')).matchAll(/^- \*\*([\w-]+)\*\*/gmu)];
    const told = new Set(facts.map(({ id }) => id));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.flatMap(([, id]) => (id === undefined || told.has(id) ? [] : [id]))).toEqual([]);
    expect(facts.length).toBe(listed.length);
  });
});

test(`no document shares more than ${sharedWords} words in a row with the article`, async ({ skip }) => {
  skip(!existsSync(article), 'the article is not there');
  const runs = new Set(listRuns(listWords(await readFile(article, 'utf8')), sharedWords + 1));
  const files = (await readdir(path.join(root, 'corpus'))).filter((name) => name.endsWith('.md'));
  for (const name of files) {
    const words = listWords(await readFile(path.join(root, 'corpus', name), 'utf8'));
    const copied = listRuns(words, sharedWords + 1).filter((run) => runs.has(run));
    expect(copied, name).toEqual([]);
  }
});
