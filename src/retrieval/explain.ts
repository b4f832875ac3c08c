import type { Query } from './query.ts';
import type { RankedHit } from './search.ts';
import { chooseWeights, listFeatures } from './weights.ts';

export interface Explanation {
  /** For each feature its value, and what that adds to the score. */
  readonly parts: readonly {
    readonly feature: string;
    readonly value: number;
    readonly contribution: number;
  }[];
  /** Each term of the query that was found, with its inverse document frequency. */
  readonly matches: readonly {
    readonly term: string;
    /** Of `text`, `heading` and `context`. */
    readonly fields: readonly string[];
    readonly idf: number;
  }[];
}

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
  const matches = query.slots.map(({ word, idf }, index) => ({
    term: word,
    fields: fields.filter(([, fill]) => (fill[index] ?? 0) > 0).map(([name]) => name),
    idf,
  }));
  return { parts, matches: matches.filter((found) => found.fields.length > 0) };
}
