import { holdsEvidence, wantedEvidence } from '../retrieval/evidence.ts';
import { coverage, type SentenceMatch } from '../retrieval/match.ts';
import type { Query } from '../retrieval/query.ts';
import { headingForSentence, type RankedHit } from '../retrieval/search.ts';
import { chooseWeights, type SentenceFeature, weighFeatures } from '../retrieval/weights.ts';

/**
 * Scores each sentence of a hit as an answer, in the passage's order; unbounded, comparable inside the passage.
 *
 * A slot filled by the section's heading half counts for every sentence below it; a word that few sentences of the
 * passage have tells them apart more than one that all of them have.
 */
export function scoreSentences(query: Query, hit: RankedHit): readonly number[] {
  const weights = chooseWeights(hit.cosines !== null).sentence;
  return measureSentences(query, hit).map((features) => weighFeatures(weights, features));
}

/** Features of each sentence of a hit, in the passage's order. */
export function measureSentences(
  query: Query,
  hit: RankedHit,
): readonly Readonly<Record<SentenceFeature, number>>[] {
  const rarity = measureRarity(query, hit);
  return hit.match.sentences.map((match, index) => measureSentence(query, hit, { match, index, rarity }));
}

interface Place {
  readonly match: SentenceMatch;
  readonly index: number;
  readonly rarity: readonly number[];
}

function measureSentence(
  { slots, intent }: Query,
  { passage, match: whole, cosines, alignments }: RankedHit,
  { match, index, rarity }: Place,
): Record<SentenceFeature, number> {
  const { start, end, kind } = passage.sentences[index]!;
  const text = passage.document.text.slice(start, end);
  const isDefining = intent === 'definition' && index === 0 && holdsEvidence(text, kind, ['definition']);
  const previous = whole.sentences[index - 1]?.fill;
  return {
    coverage: coverage(slots, match.fill, whole.heading, headingForSentence),
    bare: coverage(slots, match.fill),
    rare: weighFill(match.fill, rarity),
    previous: coverage(slots, match.fill, previous, 0.6),
    evidence: holdsEvidence(text, kind, wantedEvidence(intent)) ? 1 : 0,
    definition: isDefining ? 1 : 0,
    first: 1 / (1 + index),
    meaning: cosines?.[index] ?? 0,
    alignment: alignments[index] ?? 0,
  };
}

/** For each slot, how few of the passage's sentences fill it: 1 for a single one, less for more. */
function measureRarity({ slots }: Query, { match }: RankedHit): readonly number[] {
  return slots.map(({ idf }, slot) => {
    const filled = match.sentences.filter(({ fill }) => fill[slot]! > 0).length;
    return filled === 0 ? 0 : idf * Math.log(1 + match.sentences.length / filled);
  });
}

function weighFill(fill: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const filled = weights.reduce((sum, weight, slot) => sum + weight * fill[slot]!, 0);
  return total === 0 ? 0 : filled / total;
}
