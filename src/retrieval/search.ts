import type { Candidate, PassageIndex } from './passage-index.ts';
import { listTerms, type Query } from './query.ts';
import { rankCandidates, type RankedHit } from './rank.ts';
import type { Similarity } from './similarity.ts';

/** How many candidates the words bring. */
const lexicalCount = 30;

/** How many candidates the encoder brings. */
const nearestCount = 10;

/**
 * Finds the passages that fit a query: candidates by BM25+ and, where there is one, by the encoder, ordered by the
 * second stage; the best first.
 */
export function search(
  query: Query,
  index: PassageIndex,
  similarity: Similarity | null,
): readonly RankedHit[] {
  const found = index.find(listTerms(query, index), lexicalCount);
  const known = new Set(found.map(({ passage }) => passage.number));
  const near = similarity?.nearest(nearestCount).filter((number) => !known.has(number)) ?? [];
  const candidates: readonly Candidate[] = [
    ...found,
    ...near.map((number) => ({ passage: index.passages[number]!, score: 0 })),
  ];
  return rankCandidates(query, candidates, index, similarity);
}
