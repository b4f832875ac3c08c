import { combineFills } from '../retrieval/match.ts';
import type { Query, Slot } from '../retrieval/query.ts';
import type { RankedHit } from '../retrieval/rank.ts';

import type { Intent } from '../retrieval/intent.ts';
import { weighFeatures } from '../retrieval/weigh-features.ts';
import { confidenceBias, type ConfidenceFeature, confidenceWeights } from './confidence-weights.ts';

/** What the confidence is made of; every feature is 0..1 but `terms`. */
export type ConfidenceFeatures = Readonly<Record<ConfidenceFeature, number>>;

/** Measures how well the first hits cover what is asked. */
function measureConfidence(query: Query, hits: readonly RankedHit[]): ConfidenceFeatures {
  const [first, second] = hits;
  if (first === undefined) return noFeatures;
  const { slots } = query;
  const fill = combineFills(first.match.text, first.match.heading, 1);
  const share = (test: (slot: Slot, filled: number) => boolean): number =>
    shareOf(slots, (slot, index) => test(slot, fill[index] ?? 0));
  const plain = slots.filter((_, index) => (fill[index] ?? 0) >= matched).length;
  return {
    coverage: first.features.coverage,
    sentence: first.features.sentence,
    bare: first.features.bare,
    heading: first.features.heading,
    focus: first.features.headingFocus,
    proximity: first.features.proximity,
    exact: first.features.exact,
    foreign: share((slot) => !slot.isKnown && !slot.isCommon),
    unsaid: share((slot) => !slot.isKnown && slot.isCommon),
    missed: share((slot, filled) => slot.isKnown && filled < matched),
    corrected: share((slot) => slot.isCorrected),
    subject: share((slot, filled) => slot.subject !== null && filled >= matched),
    plain: slots.length === 0 ? 0 : plain / slots.length,
    terms: Math.log(1 + slots.length),
    margin: Math.min(1, first.score - (second?.score ?? 0)),
    definition: query.intent === 'definition' ? 1 : 0,
    factual: factualIntents.has(query.intent) ? 1 : 0,
  };
}

/** A slot filled less than this is not what was asked for, only something like it. */
const matched = 0.45;

const noFeatures: ConfidenceFeatures = {
  coverage: 0,
  sentence: 0,
  bare: 0,
  heading: 0,
  focus: 0,
  proximity: 0,
  exact: 0,
  foreign: 1,
  unsaid: 0,
  missed: 0,
  corrected: 0,
  subject: 0,
  plain: 0,
  terms: 0,
  margin: 0,
  definition: 0,
  factual: 0,
};

function shareOf(slots: readonly Slot[], test: (slot: Slot, index: number) => boolean): number {
  const total = slots.reduce((sum, { idf }) => sum + idf, 0);
  const filled = slots.reduce((sum, slot, index) => sum + (test(slot, index) ? slot.idf : 0), 0);
  return total === 0 ? 0 : filled / total;
}

/** Questions after one fact: a corpus that speaks of their subject often lacks just that. */
const factualIntents: ReadonlySet<Intent> = new Set(['time', 'count', 'price', 'person', 'place']);

/** A date, a number or a price asked for is either there or not; a name or a place is harder to tell. */
const strictIntents: ReadonlySet<Intent> = new Set(['time', 'count', 'price']);

/** Whether a date, number or price is asked for that no sentence near the best one holds. */
function lacksEvidence(query: Query, [first]: readonly RankedHit[]): boolean {
  return first !== undefined && first.features.intent === 0 && strictIntents.has(query.intent);
}

/** Whether the question names subjects of which the first hit names none. */
function lacksSubject({ slots }: Query, [first]: readonly RankedHit[]): boolean {
  return first?.features.subject === 0 && slots.some(({ subject }) => subject !== null);
}

/** How likely an answer still is when it is about something else than was named. */
const otherSubjectShare = 0.4;

/** How likely an answer still is when the date, number or price that was asked for is nowhere near. */
const lackingShare = 0.4;

/** Probability, 0..1, that the first hit answers the question; 0 without hits. */
export function computeConfidence(query: Query, hits: readonly RankedHit[]): number {
  if (hits.length === 0) return 0;
  const sum = confidenceBias + weighFeatures(confidenceWeights, measureConfidence(query, hits));
  const probability = 1 / (1 + Math.exp(-sum));
  // No coverage of the question's words makes up for either.
  const share =
    (lacksEvidence(query, hits) ? lackingShare : 1) * (lacksSubject(query, hits) ? otherSubjectShare : 1);
  return share * probability;
}
