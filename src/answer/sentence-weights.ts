/** What each feature of a sentence adds to its score as an answer. */
export const sentenceWeights = {
  coverage: 1,
  bare: 0.6,
  rare: 0.6,
  previous: 0.2,
  intent: 0.25,
  definition: 0.4,
  first: 0.15,
  exact: 0.2,
  proximity: 0.1,
} as const;

/** A feature of a sentence. */
export type SentenceFeature = keyof typeof sentenceWeights;
