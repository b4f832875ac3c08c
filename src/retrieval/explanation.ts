/** One part of a score. */
export interface ScorePart {
  /** The feature, such as `bm25` or `coverage`. */
  readonly feature: string;
  /** The feature's value before weighting. */
  readonly value: number;
  /** What the feature adds to the score. */
  readonly contribution: number;
}

/** One term of the query, found in a passage. */
export interface TermMatch {
  readonly term: string;
  /** Fields the term was found in: `text`, `headings`, `title`. */
  readonly fields: readonly string[];
  /** Inverse document frequency of the term. */
  readonly idf: number;
}

/** Why a passage has the score it has. */
export interface Explanation {
  readonly parts: readonly ScorePart[];
  readonly matches: readonly TermMatch[];
}
