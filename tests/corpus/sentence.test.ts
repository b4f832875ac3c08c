import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, splitSentences } from '../../src/corpus/sentence.ts';

function sentencesOf(text: string): readonly string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe('a sentence', () => {
  test.each([
    ['e.g. Xen is one. KVM too.', ['e.g. Xen is one.', 'KVM too.']],
    ['J. Smith came with Dr. Jones. They left.', ['J. Smith came with Dr. Jones.', 'They left.']],
    ['Use No. 5 now. Then stop.', ['Use No. 5 now.', 'Then stop.']],
    ['See Fig. 2 and vol. 3. Read on.', ['See Fig. 2 and vol. 3.', 'Read on.']],
  ])('does not end at an abbreviation: %j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test('may end with the word "no"', () => {
    expect(sentencesOf('The answer is no. Nobody came.')).toEqual(['The answer is no.', 'Nobody came.']);
  });

  test.each([
    ['It costs 2.5 dollars. That is cheap.', ['It costs 2.5 dollars.', 'That is cheap.']],
    ['It came with vSphere 7. Then came more.', ['It came with vSphere 7.', 'Then came more.']],
  ])('does not end at a decimal point: %j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test('keeps the lower-case tail after a stray full stop', () => {
    expect(sentencesOf('It is fast. and cheap. Next.')).toEqual(['It is fast. and cheap.', 'Next.']);
  });

  test('ends at every line break, so that items of a list stay apart', () => {
    expect(sentencesOf('• one thing\n• another thing')).toEqual(['• one thing', '• another thing']);
  });

  test('takes its closing quotation marks and brackets along', () => {
    expect(sentencesOf('“Stop!” (He did.) Really?! Yes.')).toEqual([
      '“Stop!”',
      '(He did.)',
      'Really?!',
      'Yes.',
    ]);
  });

  test('keeps every word of the text, in order, and no white space at its ends', () => {
    const piece = fc.constantFrom(
      'Xen',
      'is',
      'one',
      'e.g.',
      'no.',
      '1.5',
      '.',
      '! ',
      '? ',
      '\n',
      ' ',
      '”',
      '(',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ');
        const sentences = sentencesOf(text);
        expect(letters(sentences.join(''))).toBe(letters(text));
        expect(sentences.every((sentence) => sentence === sentence.trim() && sentence !== '')).toBe(true);
      }),
    );
  });

  test('stays inside the stretch that is asked for', () => {
    const text = 'One here. Two here. Three here.';
    const spans = splitSentences(text, { start: 10, end: 19 });
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Two here.']);
  });
});

test('words are counted between white space', () => {
  expect(['', ' \n', 'one', 'type-1  and\ntype-2'].map(countWords)).toEqual([0, 0, 1, 3]);
});
