import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkDocument } from '../../src/corpus/chunk.ts';
import type { Passage } from '../../src/corpus/document.ts';
import { countWords, splitSentences } from '../../src/corpus/sentence.ts';
import { readDocument } from './describe-document.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

function sentencesOf(text: string): readonly string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe('passages', async () => {
  test('cover every sentence once, in order, and none is longer than can be shown', async () => {
    const sentence = fc.array(fc.constantFrom('alpha', 'beta', 'gamma'), { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 25 }), (sentences) => {
        const body = sentences.map((words) => `A ${words.join(' ')}.`).join(' ');
        const { passages } = makeCorpus({ Topic: body });
        const shown = passages.flatMap(({ sentences: spans, document }) =>
          spans.map(({ start, end }) => document.text.slice(start, end)),
        );
        expect(shown).toEqual(sentencesOf(body));
        expect(passages.every(({ text }) => countWords(text) <= 180)).toBe(true);
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
      }),
    );
  });
});

/** A section of Markdown as passages. */
async function chunkMarkdown(body: string): Promise<readonly Passage[]> {
  return chunkDocument(await readDocument('kinds.md', body));
}

function write(words: number): string {
  return `A ${'word '.repeat(words - 2)}end.`;
}

function writeItems(count: number): string {
  return '- An item of these eight words in all.\n'.repeat(count);
}

describe('a long section', async () => {
  test('is cut ahead of a list and its lead-in, not inside of them', async () => {
    const passages = await chunkMarkdown(
      `${write(60)}\n\nThere are these kinds:\n\n${writeItems(14)}\n${write(20)}`,
    );
    const holders = passages.filter(({ sentences }) => sentences.some(({ kind }) => kind === 'item'));
    expect(holders).toHaveLength(1);
    expect(holders[0]?.text.startsWith('There are these kinds:')).toBe(true);
    expect(holders[0]?.sentences.slice(1).every(({ leadIn }) => leadIn === 0)).toBe(true);
  });

  test('cuts a list that is too long for one passage between items', async () => {
    const passages = await chunkMarkdown(`There are these kinds:\n\n${writeItems(40)}`);
    expect(passages.length).toBeGreaterThan(1);
    expect(passages.every(({ text }) => countWords(text) <= 180)).toBe(true);
    expect(passages.flatMap(({ sentences }) => sentences)).toHaveLength(41);
  });

  test('cuts a run of words without an end, and loses none of them', async () => {
    const words = Array.from({ length: 500 }, (_, index) => `w${index}`).join(' ');
    const passages = await chunkMarkdown(words);
    expect(passages.map(({ text }) => text).join(' ')).toBe(words);
    expect(passages.every(({ text }) => countWords(text) <= 180)).toBe(true);
  });

  test('is cut where nothing stands between words, and a sentence without an end too', async () => {
    for (const text of [
      '虚拟机监控程序是一种软件，它让多个系统共用一台计算机。'.repeat(170),
      '文'.repeat(2_000),
    ]) {
      const passages = await chunkMarkdown(text);
      expect(passages.map((passage) => passage.text).join('')).toBe(text);
      expect(passages.every((passage) => passage.text.length <= 360)).toBe(true);
    }
  });

  test('is cut between the phrases of Thai, and never ahead of a mark', async () => {
    const phrase = 'เซิร์ฟเวอร์นี้ใช้น้ำที่บ้าน';
    const phrases = await chunkMarkdown(`${phrase} `.repeat(120));
    expect(new Set(phrases.flatMap(({ text }) => text.split(' ')))).toEqual(new Set([phrase]));
    const run = await chunkMarkdown(phrase.repeat(120));
    expect(run.map(({ text }) => text).join('')).toBe(phrase.repeat(120));
    for (const { text, document, sentences } of [...phrases, ...run]) {
      expect(countWords(text)).toBeLessThanOrEqual(180);
      for (const unit of sentences) expect(document.text.slice(unit.start, unit.end)).not.toMatch(/^\p{M}/u);
    }
  });

  test('that fits into one passage is not cut', async () => {
    expect(await chunkMarkdown(`${write(90)}\n\n${write(90)}`)).toHaveLength(1);
  });
});
