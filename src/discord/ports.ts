import type { Comparison } from '../answer/comparison.ts';
import type { Attachment } from '../message/message.ts';
import type { Locale } from '../message/words.ts';

/** What became of a question. Says nothing of who asked, or where. */
export interface Feedback {
  readonly verdict: 'helpful' | 'unhelpful' | 'abstained';
  /** As it was asked, or as it was completed from a conversation; not normalised. */
  readonly question: string;
}

/** Counts what became of questions, where the operator has switched that on. */
export interface FeedbackRecorder {
  /** Must neither throw nor reject, and should not keep the person waiting. */
  record(feedback: Feedback): void;
}

/**
 * Draws a comparison as a picture with its alternative text; null when it cannot, and then the text goes alone. May take
 * seconds; never rejects.
 */
export type DrawComparison = (comparison: Comparison, locale: Locale) => Promise<Attachment | null>;
