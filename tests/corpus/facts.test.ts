import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { createStemmer } from '../../src/analysis/stem.ts';
import { stopWords } from '../../src/analysis/stop-words.ts';

interface Section {
  readonly id: string;
  readonly heading: string;
  /** Other ways to ask what the section answers. */
  readonly asks: readonly string[];
  /** What a reader sees of it, without the addresses of links. */
  readonly text: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.join(root, '../shared');
const article = path.join(shared, 'article/article.txt');
const questions = path.join(shared, 'golden/dev.jsonl');
const documents = readdirSync(path.join(root, 'corpus')).filter(
  (name) => name.endsWith('.md') && name !== 'README.md',
);
const sections = documents.flatMap((name) => readSections(name));
const told: Record<string, Record<string, readonly string[]>> = parse(read('tests/corpus/facts.yaml'));

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function readSections(name: string): readonly Section[] {
  return read(`corpus/${name}`)
    .split(/^## /mu)
    .slice(1)
    .map((part) => {
      const [, heading = '', asks = '', text = ''] =
        /^(.*?)\n(?:<!-- asks: (.*?) -->\n)?(.*)$/su.exec(part) ?? [];
      return {
        id: `${path.basename(name, '.md')}#${listWords(heading).join('-')}`,
        heading,
        asks: asks.split(' | '),
        text: text.replaceAll(/\]\([^)]*\)|\[|^(?:>|-) /gmu, ''),
      };
    });
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every seven words in a row. */
function listRuns(text: string): readonly string[] {
  const words = listWords(text);
  return words.slice(6).map((_, at) => words.slice(at, at + 7).join(' '));
}

describe('the facts of the article and the corrections of them', () => {
  test('stand in the sections that tell them, with their names, numbers and key terms', () => {
    const texts = new Map(sections.map(({ id, text }) => [id, text.toLowerCase().replaceAll(/\s+/gu, ' ')]));
    const lost = Object.entries(told).flatMap(([id, facts]) =>
      Object.entries(facts)
        .filter(([, terms]) => !terms.every((term) => texts.get(id)?.includes(term) ?? false))
        .map(([fact]) => `${fact} in ${id}`),
    );
    expect(lost).toEqual([]);
  });

  test.for([
    ['article-facts.md', /^- \*\*([\w-]+)\*\*/gmu, 229],
    ['corrections.md', /^### (C:[\w-]+)/gmu, 68],
  ] as const)('of %s are all told', ([file, pattern, count], { skip }) => {
    const list = path.join(shared, 'facts', file);
    skip(!existsSync(list), 'the list of facts is not there');
    const ids = [...readFileSync(list, 'utf8').matchAll(pattern)].map(([, id]) => id);
    const known = new Set<string | undefined>(Object.values(told).flatMap((facts) => Object.keys(facts)));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
    expect(ids).toHaveLength(count);
  });
});

describe('the corpus', () => {
  test('has no heading twice, and no other way to ask twice', () => {
    const ways = sections.flatMap(({ heading, asks }) => [heading, ...asks]).map((way) => way.toLowerCase());
    expect(ways.filter((way, at) => ways.indexOf(way) !== at)).toEqual([]);
  });

  test('gives each section two to five other ways to ask', () => {
    expect(sections.filter(({ asks }) => asks.length < 2 || asks.length > 5).map(({ id }) => id)).toEqual([]);
  });

  test('tells nearly every section in 40 to 140 words', () => {
    const odd = sections.filter(({ text }) => {
      const count = text.split(/\s+/u).length;
      return count < 40 || count > 140;
    });
    expect(odd.length / sections.length, odd.map(({ id }) => id).join()).toBeLessThanOrEqual(0.1);
  });

  test('names the article as a source 25 times at most', () => {
    const named = sections.flatMap(
      ({ text }) => text.match(/.*(?:\barticle\b|about 2019|\(2019\)).*/giu) ?? [],
    );
    expect(named.length, named.join('\n')).toBeLessThanOrEqual(25);
  });

  test('shares no seven words in a row with the article, and neither do the read-me and the tests of the corpus', ({
    skip,
  }) => {
    skip(!existsSync(article), 'the article is not there');
    const runs = new Set(listRuns(readFileSync(article, 'utf8')));
    const others = ['README.md', 'corpus/README.md', 'tests/corpus/facts.yaml', 'tests/corpus/facts.test.ts'];
    const texts = [
      ...sections.flatMap(({ text, asks }) => [text, ...asks]),
      ...others.map((file) => read(file)),
    ];
    expect(texts.flatMap((text) => listRuns(text).filter((run) => runs.has(run)))).toEqual([]);
  });

  test('asks nothing in the words of the development questions', ({ skip }) => {
    skip(!existsSync(questions), 'the development questions are not there');
    const { stem } = createStemmer();
    const listStems = (text: string) =>
      new Set(
        listWords(text)
          .filter((word) => !stopWords.has(word))
          .map((word) => stem(word)),
      );
    const asked = readFileSync(questions, 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => {
        const { question = '', turns = [question] }: { question?: string; turns?: string[] } =
          JSON.parse(line);
        return turns.map((turn) => listStems(turn));
      });
    const near = sections
      .flatMap(({ asks }) => asks)
      .filter((ask) => {
        const stems = [...listStems(ask)];
        return asked.some((other) => stems.filter((one) => other.has(one)).length >= 0.7 * stems.length);
      });
    expect(near).toEqual([]);
  });
});
