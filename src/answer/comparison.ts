import type { Passage } from '../corpus/document.ts';

/** A sentence (or at most 60 words) quoted in a comparison. */
export interface Snippet {
  /** Verbatim. */
  readonly text: string;
  readonly passage: Passage;
  /** The aspect it speaks of, such as `performance`, or null when it speaks of none in particular. */
  readonly aspect: string | null;
}

/** One side of a comparison. */
export interface Side {
  /** What was asked for, as typed. */
  readonly asked: string;
  /** The subject it was read as, or null when the corpus knows no such thing. */
  readonly subject: string | null;
  /** Names the corpus knows that may have been meant; empty when the subject was found. */
  readonly didYouMean: readonly string[];
  /** At most six, the best first. */
  readonly snippets: readonly Snippet[];
}

/** What the corpus says of two subjects, side by side. */
export interface Comparison {
  readonly status: 'answered' | 'abstained';
  readonly a: Side;
  readonly b: Side;
  /** The aspect asked for, or null. */
  readonly aspect: string | null;
  /** Sentences that speak of both subjects. */
  readonly both: readonly Snippet[];
  /** Why there is nothing to compare, or null: both names mean the same subject, or a name is unknown. */
  readonly reason: 'same-subject' | 'unknown-subject' | 'nothing-said' | null;
  /** When there is nothing to compare: subjects to compare the known one with, the likeliest first. */
  readonly related?: readonly string[];
}
