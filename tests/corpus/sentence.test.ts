import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/corpus/sentence.ts';

function sentencesOf(text: string): readonly string[] {
  return splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe('a sentence', () => {
  test.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Qumranet, Inc. Was bought.', ['Qumranet, Inc. Was bought.']],
    ['Docker 1.10 came. It grew.', ['Docker 1.10 came.', 'It grew.']],
    ['Many deployments. cloud technology.', ['Many deployments. cloud technology.']],
    ['He said “Stop.” Then he left.', ['He said “Stop.”', 'Then he left.']],
    ['First line\nSecond line', ['First line', 'Second line']],
    ['CPU, RAM ... and so on. Next.', ['CPU, RAM ... and so on.', 'Next.']],
    [' … ', []],
    ['e.g. Xen is one. KVM too.', ['e.g. Xen is one.', 'KVM too.']],
    ['J. Smith came with Dr. Jones. They left.', ['J. Smith came with Dr. Jones.', 'They left.']],
    ['Use No. 5 now. Then stop.', ['Use No. 5 now.', 'Then stop.']],
    ['See Fig. 2 and vol. 3. Read on.', ['See Fig. 2 and vol. 3.', 'Read on.']],
    ['The answer is no. Nobody came.', ['The answer is no.', 'Nobody came.']],
    ['It costs 2.5 dollars. That is cheap.', ['It costs 2.5 dollars.', 'That is cheap.']],
    ['It came with vSphere 7. Then came more.', ['It came with vSphere 7.', 'Then came more.']],
    ['It is fast. and cheap. Next.', ['It is fast. and cheap.', 'Next.']],
    ['猫は寝る。犬は「来い。」と聞く！なぜ？', ['猫は寝る。', '犬は「来い。」と聞く！', 'なぜ？']],
    ['他说：“来。”然后走了。（真的。）好。', ['他说：“来。”然后走了。', '（真的。）好。']],
    ['• one thing\n• another thing', ['• one thing', '• another thing']],
    ['“Stop!” (He did.) Really?! Yes.', ['“Stop!”', '(He did.)', 'Really?!', 'Yes.']],
  ])('ends where a reader ends it: %j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test('keeps every word of the text, in order, and no white space at its ends', () => {
    const words = ['Xen', 'is', 'e.g.', 'no.', '1.5', '.', '! ', '\n', ' ', '”', '(', 'é'];
    const piece = fc.constantFrom(...words);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ');
        const sentences = sentencesOf(text);
        expect(letters(sentences.join(''))).toBe(letters(text));
        expect(sentences.every((sentence) => sentence === sentence.trim() && sentence !== '')).toBe(true);
      }),
    );
  });
});
