import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkDocument } from '../../src/corpus/chunk.ts';
import { countWords, splitSentences } from '../../src/corpus/sentence.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

function sentencesOf(text: string): readonly string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  test.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Qumranet, Inc. Was bought.', ['Qumranet, Inc. Was bought.']],
    ['Docker 1.10 came. It grew.', ['Docker 1.10 came.', 'It grew.']],
    ['Many deployments. cloud technology.', ['Many deployments. cloud technology.']],
    ['He said “Stop.” Then he left.', ['He said “Stop.”', 'Then he left.']],
    ['First line\nSecond line', ['First line', 'Second line']],
    ['CPU, RAM ... and so on. Next.', ['CPU, RAM ... and so on.', 'Next.']],
    [' … ', []],
  ])('of %j end where a reader ends them', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

describe('passages', () => {
  test('cover every sentence once, in order, and none is longer than can be shown', () => {
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

  test('keep a list with the sentence that introduces it', () => {
    const text = 'There are two kinds:\n• small ones\n• large ones';
    const [document] = makeCorpus({ Kinds: text }).documents;
    const section = document?.sections[0];
    if (document === undefined || section === undefined) throw new Error('no section');
    const leadIn = { start: 0, end: 20 };
    const items = [
      { start: 23, end: 33 },
      { start: 36, end: 46 },
    ];
    const blocks = [
      { kind: 'paragraph' as const, ...leadIn },
      { kind: 'list' as const, start: 23, end: 46, leadIn, items },
    ];
    const [passage] = chunkDocument({ ...document, sections: [{ ...section, blocks }] });
    expect(passage?.sentences.map(({ kind, leadIn: at }) => [kind, at])).toEqual([
      ['sentence', null],
      ['item', 0],
      ['item', 0],
    ]);
  });
});
