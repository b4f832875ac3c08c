import { evidenceBits, findEvidence, wantedEvidence } from '../retrieval/evidence.ts';
import { coverage, coverageOfBoth, type SentenceMatch } from '../retrieval/match.ts';
import type { Query, Slot } from '../retrieval/query.ts';
import { headingForSentence, type RankedHit } from '../retrieval/rank.ts';
import { weighFeatures } from '../retrieval/weigh-features.ts';
import { lexicalSentenceWeights, type SentenceFeature, sentenceWeights } from './sentence-weights.ts';

/**
 * Scores each sentence of a hit as an answer, in the passage's order; unbounded, comparable inside the passage.
 *
 * A slot filled by the section's heading half counts for every sentence below it; a word that few sentences of the
 * passage have tells them apart more than one that all of them have.
 */
export function scoreSentences(query: Query, hit: RankedHit): readonly number[] {
  const weights = hit.cosines.length === 0 ? lexicalSentenceWeights : sentenceWeights;
  return measureSentences(query, hit).map((features) => weighFeatures(weights, features));
}

/** Measures the features of each sentence of a hit, in the passage's order. */
function measureSentences(query: Query, hit: RankedHit): readonly SentenceFeatures[] {
  const rarity = measureRarity(query, hit);
  return hit.match.sentences.map((match, index) => measureSentence(query, hit, { match, index, rarity }));
}

type SentenceFeatures = Readonly<Record<SentenceFeature, number>>;

interface Place {
  readonly match: SentenceMatch;
  readonly index: number;
  readonly rarity: readonly number[];
}

function measureSentence(query: Query, hit: RankedHit, { match, index, rarity }: Place): SentenceFeatures {
  const { slots, intent } = query;
  const { document, sentences } = hit.passage;
  const { start, end, kind } = sentences[index]!;
  const text = document.text.slice(start, end);
  const holds = (kinds: number): boolean => kinds !== 0 && findEvidence(text, kind, kinds) !== 0;
  const previous = hit.match.sentences[index - 1]?.fill ?? [];
  return {
    coverage: coverageOfBoth(slots, match.fill, hit.match.heading, headingForSentence),
    bare: coverage(slots, match.fill),
    rare: weighFill(match.fill, rarity),
    previous: coverageOfBoth(slots, match.fill, previous, 0.6),
    intent: holds(wantedEvidence(intent)) ? 1 : 0,
    definition: intent === 'definition' && index === 0 && holds(evidenceBits.definition) ? 1 : 0,
    first: 1 / (1 + index),
    exact: coverageOfExact(slots, match),
    meaning: hit.cosines[index] ?? 0,
  };
}

/** Share of the query, weighted by idf, whose very words stand in a sentence. */
function coverageOfExact(slots: readonly Slot[], { exact }: SentenceMatch): number {
  let total = 0;
  let filled = 0;
  for (const [index, { idf }] of slots.entries()) {
    total += idf;
    if (exact[index] === true) filled += idf;
  }
  return total === 0 ? 0 : filled / total;
}

/** For each slot, how few of the passage's sentences fill it: 1 for a single one, less for more. */
function measureRarity(query: Query, hit: RankedHit): readonly number[] {
  return query.slots.map(({ idf }, slot) => {
    let filled = 0;
    for (const { fill } of hit.match.matched) if ((fill[slot] ?? 0) > 0) filled += 1;
    return filled === 0 ? 0 : idf * Math.log(1 + hit.match.sentences.length / filled);
  });
}

function weighFill(fill: readonly number[], weights: readonly number[]): number {
  let total = 0;
  let filled = 0;
  for (const [index, weight] of weights.entries()) {
    total += weight;
    filled += weight * (fill[index] ?? 0);
  }
  return total === 0 ? 0 : filled / total;
}
