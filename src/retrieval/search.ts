import type { Passage } from '../corpus/document.ts';
import { coverage, createMatcher, type PassageMatch, type SentenceMatch } from './match.ts';
import type { Candidate, IndexedPassage, PassageIndex } from './passage-index.ts';
import { listTerms, type Query } from './query.ts';
import type { Similarity } from './similarity.ts';
import { chooseWeights, type RankFeature, type Weights, weighFeatures } from './weights.ts';

export interface RankedHit {
  readonly passage: Passage;
  /** Unbounded; comparable only inside one search. */
  readonly score: number;
  readonly match: PassageMatch;
  /** Cosine of the question and each sentence, -1..1; null where the words alone rank. */
  readonly cosines: readonly number[] | null;
  /** How much of the question finds its like in each sentence, 0..1; empty where that was not looked at. */
  readonly alignments: readonly number[];
  readonly features: Readonly<Record<RankFeature, number>>;
}

/** How much a slot filled by the heading counts for a sentence below it. */
const headingForSentence = 0.75;

const nearWords = 5;

/** How many of the best are compared with the question token by token, which takes longest. */
export const alignedCount = 10;

/** What a passage of a licence or a list of changes loses: it comes first only where nothing else fits. */
const demotion = 4;

const lexicalCount = 15;

const nearestCount = 10;

/**
 * Finds the passages that fit a query: candidates by BM25+ and, where there is one, by the encoder, ordered by the
 * second stage; the best first. A question of nothing but everyday words is only found where it stands.
 */
export function search(
  query: Query,
  index: PassageIndex,
  similarity: Similarity | null,
): readonly RankedHit[] {
  const found = index.find(listTerms(query, index), lexicalCount);
  const defining =
    query.definition === null ? [] : index.passages.filter((passage) => defines(passage, query));
  const near =
    query.slots.length === 0
      ? listTitled(query, index)
      : [
          ...defining.slice(0, nearestCount).map(({ number }) => number),
          ...(similarity?.nearest(nearestCount, index.demoted) ?? []),
        ];
  const candidates = new Map(near.map((number) => [number, { passage: index.passages[number]!, score: 0 }]));
  for (const candidate of found) candidates.set(candidate.passage.number, candidate);
  // Weights of the encoder's mode take all of its features for granted.
  return rankCandidates(
    query,
    [...candidates.values()],
    index,
    similarity?.isDetailed === true ? similarity : null,
  );
}

/**
 * Orders candidates by a weighted sum of features; the best first. With the encoder the best of them are put in order
 * anew, now with their alignment, which is never less than nothing.
 */
function rankCandidates(
  query: Query,
  candidates: readonly Candidate[],
  index: PassageIndex,
  similarity: Similarity | null,
): readonly RankedHit[] {
  const { slots } = query;
  const matchPassage = createMatcher(slots, index);
  const asked = query.stems.map((stems) => numberStems(stems, index));
  const best = Math.max(...candidates.map(({ score }) => score), Number.MIN_VALUE);
  const weights = chooseWeights(similarity !== null).ranking;
  const hits = candidates.map(({ passage: indexed, score }) => {
    const { passage, terms } = indexed;
    const match = matchPassage(indexed);
    const { found, heading, context, whole, exact } = match;
    const cosines = similarity?.sentences(indexed) ?? null;
    const features = {
      bm25: score / best,
      coverage: coverage(slots, whole),
      sentence: highest(found, ({ fill }) => coverage(slots, fill, heading, headingForSentence)),
      proximity: highest(found, (sentence) => measureProximity(query, sentence)),
      exact: coverage(slots, exact),
      heading: coverage(slots, heading),
      context: coverage(slots, context),
      wording: measureWordings(terms.wordings, asked),
      definition: Number(defines(indexed, query)),
      meaning: similarity?.passage(indexed) ?? 0,
      sentenceMeaning: highest(cosines ?? [], (cosine) => cosine),
      alignment: 0,
      sentenceAlignment: 0,
    };
    const total = weighFeatures(weights, features) - (passage.document.isDemoted ? demotion : 0);
    return { passage, score: total, match, cosines, alignments: [], features, indexed };
  });
  const ordered = hits.toSorted(compareHits);
  if (similarity === null) return ordered;
  const aligned = ordered.slice(0, alignedCount).map((hit) => alignHit(hit, similarity, weights));
  return [...aligned.toSorted(compareHits), ...ordered.slice(alignedCount)];
}

/** The passages of which the very heading, or a question noted for it, is asked. */
function listTitled({ stems }: Query, index: PassageIndex): readonly number[] {
  const asked = stems.map((each) => numberStems(each, index));
  return index.passages
    .filter(({ terms }) => measureWordings(terms.wordings, asked) === 1)
    .map(({ number }) => number);
}

function defines({ terms }: IndexedPassage, { definition }: Query): boolean {
  return definition !== null && terms.definitions.includes(definition);
}

interface IndexedHit extends RankedHit {
  readonly indexed: IndexedPassage;
}

function compareHits(a: IndexedHit, b: IndexedHit): number {
  return b.score - a.score || a.indexed.number - b.indexed.number;
}

function alignHit(hit: IndexedHit, similarity: Similarity, weights: Weights['ranking']): IndexedHit {
  const { passage: alignment, sentences } = similarity.align(hit.indexed);
  const sentenceAlignment = highest(sentences, (share) => share);
  const gained = weights.alignment * alignment + weights.sentenceAlignment * sentenceAlignment;
  return {
    ...hit,
    score: hit.score + gained,
    alignments: sentences,
    features: { ...hit.features, alignment, sentenceAlignment },
  };
}

/**
 * How alike the first wording of a question and the nearest of a passage are, 0..1; the others count only where they are
 * the same.
 */
function measureWordings(
  wordings: readonly Uint32Array[],
  [asked, ...others]: readonly ReadonlySet<number>[],
): number {
  return highest(wordings, (wording) =>
    others.some((stems) => measureWording(stems, wording) === 1) ? 1 : measureWording(asked!, wording),
  );
}

/** How alike two wordings are: Dice's coefficient of their words, 0..1. */
function measureWording(question: ReadonlySet<number>, wording: Uint32Array): number {
  let shared = 0;
  for (let at = 0; at < wording.length; at += 1) if (question.has(wording[at]!)) shared += 1;
  return wording.length === 0 ? 0 : (2 * shared) / (question.size + wording.length);
}

/** How alike a text and the heading or noted question are that it is most like: Dice's coefficient of their words, 0..1. */
export function findNearestWording(text: string, index: PassageIndex): number {
  const stems = numberStems(index.analyzer.listStems(text), index);
  return highest(index.passages, ({ terms }) =>
    highest(terms.wordings, (wording) => measureWording(stems, wording)),
  );
}

/** A stem that no passage has counts as a word that is missing. */
function numberStems(stems: Iterable<string>, index: PassageIndex): ReadonlySet<number> {
  return new Set(Array.from(stems, (stem, at) => index.numberOf(stem) ?? -1 - at));
}

/** The highest measure of any item; 0 of none. */
function highest<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  let best = 0;
  for (const item of items) best = Math.max(best, measure(item));
  return best;
}

/** Share of neighboring slots of the question that stand near each other in a sentence. */
function measureProximity({ slots }: Query, { positions }: SentenceMatch): number {
  if (slots.length < 2) return 0;
  let near = 0;
  for (let index = 1; index < slots.length; index += 1) {
    const before = positions[index - 1]!;
    const after = positions[index]!;
    if (before >= 0 && after >= 0 && Math.abs(after - before) <= nearWords) near += 1;
  }
  return near / (slots.length - 1);
}
