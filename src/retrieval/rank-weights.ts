/** What each feature of a passage adds to its score; every feature is 0..1. */
export const rankWeights = {
  bm25: 1,
  coverage: 1,
  sentence: 1,
  bare: 0.5,
  proximity: 0.3,
  exact: 0.3,
  heading: 0.4,
  headingFocus: 0.4,
  context: 0.1,
  intent: 0.1,
  headingIntent: 0.2,
} as const;

/** A feature of a passage, seen from a query. */
export type FeatureName = keyof typeof rankWeights;
