import { tokenize } from '../analysis/tokenize.ts';
import { holdsEvidence, wantedEvidence } from '../retrieval/evidence.ts';
import type { Intent } from '../retrieval/intent.ts';
import { coverage } from '../retrieval/match.ts';
import type { Query } from '../retrieval/query.ts';
import type { RankedHit } from '../retrieval/search.ts';
import { chooseWeights, type ConfidenceFeature, weighFeatures } from '../retrieval/weights.ts';
import { opposing } from './comparing-words.ts';

/** A slot filled less than this is not what was asked for, only something like it. */
const leastFill = 0.45;

/** A question is taken to have at least so many slots: names and keywords alone are asked shortly. */
const leastLength = 3;

/** How many hits behind the first tell how far it stands out. */
const followers = 3;

/** A date, a number or a price asked for is either there or not; a name or a place is harder to tell. */
const strictIntents: ReadonlySet<Intent> = new Set(['time', 'count', 'price']);

/** What happened has a reason only where one is told; how things are may be explained by any statement. */
const reasonOfEvent = /\bwhy (?:did|was|were)\b/iu;

const natureOfThing = /\bwhat(?:'?s| is| are| was| were)\b/iu;

/** What a sentence says the nature of stands among its first words; farther on things are only mentioned. */
const leadingWords = 4;

/** A question in the very words of a heading, or of one noted for it, is answered there: measured 35 times in 36. */
const leastWhenTitled = 0.95;

/** How far an answer is to be trusted. */
export interface Trust {
  /** Probability, 0..1, that the first hit answers (logistic regression); 0 without hits. */
  readonly confidence: number;
  readonly isAnswered: boolean;
  readonly isSure: boolean;
}

/** Judges by the hits for a query whether it is answered, and surely. */
export function judgeHits(query: Query, hits: readonly RankedHit[]): Trust {
  const [first] = hits;
  if (first === undefined) return { confidence: 0, isAnswered: false, isSure: false };
  const { confidence: fitted, abstainBelow, sureFrom } = chooseWeights(first.cosines !== null);
  const { bias, ...weights } = fitted;
  const features = measureConfidence(query, hits);
  const sum = bias + weighFeatures<ConfidenceFeature>(weights, features);
  const isTitled = features.wording === 1;
  const isClear = !isTitled || isAloneTitled(first, hits);
  const confidence = Math.max(1 / (1 + Math.exp(-sum)), isTitled && isClear ? leastWhenTitled : 0);
  const isMissing = features.lacking > 0 || isOnlyMentioned(query, first) || opposing.test(query.text);
  const isSure = confidence >= sureFrom && isClear && (isTitled || !isMissing);
  return { confidence, isAnswered: confidence >= abstainBelow, isSure };
}

/**
 * Whether a heading tells which document is meant: not where others have it, too ("Overview"), unless they are copies, or
 * demoted as change logs are.
 */
function isAloneTitled({ passage: { document } }: RankedHit, hits: readonly RankedHit[]): boolean {
  return hits
    .filter(({ features, passage }) => features.wording === 1 && !document.text.includes(passage.text))
    .every(({ passage }) => passage.document.isDemoted && !document.isDemoted);
}

/** Measures how well the first of the hits, of which there is one, answers; every feature but `margin` and `length` is -1..1. */
export function measureConfidence(
  query: Query,
  [first, ...others]: readonly RankedHit[],
): Readonly<Record<ConfidenceFeature, number>> {
  const { slots } = query;
  const { match, features, score } = first!;
  const next = others.slice(0, followers);
  const behind = next.reduce((sum, hit) => sum + hit.score / next.length, 0);
  return {
    coverage: features.coverage,
    sentenceMeaning: features.sentenceMeaning,
    alignment: features.alignment,
    wording: features.wording,
    margin: score - behind,
    gap: coverage(
      slots,
      match.whole.map((fill) => Number(fill < leastFill)),
    ),
    lacking: Number(lacksEvidence(query, first!)),
    length: Math.log(1 + Math.max(leastLength, slots.length)),
  };
}

/** Whether a date, number or price is asked for and nothing of the kind is there. */
function lacksEvidence(query: Query, hit: RankedHit): boolean {
  return strictIntents.has(query.intent) && !isEvident(query, hit);
}

/** Whether a sentence that fits the question as well as the best holds what is asked for. */
function isEvident({ slots, intent }: Query, { passage, match }: RankedHit): boolean {
  const said = match.sentences.map(({ fill }) => coverage(slots, fill));
  const least = 0.8 * Math.max(...said);
  return passage.sentences.some(
    ({ start, end, kind }, index) =>
      said[index]! >= least &&
      holdsEvidence(passage.document.text.slice(start, end), kind, wantedEvidence(intent)),
  );
}

/** Whether the reason of an event or the nature of a thing is asked for, and the passage only speaks of it. */
function isOnlyMentioned(query: Query, hit: RankedHit): boolean {
  const { slots, intent, text } = query;
  if (intent === 'reason') return reasonOfEvent.test(text) && !isEvident(query, hit);
  if (intent !== 'definition' || slots.length !== 1 || !natureOfThing.test(text)) return false;
  return hit.features.definition === 0 && hit.match.title[0]! < leastFill && !isSubjectOfSentence(hit);
}

/** Whether a sentence says what the one thing asked about is, from its beginning or from where it names the thing. */
function isSubjectOfSentence({ passage, match }: RankedHit): boolean {
  return passage.sentences.some(({ start, end, kind }, index) => {
    const { fill, positions } = match.sentences[index]!;
    if (fill[0]! < leastFill) return false;
    const text = passage.document.text.slice(start, end);
    const from = positions[0]! < leadingWords ? 0 : (tokenize(text)[positions[0]!]?.start ?? 0);
    return holdsEvidence(text.slice(from), kind, ['definition']);
  });
}
