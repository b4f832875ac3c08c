/** What each feature of a sentence adds to its score as an answer where the words alone answer. */
export const lexicalSentenceWeights = {
  coverage: 0.75,
  bare: 0.25,
  rare: 0.15,
  previous: 0.35,
  intent: 0.35,
  definition: 0.45,
  first: 0.13,
  exact: 0.05,
  meaning: 0,
} as const;

/** The same with the encoder. */
export const sentenceWeights = { ...lexicalSentenceWeights, meaning: 1 } as const;

/** A feature of a sentence. */
export type SentenceFeature = keyof typeof sentenceWeights;
