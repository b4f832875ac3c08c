/** The logistic model's constant. */
export const confidenceBias: number = -4.88;

/**
 * Weights of the logistic model behind the confidence, fitted by `npm run fit` on golden questions over the shipped
 * corpus, the article it is based on, and a public question-answering set with its articles left out in turn.
 */
export const confidenceWeights = {
  coverage: 1.41,
  sentence: 0.76,
  bare: -0.35,
  heading: 0.81,
  focus: 1.26,
  proximity: 0.45,
  exact: 1.54,
  foreign: -1.69,
  unsaid: -1.76,
  missed: -0.46,
  corrected: 1.35,
  subject: -1.04,
  plain: 1.24,
  terms: 1.21,
  margin: 1.44,
  evidence: -0.44,
  lacking: 0.0,
  likeness: 1.02,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.28;
