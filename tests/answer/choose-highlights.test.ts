import { expect, test } from 'vitest';
import { chooseHighlights } from '../../src/answer/choose-highlights.ts';
import type { Passage, Sentence } from '../../src/corpus/document.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

/** A passage whose sentences have these many words; items take sentence 0 as their lead-in. */
function passageOf(words: readonly number[], kind: Sentence['kind'] = 'sentence'): Passage {
  const body = words.map((count) => `A${' b'.repeat(count - 2)} c.`).join(' ');
  const [passage] = makeCorpus({ Topic: body }).passages;
  if (passage === undefined) throw new Error('no passage');
  const sentences = passage.sentences.map((sentence, index) =>
    index === 0 || kind === 'sentence' ? sentence : { ...sentence, kind, leadIn: 0 },
  );
  return { ...passage, sentences };
}

test('marks the best sentence, and a second one that is nearly as good', () => {
  expect(chooseHighlights(passageOf([5, 5, 5, 5, 5]), [0.1, 1, 0.2, 0.9, 0]).marked).toEqual([1, 3]);
});

test('marks no second sentence that is much worse, or does not fit', () => {
  expect(chooseHighlights(passageOf([5, 5, 5, 5, 5]), [0.1, 1, 0.2, 0.3, 0]).marked).toEqual([1]);
  expect(chooseHighlights(passageOf([9, 5, 5, 5, 5]), [0.9, 1, 0, 0, 0]).marked).toEqual([1]);
});

test('marks an item with the sentence that introduces its list', () => {
  expect(chooseHighlights(passageOf([5, 5, 5, 5, 5], 'item'), [0, 0, 0.9, 1, 0]).marked).toEqual([0, 3]);
});

test('shows a sentence alone that would be most of the passage', () => {
  expect(chooseHighlights(passageOf([20, 5]), [1, 0])).toEqual({ from: 0, to: 1, marked: [0] });
});
