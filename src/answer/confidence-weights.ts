/** The logistic model's constant. */
export const confidenceBias: number = -5.05;

/**
 * Weights of the logistic model behind the confidence, fitted as `npm run fit` does on golden questions over corpora
 * of several kinds, and on a public question-answering set with its articles left out in turn.
 */
export const confidenceWeights = {
  coverage: 1.53,
  sentence: 0.79,
  bare: -0.3,
  heading: 0.71,
  focus: 1.2,
  proximity: 0.49,
  exact: 1.41,
  foreign: -1.6,
  unsaid: -1.92,
  missed: -0.37,
  corrected: 1.43,
  subject: -1.11,
  plain: 1.36,
  terms: 1.2,
  margin: 1.52,
  definition: -0.6,
  factual: -1.0,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.31;

/** From this confidence on an answer is given without a doubt. */
export const sureFrom = 0.5;
