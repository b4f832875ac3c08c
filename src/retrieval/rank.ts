import type { Passage } from '../corpus/document.ts';
import { findEvidence, wantedEvidence } from './evidence.ts';
import { type Intent, readIntent } from './intent.ts';
import {
  combineFills,
  coverage,
  coverageOfBoth,
  createMatcher,
  type Fill,
  type PassageMatch,
  type SentenceMatch,
} from './match.ts';
import type { Candidate, IndexedPassage, PassageIndex } from './passage-index.ts';
import type { Query } from './query.ts';
import { type FeatureName, lexicalWeights, rankWeights } from './rank-weights.ts';
import type { Similarity } from './similarity.ts';
import { weighFeatures } from './weigh-features.ts';

/** A passage found for a query, with what was found out about it while ranking. */
export interface RankedHit {
  readonly passage: Passage;
  /** Unbounded; comparable only inside one search. */
  readonly score: number;
  readonly indexed: IndexedPassage;
  readonly match: PassageMatch;
  /** Cosine of the question and each sentence, -1..1; empty without an encoder. */
  readonly cosines: readonly number[];
  readonly features: Readonly<Record<FeatureName, number>>;
}

/** What ranking draws on. */
export interface RankingSources {
  readonly index: PassageIndex;
  /** Null when the words alone rank. */
  readonly similarity: Similarity | null;
}

/** How much a slot filled by the heading counts for a sentence below it. */
export const headingForSentence = 0.75;

/** Words farther apart than this are not near each other. */
const nearWords = 5;

/** Orders candidates by a weighted sum of features; the best first. */
export function rankCandidates(
  query: Query,
  candidates: readonly Candidate[],
  { index, similarity }: RankingSources,
): readonly RankedHit[] {
  const matchPassage = createMatcher(query.slots, index);
  const best = candidates[0]?.score ?? 1;
  const weights = similarity === null ? lexicalWeights : rankWeights;
  const hits = candidates.map(({ passage: indexed, score }) => {
    const match = matchPassage(indexed);
    const cosines = similarity?.sentences(indexed) ?? [];
    const features = {
      ...measureWords(query, indexed, match),
      bm25: best === 0 ? 0 : score / best,
      meaning: similarity?.passage(indexed) ?? 0,
      sentenceMeaning: highest(cosines, (cosine) => cosine),
    };
    return {
      passage: indexed.passage,
      score: weighFeatures(weights, features),
      indexed,
      match,
      cosines,
      features,
    };
  });
  return hits.toSorted((a, b) => b.score - a.score || a.indexed.number - b.indexed.number);
}

type LexicalFeatures = Record<Exclude<FeatureName, 'bm25' | 'meaning' | 'sentenceMeaning'>, number>;

function measureWords(query: Query, passage: IndexedPassage, match: PassageMatch): LexicalFeatures {
  const { slots } = query;
  const above = combineFills(match.heading, match.context, 1);
  const whole = combineFills(match.text, above, 1);
  const cover = ({ fill }: SentenceMatch): number =>
    coverageOfBoth(slots, fill, match.heading, headingForSentence);
  const uncovered = cover(match.unmatched);
  const sentences = match.sentences.map((sentence) =>
    sentence === match.unmatched ? uncovered : cover(sentence),
  );
  const best = highest(sentences, (value) => value);
  const subjects = measureSubjects(query, whole);
  const covered = coverage(slots, whole);
  const heading = coverage(slots, match.heading);
  const { headings } = passage.passage.section;
  return {
    coverage: covered,
    sentence: best,
    bare: highest(match.matched, ({ fill }) => coverage(slots, fill)),
    proximity: highest(match.matched, ({ positions }) => measureProximity(query, positions)),
    exact: measureExact(query, match),
    heading,
    headingFocus: measureFocus(passage, match.heading) * heading,
    context: coverage(slots, match.context),
    intent: measureIntent(query, passage, sentences, best),
    subject: subjects ?? 0,
    headingIntent:
      asksAlike(query.intent, readIntent(headings.at(-1) ?? '').intent) && subjects !== 0 ? covered : 0,
  };
}

/** The highest measure of any item; 0 of none. */
function highest<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  let best = 0;
  for (const item of items) best = Math.max(best, measure(item));
  return best;
}

/** Share of the subjects named in the question that the passage names; null when the question names none. */
function measureSubjects({ slots }: Query, fill: Fill): number | null {
  let named = 0;
  let filled = 0;
  for (const [index, { subject }] of slots.entries()) {
    if (subject === null) continue;
    named += 1;
    filled += fill[index]!;
  }
  return named === 0 ? null : filled / named;
}

/** Whether a heading asks what the question asks; that both want a yes or a no, or nothing in particular, says little. */
function asksAlike(question: Intent, heading: Intent): boolean {
  return question === heading && question !== 'topic' && question !== 'decision';
}

/** Share of neighbouring slots of the question that stand near each other in a sentence. */
function measureProximity({ slots }: Query, positions: readonly number[]): number {
  if (slots.length < 2) return 0;
  let near = 0;
  for (let index = 1; index < slots.length; index += 1) {
    const before = positions[index - 1]!;
    const after = positions[index]!;
    const isNear = before >= 0 && after >= 0 && Math.abs(after - before) <= nearWords;
    if (isNear) near += 1;
  }
  return near / (slots.length - 1);
}

/** Share of the query, weighted by idf, whose very words stand in the passage. */
function measureExact({ slots }: Query, match: PassageMatch): number {
  const fill = slots.map((_, index) => (match.matched.some(({ exact }) => exact[index]) ? 1 : 0));
  return coverage(slots, fill);
}

/** Share of the heading's words that the question asks for: a heading that is all about the question counts most. */
function measureFocus({ terms }: IndexedPassage, heading: Fill): number {
  const filled = heading.reduce((sum, value) => sum + value, 0);
  return terms.headingWords === 0 ? 0 : Math.min(1, filled / terms.headingWords);
}

/** Whether a sentence that covers nearly as much as the best holds the kind of answer that was asked for. */
function measureIntent(
  query: Query,
  { passage }: IndexedPassage,
  sentences: readonly number[],
  best: number,
): number {
  const wanted = wantedEvidence(query.intent);
  if (wanted === 0) return 0;
  const met = passage.sentences.some(
    ({ start, end, kind }, index) =>
      sentences[index]! >= 0.8 * best &&
      findEvidence(passage.document.text.slice(start, end), kind, wanted) !== 0,
  );
  return met ? best : 0;
}
