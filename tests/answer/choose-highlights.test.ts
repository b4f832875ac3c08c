import { expect, test } from 'vitest';
import type { ShownPassage } from '../../src/answer/answer.ts';
import { chooseHighlights } from '../../src/answer/choose-highlights.ts';
import { findSurroundings } from '../../src/answer/surroundings.ts';
import type { Sentence } from '../../src/corpus/document.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

function write(words: readonly number[]): string {
  return words.map((count) => `A${' b'.repeat(count - 2)} c.`).join(' ');
}

/** Chooses from a passage whose sentences have these many words; items take sentence 0 as their lead-in. */
function choose(
  words: readonly number[],
  scores: readonly number[],
  {
    kind = 'sentence',
    next = [],
    wantsList = false,
  }: { kind?: Sentence['kind']; next?: readonly number[]; wantsList?: boolean } = {},
): { readonly marked: readonly number[]; readonly text: string; readonly whole: string } {
  const { passages } = makeCorpus(
    next.length === 0 ? { Topic: write(words) } : { Topic: write(words), Next: write(next) },
  );
  const [first] = passages;
  if (first === undefined) throw new Error('no passage');
  const sentences = first.sentences.map((sentence, index) =>
    index === 0 || kind === 'sentence' ? sentence : { ...sentence, kind, leadIn: 0 },
  );
  const passage = { ...first, sentences };
  const shown = chooseHighlights(passage, scores, findSurroundings(first, passages), wantsList);
  return { marked: listMarked(shown), text: shown.excerpt, whole: passage.text };
}

function listMarked({ passage, start, highlights }: ShownPassage): readonly number[] {
  return highlights.map((mark) => passage.sentences.findIndex((each) => each.start === start + mark.start));
}

test('marks the best sentence, and a second one that is nearly as good', () => {
  const { marked, text, whole } = choose([5, 5, 5, 5, 5], [0.1, 3, 0.2, 2.9, 0]);
  expect(marked).toEqual([1, 3]);
  expect(text).toBe(whole);
});

test('marks no second sentence that is much worse, or that leaves too little unmarked', () => {
  expect(choose([5, 5, 5, 5, 5], [0.1, 2, 0.2, 0.3, 0]).marked).toEqual([1]);
  expect(choose([90, 40, 5, 5, 5], [2.9, 3, 0, 0, 0]).marked).toEqual([1]);
});

test('marks one item of a list, or all of them where a list is asked for', () => {
  const scores = [0, 0, 0.9, 3, 0];
  expect(choose([30, 5, 5, 5, 5], scores, { kind: 'item' }).marked).toEqual([3]);
  expect(choose([30, 5, 5, 5, 5], scores, { kind: 'item', wantsList: true }).marked).toEqual([1, 2, 3, 4]);
});

test('shows the heading, and what follows in the document, where the passage alone is too short', () => {
  expect(choose([5, 6], [3, 0.1]).text).toMatch(/^Topic\n/u);
  const { text, marked } = choose([20, 5], [3, 0], { next: [19, 30] });
  expect(marked).toEqual([0]);
  expect(text).toBe(`Topic\n\n${write([20, 5])}\n\nNext\n\n${write([19])}`);
});

test('marks what leads in to code where nothing else is said', () => {
  const { passages } = makeCorpus({ Notes: 'Weigh the boat as follows. Then run the scales twice.' });
  const sentences = passages[0]!.sentences.map(
    (each, at) => ({ ...each, kind: at === 0 ? each.kind : 'code' }) as const,
  );
  expect(listMarked(chooseHighlights({ ...passages[0]!, sentences }, [1, 2], [], false))).toEqual([0]);
});

test('marks no cross reference', () => {
  const { passages } = makeCorpus({
    Tides: 'Tides rise twice a day. See the almanac for more on tides. They ebb too.',
  });
  const [passage] = passages;
  expect(listMarked(chooseHighlights(passage!, [1, 3, 0], [], false))).toEqual([0]);
});

test('shows of a list ahead of it all with its heading, or nothing', () => {
  const { passages } = makeCorpus({ Parts: '- One two.\n- Three four.', Topic: write([20]) });
  const [list, passage] = passages;
  const items = list!.sentences.map((sentence) => ({ ...sentence, kind: 'item' as const }));
  const near = findSurroundings(passage!, [{ ...list!, sentences: items }, passage!]);
  expect(near.map(({ words }) => words)).toEqual([1, 7]);
});

test('shows what leads in below it only with what it leads in to', () => {
  const { passages } = makeCorpus({ Topic: write([20]), Below: 'Stop it. Run this:\n\na b c' });
  const near = findSurroundings(passages[0]!, passages);
  expect(near.map(({ words }) => words)).toEqual([1, 2, 5]);
});

test('shows a sentence alone that would be most of all there is', () => {
  const { text, marked } = choose([20, 5], [3, 0]);
  expect([text, marked]).toEqual([write([20]), [0]]);
});

test('shows nothing of other passages beside one that is not among them', () => {
  const { passages } = makeCorpus({ Topic: write([20]), Below: write([5]) });
  const near = findSurroundings({ ...passages[1]! }, passages);
  expect(near.map(({ words }) => words)).toEqual([1]);
});
