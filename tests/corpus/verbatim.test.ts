import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Comparison, Snippet } from '../../src/answer/comparison.ts';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { Passage, Span } from '../../src/corpus/document.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';

const root = path.resolve(import.meta.dirname, '../..');
const corpora = ['corpus', '../shared/article', 'tests/fixtures/articles'];

const maxExcerptWords = 180;
const maxMarkedShare = 0.45;
const maxSnippetWords = 60;

/** How many questions are made of two names or of a name and an aspect, and how many pairs are compared. */
const pairCount = 300;
const comparisonCount = 80;

const frames = ['what is', 'who made', 'how fast is', 'is it safe to use', 'why', 'when was', 'list of', ''];

/** Pairs of two lists, spread evenly over all there are; the same every time. */
function spreadPairs(
  left: readonly string[],
  right: readonly string[],
  count: number,
): readonly (readonly [string, string])[] {
  const total = left.length * right.length;
  const step = Math.max(1, Math.floor(total / count));
  return Array.from({ length: Math.min(count, total) }, (_, index) => {
    const at = (index * step) % total;
    return [left[at % left.length] ?? '', right[Math.floor(at / left.length)] ?? ''] as const;
  });
}

function listHeadings({ corpus }: Engine): readonly string[] {
  const sections = corpus.documents.flatMap((document) => document.sections);
  return [...new Set(sections.flatMap(({ headings }) => headings))];
}

function listQuestions(engine: Engine): readonly string[] {
  const names = engine.subjects.all.map(({ name }) => name);
  const framed = names.map((name, index) => `${frames[index % frames.length] ?? ''} ${name}?`);
  const pairs = [
    ...spreadPairs(names, names, pairCount / 2),
    ...spreadPairs(engine.aspects, names, pairCount / 2),
  ];
  return [...listHeadings(engine), ...names, ...framed, ...pairs.map((pair) => pair.join(' '))];
}

async function compareAll(engine: Engine): Promise<readonly Comparison[]> {
  const names = engine.subjects.all.map(({ name }) => name);
  const pairs = spreadPairs(names, names.toReversed(), comparisonCount);
  return Promise.all(
    pairs.flatMap(([a, b], index) => [
      engine.compare(a, b, null),
      engine.compare(a, b, engine.aspects[index % engine.aspects.length] ?? null),
    ]),
  );
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

/** How many whole sentences of a passage a stretch of its document is; 0 when it cuts one. */
function countSentences({ sentences }: Passage, { start, end }: Span): number {
  const from = sentences.findIndex((sentence) => sentence.start === start);
  const to = sentences.findIndex((sentence) => sentence.end === end);
  return from === -1 || to < from ? 0 : to - from + 1;
}

/** What is wrong with a shown passage, in words; nothing when all is well. */
function findFaults(shown: AnswerPassage, { passages }: Corpus): readonly string[] {
  const { passage, excerpt, start, highlights } = shown;
  const end = start + excerpt.length;
  const sentences = passages
    .filter(({ document }) => document.slug === passage.document.slug)
    .flatMap((each) => each.sentences);
  const isHeaded = passages.some(
    ({ document, section }) =>
      document === passage.document && excerpt.startsWith(`${section.headings.at(-1)}\n`),
  );
  const isWhole =
    (isHeaded || sentences.some((sentence) => sentence.start === start)) &&
    sentences.some((sentence) => sentence.end === end);
  const isOneSentence = countSentences(passage, { start, end }) === 1;
  const marked = highlights.map((span) => excerpt.slice(span.start, span.end));
  const markedWords = marked.reduce((sum, text) => sum + countWords(text), 0);
  const lists = highlights.map(
    (span) => passage.sentences.find((sentence) => sentence.start === span.start + start)?.leadIn ?? null,
  );
  const areItems = lists[0] !== null && lists.every((list) => list === lists[0]);
  const faults: readonly (readonly [boolean, string])[] = [
    [passage.document.text.slice(start, end) !== excerpt, 'is not word for word'],
    [!isWhole, 'cuts a sentence'],
    [countWords(excerpt) > maxExcerptWords, 'is too long'],
    [highlights.length === 0, 'has nothing marked'],
    [highlights.length > 2 && !areItems, 'has too many sentences marked'],
    [
      highlights.some((span) => countSentences(passage, shift(span, start)) !== 1),
      'has something marked that is no sentence',
    ],
    [
      !isOneSentence && markedWords > maxMarkedShare * countWords(excerpt),
      `has ${markedWords} of ${countWords(excerpt)} words marked`,
    ],
  ];
  return faults.flatMap(([isFault, fault]) => (isFault ? [`${passage.id} ${fault}`] : []));
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** What is wrong with a quoted snippet, in words; nothing when all is well. */
function findSnippetFaults({ text, passage }: Snippet): readonly string[] {
  const start = passage.document.text.indexOf(text, passage.start);
  const sentences = start === -1 ? 0 : countSentences(passage, { start, end: start + text.length });
  const faults: readonly (readonly [boolean, string])[] = [
    [sentences === 0, 'is not one or more whole sentences of its passage'],
    [sentences > 1 && countWords(text) > maxSnippetWords, 'is too long'],
  ];
  return faults.flatMap(([isFault, fault]) => (isFault ? [`${passage.id}: “${text}” ${fault}`] : []));
}

describe.each(corpora)('whatever is asked of %s', (folder) => {
  const isThere = existsSync(path.join(root, folder));
  let engine: Engine;
  let answers: readonly Answer[];
  let comparisons: readonly Comparison[];

  beforeAll(async () => {
    if (!isThere) return;
    engine = await createEngine(await loadCorpus(path.join(root, folder)));
    answers = await Promise.all(listQuestions(engine).map(async (question) => engine.ask(question)));
    comparisons = await compareAll(engine);
  });

  test('the passages shown are whole sentences, word for word, with the answer marked', ({ skip }) => {
    skip(!isThere, `${folder} is not there`);
    const faults = answers.flatMap(({ question, passages }) =>
      passages.flatMap((shown) => findFaults(shown, engine.corpus).map((fault) => `${question}: ${fault}`)),
    );
    expect(faults).toEqual([]);
  });

  test('an answer shows one to three passages, each once and the best first', ({ skip }) => {
    skip(!isThere, `${folder} is not there`);
    for (const { status, question, passages, confidence } of answers) {
      expect(passages.length, question).toBeLessThanOrEqual(3);
      if (status === 'answered') expect(passages.length, question).toBeGreaterThan(0);
      expect(new Set(passages.map(({ passage }) => passage.id)).size, question).toBe(passages.length);
      const scores = passages.map(({ score }) => score);
      expect(scores, question).toEqual(scores.toSorted((a, b) => b - a));
      expect(confidence, question).toBeGreaterThanOrEqual(0);
      expect(confidence, question).toBeLessThanOrEqual(1);
    }
  });

  test('a comparison quotes whole sentences, at most six a side', ({ skip }) => {
    skip(!isThere, `${folder} is not there`);
    const sides = comparisons.flatMap(({ a, b }) => [a, b]);
    expect(sides.filter(({ snippets }) => snippets.length > 6)).toEqual([]);
    const quoted = [...sides.map(({ snippets }) => snippets), ...comparisons.map(({ both }) => both)];
    expect(quoted.flat().flatMap((snippet) => findSnippetFaults(snippet))).toEqual([]);
  });

  test('the sample is large enough to mean something', ({ skip }) => {
    skip(!isThere, `${folder} is not there`);
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.filter(({ status }) => status === 'answered').length).toBeGreaterThan(20);
    expect(comparisons.filter(({ status }) => status === 'answered').length).toBeGreaterThan(5);
  });
});
