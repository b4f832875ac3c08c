import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/analysis/tokenize.ts';
import { createTypingSearch } from '../../src/retrieval/typing-search.ts';

const word = fc.constantFrom('type', 'types', 'xenon', 'Xen', 'zen', 'v1.2', 'café', 'hyper-v', 'kernel');
const heading = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const typedWords = fc.array(fc.constantFrom('ty', 'Typ', 'x', 'caf', 'hyper', '1.2', 'q', '-'), {
  maxLength: 3,
});

function find(texts: readonly string[], typed: string, isWord = false): readonly string[] {
  const entries = texts.map((text) => ({ text, context: '' }));
  const found = createTypingSearch(entries, () => isWord)(typed);
  return found.toSorted((a, b) => b.score - a.score).map(({ entry }) => texts[entry] ?? '');
}

test('finds every text in which each typed word begins some word, and says so', () => {
  fc.assert(
    fc.property(fc.uniqueArray(heading, { maxLength: 12 }), typedWords, (headings, pieces) => {
      const typed = pieces.join(' ');
      const starts = tokenize(typed).map((token) => token.word);
      // Short words are only taken for beginnings at the end.
      fc.pre(starts.slice(0, -1).every((start) => start.length >= 3));
      const expected = headings.filter((one) =>
        starts.every((start) => tokenize(one).some((token) => token.word.startsWith(start))),
      );
      const entries = headings.map((text) => ({ text, context: '' }));
      const found = createTypingSearch(entries, () => true)(typed).filter(({ fit }) => fit !== 'some');
      const texts = found.toSorted((a, b) => a.entry - b.entry).map(({ entry }) => headings[entry]);
      expect(texts).toEqual(starts.length === 0 ? [] : expected);
    }),
  );
});

describe('what is typed', () => {
  const names = ['Hypervisor', 'Docker', 'KVM', 'What a kettle is', 'Who owns a kettle'];

  test('may hold a slip, but not where the word is known elsewhere', () => {
    expect(find(names, 'kvn')).toEqual(['KVM']);
    expect(find(names, 'docer')).toEqual(['Docker']);
    expect(find(names, 'docer', true)).toEqual([]);
  });

  test('prefers what asks in the same way', () => {
    expect(find(names, 'who has a kettle')[0]).toBe('Who owns a kettle');
    expect(find(names, 'what is kettle')[0]).toBe('What a kettle is');
  });

  test('is found by half of its words where no text has all', () => {
    const search = createTypingSearch([{ text: 'Kettle', context: 'Kitchen' }], () => true);
    expect(search('kettle price')).toMatchObject([{ fit: 'some' }]);
    expect(search('kettle price in dollars')).toEqual([]);
    expect(search('kitchen kett')).toMatchObject([{ fit: 'words' }]);
    expect(search('kett')).toMatchObject([{ fit: 'start', isCorrected: false }]);
    expect(search('KETTLE')).toMatchObject([{ fit: 'whole' }]);
  });
});
