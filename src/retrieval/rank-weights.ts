/** What each feature of a passage adds to its score; every feature is 0..1. */
export const rankWeights = {
  bm25: 1,
  coverage: 0.5,
  sentence: 0.8,
  bare: 0.8,
  proximity: 0.6,
  exact: 0.9,
  heading: 0.2,
  headingFocus: 0.9,
  context: 0.2,
  intent: 0.2,
  headingIntent: 0.5,
} as const;

/** A feature of a passage, seen from a query. */
export type FeatureName = keyof typeof rankWeights;
