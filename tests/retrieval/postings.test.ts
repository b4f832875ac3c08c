import * as fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { finish } from '../../src/steps.ts';
import { buildPostings } from '../../src/retrieval/postings.ts';
import { createScorer } from '../../src/retrieval/score-postings.ts';

const terms = fc.array(fc.constantFrom('ale', 'bun', 'cod', 'dill', 'egg', 'fig'), { maxLength: 12 });
const passages = fc.array(fc.record({ text: terms, heading: terms }), { minLength: 1, maxLength: 30 });
const query = fc.uniqueArray(
  fc.tuple(fc.constantFrom('ale', 'bun', 'cod', 'dill', 'egg', 'gin'), fc.constantFrom(1, 0.9, 0.35)),
  { selector: ([term]) => term, maxLength: 5 },
);

test('scores and orders as MiniSearch does with the same parameters', () => {
  fc.assert(
    fc.property(passages, query, fc.integer({ min: 1, max: 12 }), (corpus, wanted, limit) => {
      const index = new MiniSearch<{ id: number; text: string; heading: string }>({
        fields: ['text', 'heading'],
        tokenize: (text) => text.split(' '),
        searchOptions: { boost: { text: 1, heading: 1.6 }, bm25: { k: 0.9, b: 0.6, d: 0.5 } },
      });
      for (const [id, { text, heading }] of corpus.entries()) {
        index.add({ id, text: text.join(' '), heading: heading.join(' ') });
      }
      const weights = new Map<string, number>(wanted);
      const expected = index
        .search([...weights.keys()].join(' '), { boostTerm: (term) => weights.get(term) ?? 1 })
        .slice(0, limit);
      const found = createScorer(finish(buildPostings(corpus)))(weights, limit);
      expect(found.map(({ score }) => score.toFixed(9))).toEqual(
        expected.map(({ score }) => score.toFixed(9)),
      );
      // Equal scores may differ in the last digit, and so in order.
      const isTied = new Set(expected.map(({ score }) => score.toFixed(9))).size < expected.length;
      if (!isTied && found.length < limit) {
        expect(found.map(({ passage }) => passage)).toEqual(expected.map(({ id }) => id));
      }
    }),
  );
});

test('is clean after each question', () => {
  const score = createScorer(
    finish(
      buildPostings([
        { text: ['tea', 'pot'], heading: ['tea'] },
        { text: ['pot'], heading: [] },
      ]),
    ),
  );
  const asked = new Map([
    ['tea', 1],
    ['pot', 0.5],
  ] as const);
  expect(score(asked, 5)).toEqual(score(asked, 5));
  expect(score(new Map([['cup', 1]]), 5)).toEqual([]);
});
