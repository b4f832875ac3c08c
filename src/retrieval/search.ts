import type { PassageIndex } from './passage-index.ts';
import { listTerms, type Query } from './query.ts';
import { rankCandidates, type RankedHit } from './rank.ts';

/** How many candidates the second stage looks at. */
const candidateCount = 30;

/** Finds the passages that fit a query: candidates by BM25+, ordered by the second stage, best first. */
export function search(query: Query, index: PassageIndex): readonly RankedHit[] {
  return rankCandidates(query, index.find(listTerms(query, index), candidateCount), index);
}
