/** The logistic model's constant. */
export const confidenceBias: number = -6.34;

/**
 * Weights of the logistic model behind the confidence, fitted by `npm run fit` on golden questions over the shipped
 * corpus, the article it is based on, and a public question-answering set with its articles left out in turn.
 */
export const confidenceWeights = {
  coverage: 1.16,
  sentence: 1.39,
  bare: 1.11,
  heading: 0.4,
  focus: 1.6,
  proximity: 0.56,
  exact: 2.1,
  foreign: -3.64,
  unsaid: -3.59,
  missed: -0.4,
  corrected: 1.97,
  subject: -0.64,
  plain: 1.78,
  terms: 1.35,
  margin: 1.42,
  evidence: -0.73,
  lacking: -4.2,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.135;
