import type { PassageIndex } from './passage-index.ts';
import { listTerms, type Query } from './query.ts';
import { rankCandidates, type RankedHit } from './rank.ts';

/** How many candidates the second stage looks at in a corpus of up to {@link smallCorpus} passages. */
const candidateCount = 12;

const smallCorpus = 1_000;

/** Finds the passages that fit a query: candidates by BM25+, ordered by the second stage, best first. */
export function search(query: Query, index: PassageIndex): readonly RankedHit[] {
  return rankCandidates(query, index.find(listTerms(query), countCandidates(index.size)));
}

/** Among ten times as many passages, the right one has about twice as many ahead of it. */
function countCandidates(size: number): number {
  return Math.round(candidateCount * 2 ** Math.max(0, Math.log10(size / smallCorpus)));
}
