import { createHash } from 'node:crypto';
import type { Analyzer } from '../analysis/analyze.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { Steps } from '../steps.ts';
import { listTerms } from './analysed-passage.ts';
import { buildPostings, type IndexedTerms, type Postings } from './postings.ts';
import { WordCollector, type Words } from './vocabulary.ts';

/** What an index is made of: what takes time to work out, and is worth storing. */
export interface IndexContent {
  readonly postings: Postings;
  /** The words of the corpus; stored ones are read when this is called. */
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
  const words = new WordCollector();
  const postings = yield* buildPostings(readPassages(passages, analyzer, words));
  const headings = new Set(passages.map(({ section }) => section.headings.join('\n')));
  for (const heading of headings) words.add(heading, tokenize(heading));
  return { postings, readWords: () => handOut(words) };
}

function* handOut(words: Words): Steps<Words> {
  yield;
  return words;
}

/** Goes through the passages once: splitting texts into words is the larger part of the work. */
function* readPassages(
  passages: readonly Passage[],
  analyzer: Analyzer,
  words: WordCollector,
): Generator<IndexedTerms> {
  for (const passage of passages) {
    const tokens = tokenize(passage.text);
    words.add(passage.text, tokens);
    yield listTerms(passage, analyzer, tokens);
  }
}

/** How many passages are analysed anew to tell whether a stored index still fits the analyzer. */
const sampleSize = 5;

/** A hash over the terms of a few passages: another analyzer gives other terms. */
export function sampleTerms(passages: readonly Passage[], analyzer: Analyzer): string {
  const hash = createHash('sha256');
  for (let index = 0; index < sampleSize; index += 1) {
    const passage = passages[Math.floor((index * passages.length) / sampleSize)];
    if (passage !== undefined)
      hash.update(JSON.stringify(listTerms(passage, analyzer, tokenize(passage.text))));
  }
  return hash.digest('hex');
}
