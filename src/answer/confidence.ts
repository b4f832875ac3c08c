import type { Query } from '../retrieval/query.ts';
import type { RankedHit } from '../retrieval/rank.ts';
import { meetsIntent } from '../retrieval/evidence.ts';
import { confidenceBias, type ConfidenceFeature, confidenceWeights } from './confidence-weights.ts';

/** What the confidence is made of; every feature is 0..1 but `terms`. */
export type ConfidenceFeatures = Readonly<Record<ConfidenceFeature, number>>;

/** Measures how well the first hits cover what is asked. */
export function measureConfidence(query: Query, hits: readonly RankedHit[]): ConfidenceFeatures {
  const [first, second] = hits;
  const total = query.slots.reduce((sum, { idf }) => sum + idf, 0);
  const share = (test: (index: number) => boolean): number =>
    total === 0 ? 0 : query.slots.reduce((sum, { idf }, index) => sum + (test(index) ? idf : 0), 0) / total;
  const missed = query.slots
    .filter((_, index) => (first?.match.text[index] ?? 0) === 0)
    .map(({ idf }) => idf);
  return {
    coverage: first?.features.coverage ?? 0,
    sentence: first?.features.sentence ?? 0,
    bare: first?.features.bare ?? 0,
    heading: first?.features.heading ?? 0,
    proximity: first?.features.proximity ?? 0,
    exact: first?.features.exact ?? 0,
    unknown: share((index) => query.slots[index]?.isKnown === false),
    corrected: share((index) => query.slots[index]?.isCorrected === true),
    missed: missed.length === 0 ? 0 : Math.max(...missed) / Math.max(total, 1),
    terms: Math.log(1 + query.slots.length),
    margin: first === undefined ? 0 : Math.min(1, first.score - (second?.score ?? 0)),
    evidence: first === undefined ? 0 : measureEvidence(query, first),
  };
}

/** 1 when the best sentences hold the kind of answer asked for, 0 when none does, a half when no kind is asked for. */
function measureEvidence(query: Query, hit: RankedHit): number {
  const met = hit.analysed.sentences.map(({ evidence }) => meetsIntent(evidence, query.intent));
  if (met.includes(null)) return 0.5;
  return met.includes(true) ? 1 : 0;
}

/** Probability, 0..1, that the first hit answers the question: a logistic model over the features. */
export function computeConfidence(features: ConfidenceFeatures): number {
  const values = new Map<string, number>(Object.entries(features));
  const sum = Object.entries(confidenceWeights).reduce(
    (total, [name, weight]) => total + weight * (values.get(name) ?? 0),
    confidenceBias,
  );
  return 1 / (1 + Math.exp(-sum));
}
