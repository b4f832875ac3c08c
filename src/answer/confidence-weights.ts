/** The logistic model's constant. */
export const confidenceBias: number = -6.19;

/** Weights of the logistic model behind the confidence. */
export const confidenceWeights = {
  coverage: 0.93,
  sentence: 1.05,
  bare: 0.97,
  heading: 0.27,
  focus: 1.77,
  proximity: 0.49,
  exact: 2.04,
  foreign: -3.21,
  unsaid: -2.28,
  missed: -0.33,
  corrected: 1.76,
  subject: -0.36,
  plain: 2.15,
  terms: 1.33,
  margin: 1.5,
  evidence: -0.52,
  lacking: -2.83,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.3;
