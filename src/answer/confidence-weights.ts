/** The logistic model's constant. */
export const confidenceBias: number = -5;

/** Weights of the logistic model behind the confidence. */
export const confidenceWeights = {
  coverage: 4,
  sentence: 4,
  bare: 1,
  heading: 0.5,
  proximity: 0.5,
  exact: 0.5,
  unknown: -3,
  corrected: -0.5,
  missed: -1,
  terms: 0,
  margin: 0.5,
  evidence: 0.5,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.5;
