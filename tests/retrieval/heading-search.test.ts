import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../../src/analysis/tokenize.ts';
import { createHeadingSearch } from '../../src/retrieval/heading-search.ts';

const word = fc.constantFrom('type', 'types', 'what', 'is', 'Xen', 'zen', 'v1.2', 'café', 'hyper-v', 'a');
const heading = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const typed = fc.array(fc.constantFrom('ty', 'Typ', 'w', 'x', 'caf', 'hyper', '1.', 'q', '-'), {
  maxLength: 3,
});

test('finds the headings where each typed word begins some word, in their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(heading, { maxLength: 12 }), typed, (headings, pieces) => {
      const text = pieces.join(' ');
      const words = tokenize(text).map((token) => token.word);
      const expected = headings.filter((one) =>
        words.every((start) => tokenize(one).some((token) => token.word.startsWith(start))),
      );
      expect(createHeadingSearch(headings)(text)).toEqual(expected);
    }),
  );
});
