import { createHash } from 'node:crypto';
import type { Analyzer } from '../analysis/analyze.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { Steps } from '../steps.ts';
import { listTerms } from './analysed-passage.ts';
import { buildPostings, type IndexedTerms, type Postings } from './postings.ts';
import { readWords, type Words } from './vocabulary.ts';

/** What an index is made of: what takes time to work out, and is worth storing. */
export interface IndexContent {
  readonly postings: Postings;
  /** The words of the corpus, read when they are first asked for. */
  readonly readWords: () => Steps<Words>;
}

/** The content of an index as it was stored. */
export interface StoredContent extends IndexContent {
  /** What the analyzer was made with. */
  readonly subjects: readonly Subject[];
  /** {@link sampleTerms} of the passages and the analyzer it was built with. */
  readonly sample: string;
}

/** Works out the content of an index over passages, a passage a step. */
export function* buildContent(passages: readonly Passage[], analyzer: Analyzer): Steps<IndexContent> {
  return {
    postings: yield* buildPostings(listAllTerms(passages, analyzer)),
    readWords: () => readWords(passages),
  };
}

function* listAllTerms(passages: readonly Passage[], analyzer: Analyzer): Generator<IndexedTerms> {
  for (const passage of passages) yield listTerms(passage, analyzer);
}

/** How many passages are analysed anew to tell whether a stored index still fits the analyzer. */
const sampleSize = 5;

/** A hash over the terms of a few passages: another analyzer gives other terms. */
export function sampleTerms(passages: readonly Passage[], analyzer: Analyzer): string {
  const hash = createHash('sha256');
  for (let index = 0; index < sampleSize; index += 1) {
    const passage = passages[Math.floor((index * passages.length) / sampleSize)];
    if (passage !== undefined) hash.update(JSON.stringify(listTerms(passage, analyzer)));
  }
  return hash.digest('hex');
}
