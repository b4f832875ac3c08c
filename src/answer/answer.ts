import type { Passage, Span } from '../corpus/document.ts';
import type { Comparison } from './comparison.ts';
import type { Explanation } from '../retrieval/explain.ts';
import type { Reading } from '../retrieval/repair.ts';

/** A passage as it is shown, with what stands around it. */
export interface ShownPassage {
  readonly passage: Passage;
  /** Verbatim: `passage.document.text.slice(...)` over whole sentences, at most 180 words. */
  readonly excerpt: string;
  /** Where the excerpt starts in the document's text. */
  readonly start: number;
  /** The answering sentences, as spans of the excerpt, in reading order; at most two, or the items of a list. */
  readonly highlights: readonly Span[];
}

/** A passage shown as (or near) an answer. */
export interface AnswerPassage extends ShownPassage {
  /** The one among the highlights that answers best; undefined where nothing is marked. */
  readonly best: Span | undefined;
  /** Unbounded; comparable only inside one answer. */
  readonly score: number;
  readonly explanation: Explanation;
}

/** What the corpus says to a question. */
export interface Answer {
  readonly status: 'answered' | 'abstained';
  /** The question as it was understood: trimmed; for a follow-up, completed from the conversation. */
  readonly question: string;
  /** False between the two thresholds: answered, and the best guess marked, but people are shown a list to pick from. */
  readonly sure: boolean;
  /** What the corpus says of two subjects, where the question compares them; else null. */
  readonly comparison: Comparison | null;
  /** 0..1: how likely the first passage answers the question. */
  readonly confidence: number;
  /** Best first, at most three; when abstained, the nearest ones. */
  readonly passages: readonly AnswerPassage[];
  /** Words of the question that the corpus does not know. */
  readonly unknownTerms: readonly string[];
  /** Of several questions asked in one, those that are not answered. */
  readonly unanswered: readonly string[];
  /** Words that were corrected or expanded to answer. */
  readonly readings: readonly Reading[];
  /** Questions nearby that the corpus can answer. */
  readonly suggestions: readonly string[];
}
