import type { Thesaurus } from '../analysis/thesaurus.ts';
import type { Aspect, Subject } from '../corpus/lexicon.ts';
import type { Surroundings } from './surroundings.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { Similarity } from '../retrieval/similarity.ts';

/** What answering draws on. */
export interface AnswerSources {
  readonly index: PassageIndex;
  readonly thesaurus: Thesaurus;
  /** How alike in meaning a question and the passages are; null while or where the words alone answer. */
  readonly compareMeaning: (question: string) => Promise<Similarity | null>;
  /** What the corpus speaks of: from its lexicon, or derived from its text. */
  readonly subjects: readonly Subject[];
  /** What subjects are compared by, from the corpus's lexicon; none where it has none. */
  readonly aspects: readonly Aspect[];
  /** The passages around a passage, in its document. */
  readonly surroundings: Surroundings;
  /** Headings, in the corpus's order: what it can be asked. */
  readonly questions: readonly string[];
}
