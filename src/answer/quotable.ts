import type { Sentence } from '../corpus/document.ts';
import type { AnalysedPassage } from '../retrieval/analysed-passage.ts';

/** A sentence that may be quoted. */
export interface Quotable {
  readonly passage: AnalysedPassage;
  readonly sentence: Sentence;
  readonly index: number;
  /** How far the sentence speaks of each side: 1 by name, less by its section's heading, 0 not at all. */
  readonly about: readonly [number, number];
}
