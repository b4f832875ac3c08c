/** The logistic model's constant. */
export const confidenceBias: number = -6.19;

/** Weights of the logistic model behind the confidence. */
export const confidenceWeights = {
  coverage: 0.95,
  sentence: 1.2,
  bare: 1.32,
  heading: 0.21,
  focus: 1.76,
  proximity: 0.66,
  exact: 2.15,
  foreign: -2.39,
  unsaid: -3.66,
  missed: -0.67,
  corrected: 1.9,
  subject: -0.47,
  plain: 1.92,
  terms: 1.42,
  margin: 1.17,
  evidence: -0.72,
  lacking: -4.15,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.19;
