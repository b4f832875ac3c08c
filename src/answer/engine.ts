import type { Corpus } from '../corpus/corpus.ts';
import type { Answer } from './answer.ts';
import type { Comparison } from './comparison.ts';
import type { Completer } from './completion.ts';
import type { SmallTalk } from './small-talk.ts';
import type { SubjectGuide } from './subject-guide.ts';

/** What a conversation remembers between two questions; opaque to everybody but the engine. */
export interface Conversation {
  /** The question answered last, completed. */
  readonly question: string;
  /** Canonical names of the subjects spoken of, most recent first. */
  readonly subjects: readonly string[];
}

/** An answer and what to hand in with the next question. */
export interface Turn {
  readonly answer: Answer;
  readonly conversation: Conversation;
}

/** Answers from one corpus. Pure: the same input gives the same output, and nothing is kept. */
export interface Engine extends Completer {
  readonly corpus: Corpus;
  /** Settles when the passages have their vectors, or it is known that there will be none; never rejects. */
  readonly encoded: Promise<void>;
  /** Answers a question on its own. */
  ask(question: string): Promise<Answer>;
  /** Answers a question inside a conversation; `previous` is null for the first turn. */
  converse(question: string, previous: Conversation | null): Promise<Turn>;
  /** Puts what the corpus says of two things side by side; `aspect` narrows it. */
  compare(a: string, b: string, aspect: string | null): Promise<Comparison>;
  /** What a text is if it asks nothing of the corpus; else null. */
  readSmallTalk(text: string): SmallTalk | null;
  /** Aspects that can be compared, as people say them. */
  readonly aspects: readonly string[];
  /** What the corpus speaks of. */
  readonly subjects: SubjectGuide;
}
