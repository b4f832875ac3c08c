/** What is being filled in. */
export type Field =
  | { readonly kind: 'question' }
  /** One side of a comparison; `other` is what stands on the other side, as typed, or null. */
  | { readonly kind: 'subject'; readonly other: string | null }
  /** What two things are compared by. */
  | { readonly kind: 'aspect'; readonly a: string | null; readonly b: string | null };

/** Something to pick while typing. */
export interface Completion {
  /** Short text that {@link Completer.recall} reads, on every replica and after a restart; an aspect's is its name. */
  readonly value: string;
  /** What is asked or compared when it is picked. */
  readonly text: string;
  /** A section is one whose heading asks nothing; `typed` is what was typed, as nothing was found. */
  readonly kind: 'question' | 'section' | 'subject' | 'aspect' | 'typed';
  /** Why it is offered: nothing was found or typed, its name begins so, its name has the words, its text has them. */
  readonly match: 'suggested' | 'exact' | 'keyword' | 'content';
  /** Another name of the subject by which it was found; null when it was found by its own. */
  readonly alias: string | null;
}

/** Completes what is typed into a field, from one corpus. */
export interface Completer {
  /** Things to pick, the best first, each once, at most `limit`; none only where the corpus has nothing to offer. */
  complete(field: Field, typed: string, limit: number): readonly Completion[];
  /** The text that a value stands for; what is no key stands for itself. Null for a key of what the corpus lacks. */
  recall(value: string): string | null;
}
