/** What each feature of a passage adds to its score where the words alone rank; every feature is 0..1. */
export const lexicalWeights = {
  bm25: 0.55,
  coverage: 0.15,
  sentence: 1.2,
  bare: 0.9,
  proximity: 0.45,
  exact: 0.6,
  heading: 0.1,
  headingFocus: 1.6,
  context: 0.6,
  intent: 0.3,
  headingIntent: 0.9,
  subject: 0.4,
  meaning: 0,
  sentenceMeaning: 0,
} as const;

/** The same where the encoder ranks as well. */
export const rankWeights = { ...lexicalWeights, meaning: 2, sentenceMeaning: 2 } as const;

/** A feature of a passage, seen from a query. */
export type FeatureName = keyof typeof rankWeights;
