import type { Explanation, TermMatch } from './explanation.ts';
import type { Query } from './query.ts';
import type { RankedHit } from './rank.ts';
import { listFeatures } from './weigh-features.ts';
import { chooseWeights } from './weights.ts';

/** Explains a hit's score: what each feature adds, and which words of the question were found in which field. */
export function explainHit(query: Query, { features, match, cosines }: RankedHit): Explanation {
  const weights = chooseWeights(cosines !== null).ranking;
  const parts = listFeatures(weights).map((feature) => ({
    feature,
    value: features[feature],
    contribution: features[feature] * weights[feature],
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
