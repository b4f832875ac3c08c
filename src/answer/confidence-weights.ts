/** The logistic model's constant. */
export const confidenceBias: number = -6.48;

/** Weights of the logistic model behind the confidence. */
export const confidenceWeights = {
  coverage: 1.08,
  sentence: 1.04,
  bare: 1.16,
  heading: -0.03,
  focus: 2,
  proximity: 0.58,
  exact: 1.75,
  foreign: -2.57,
  unsaid: -3.67,
  missed: -0.72,
  corrected: 1.89,
  subject: -0.22,
  plain: 2.22,
  terms: 1.52,
  margin: 1.49,
  evidence: -0.6,
  lacking: -2.94,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.2;
