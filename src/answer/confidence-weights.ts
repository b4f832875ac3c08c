/** The logistic model's constant. */
export const confidenceBias: number = -6.49;

/** Weights of the logistic model behind the confidence. */
export const confidenceWeights = {
  coverage: 0.62,
  sentence: 1.24,
  bare: 1.27,
  heading: 0.1,
  focus: 1.73,
  proximity: 0.74,
  exact: 2.11,
  foreign: -2.48,
  unsaid: -3.58,
  missed: -0.71,
  corrected: 1.87,
  subject: -0.44,
  plain: 2.14,
  terms: 1.58,
  margin: 1.23,
  evidence: -0.54,
  lacking: -2.79,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.2;
