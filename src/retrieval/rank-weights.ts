/** What each feature of a passage adds to its score; every feature is 0..1. */
export const rankWeights = {
  bm25: 1,
  coverage: 0.25,
  sentence: 1.2,
  bare: 1.1,
  proximity: 0.6,
  exact: 0.9,
  heading: 0.1,
  headingFocus: 1.4,
  context: 0.4,
  intent: 0.25,
  headingIntent: 0.8,
  subject: 0.3,
} as const;

/** A feature of a passage, seen from a query. */
export type FeatureName = keyof typeof rankWeights;
