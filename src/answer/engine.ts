import type { Corpus } from '../corpus/corpus.ts';
import type { Answer } from './answer.ts';
import type { Comparison } from './comparison.ts';
import type { SubjectGuide } from './subject-guide.ts';

/** What a conversation remembers between two questions; opaque to everybody but the engine. */
export interface Conversation {
  /** The question answered last, completed. */
  readonly question: string;
  /** Canonical names of the subjects spoken of, most recent first. */
  readonly subjects: readonly string[];
  /** Id of the section that answered last; left out when none did. */
  readonly section?: string;
  /** Names in the sentences that answered last, for "he" and "she"; left out when nothing was answered. */
  readonly names?: readonly string[];
}

/** An answer and what to hand in with the next question. */
export interface Turn {
  readonly answer: Answer;
  readonly conversation: Conversation;
}

/** Something to offer while a person types. */
export interface Suggestion {
  /** What the person reads, and what is asked when they pick it. */
  readonly text: string;
  readonly kind: 'question' | 'subject';
}

/** Answers from one corpus. Pure: the same input gives the same output, and nothing is kept. */
export interface Engine {
  readonly corpus: Corpus;
  /** Answers a question on its own. */
  ask(question: string): Answer;
  /** Answers a question inside a conversation; `previous` is null for the first turn. */
  converse(question: string, previous: Conversation | null): Turn;
  /** Puts what the corpus says of two things side by side; `aspect` narrows it. */
  compare(a: string, b: string, aspect: string | null): Comparison;
  /** Aspects by which the corpus lets two things be compared, as people say them, in the order they are shown. */
  aspectsFor(a: string, b: string): readonly string[];
  /** Names of subjects to compare one with, the likeliest first; none when the corpus does not know the name. */
  relatedSubjects(name: string, limit: number): readonly string[];
  /** Questions and subjects for what has been typed so far, the best first. */
  suggest(typed: string, limit: number): readonly Suggestion[];
  /** Names of subjects for what has been typed so far, the best first. */
  suggestSubjects(typed: string, limit: number): readonly string[];
  /** Aspects that can be compared, as people say them. */
  readonly aspects: readonly string[];
  /** What the corpus speaks of. */
  readonly subjects: SubjectGuide;
}
