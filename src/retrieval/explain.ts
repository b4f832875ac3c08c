import type { Explanation, TermMatch } from './explanation.ts';
import type { Query } from './query.ts';
import type { RankedHit } from './rank.ts';
import { rankWeights } from './rank-weights.ts';
import { listFeatures } from './weigh-features.ts';

/** Explains a hit's score: what each feature adds, and which words of the question were found in which field. */
export function explainHit(query: Query, { features, match }: RankedHit): Explanation {
  const parts = listFeatures(rankWeights).map((feature) => ({
    feature,
    value: features[feature],
    contribution: features[feature] * rankWeights[feature],
  }));
  const fields = [
    ['text', match.text],
    ['heading', match.heading],
    ['context', match.context],
  ] as const;
  const matches = query.slots.map(({ word, idf }, index): TermMatch => ({
    term: word,
    fields: fields.filter(([, fill]) => (fill[index] ?? 0) > 0).map(([name]) => name),
    idf,
  }));
  return { parts, matches: matches.filter((found) => found.fields.length > 0) };
}
