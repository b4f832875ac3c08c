import type { Passage } from '../corpus/document.ts';

/** A sentence quoted in a comparison. */
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
  /** At most six, the best first; sentences about both sides stand here too. */
  readonly snippets: readonly Snippet[];
}

/** What is said of either side under one aspect. */
export interface ComparisonRow {
  /** Null where the sentences speak of the sides in general. */
  readonly aspect: string | null;
  /** Null where the corpus does not say. */
  readonly a: Snippet | null;
  readonly b: Snippet | null;
}

/** What the corpus says of two subjects, side by side. */
export interface Comparison {
  readonly status: 'answered' | 'abstained';
  readonly a: Side;
  readonly b: Side;
  /** The aspect asked for, or null. */
  readonly aspect: string | null;
  /** Sentences that speak of both subjects, the best first: what is shown ahead of the rows. */
  readonly both: readonly Snippet[];
  /** Aspect by aspect: those that both sides speak of first. No sentence stands twice, here or in `both`. */
  readonly rows: readonly ComparisonRow[];
  /** Where one side belongs to the other, by the lexicon: canonical names, the part first. */
  readonly relation: readonly [part: string, whole: string] | null;
  /** Further things that a question names in the same row; two are compared at a time. */
  readonly left?: readonly string[];
  /** Why there is nothing to compare, or null: both names mean the same subject, or a name is unknown. */
  readonly reason: 'same-subject' | 'unknown-subject' | 'nothing-said' | null;
  /** When there is nothing to compare: subjects to compare the known one with, the likeliest first. */
  readonly related?: readonly string[];
}

/** Whether a row quotes both sides. */
export function isFull({ a, b }: ComparisonRow): boolean {
  return a !== null && b !== null;
}

/** The aspect that was asked for, or null where what is quoted does not speak of it and is only the nearest. */
export function spokenAspect({ aspect, both, rows }: Comparison): string | null {
  return [...both, ...rows].some((told) => told.aspect !== null) ? aspect : null;
}
