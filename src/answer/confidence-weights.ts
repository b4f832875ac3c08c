/** The logistic model's constant. */
export const confidenceBias: number = -6.52;

/**
 * Weights of the logistic model behind the confidence, fitted by `npm run fit` on golden questions over the shipped
 * corpus, the article it is based on, and a public question-answering set with its articles left out in turn.
 */
export const confidenceWeights = {
  coverage: 1.19,
  sentence: 1.3,
  bare: 1.18,
  heading: 0.48,
  focus: 1.64,
  proximity: 0.33,
  exact: 2.02,
  foreign: -3.46,
  unsaid: -3.8,
  missed: -0.59,
  corrected: 2.12,
  subject: -0.75,
  plain: 1.91,
  terms: 1.39,
  margin: 1.52,
  evidence: -0.58,
  lacking: -4.13,
} as const;

/** A feature of the confidence. */
export type ConfidenceFeature = keyof typeof confidenceWeights;

/** All features of the confidence. */
export const confidenceFeatures: readonly ConfidenceFeature[] = [
  'coverage',
  'sentence',
  'bare',
  'heading',
  'focus',
  'proximity',
  'exact',
  'foreign',
  'unsaid',
  'missed',
  'corrected',
  'subject',
  'plain',
  'terms',
  'margin',
  'evidence',
  'lacking',
];

/** Below this confidence the corpus is said not to answer. */
export const abstainBelow = 0.16;
