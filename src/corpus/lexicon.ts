/** A thing the corpus speaks of, under its canonical name. */
export interface Subject {
  readonly name: string;
  /** Other names, abbreviations and usual misspellings. */
  readonly aliases: readonly string[];
  /** What it is, in one or two words: `hypervisor`, `company`, `concept`. */
  readonly kind: string;
  /** Canonical name of the subject this one belongs to or is a case of, or null. */
  readonly parent: string | null;
}

export interface Aspect {
  readonly name: string;
  readonly words: readonly string[];
}

export interface Lexicon {
  readonly subjects: readonly Subject[];
  /** Groups of words that mean the same in this corpus. */
  readonly synonyms: readonly (readonly string[])[];
  readonly aspects: readonly Aspect[];
}

export const emptyLexicon: Lexicon = { subjects: [], synonyms: [], aspects: [] };
