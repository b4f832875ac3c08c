import { setImmediate as letOthersRun } from 'node:timers/promises';
import { type Analyzer, createAnalyzer } from '../analysis/analyze.ts';
import {
  createThesaurus,
  generalSynonyms,
  listPhrases,
  type SynonymGroup,
  type Thesaurus,
} from '../analysis/thesaurus.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Passage } from '../corpus/document.ts';
import type { Aspect, Subject } from '../corpus/lexicon.ts';
import { createPassageIndex, type PassageIndex } from '../retrieval/passage-index.ts';
import type { Similarity } from '../retrieval/similarity.ts';
import { listQuestions } from './completion-entries.ts';
import { deriveSubjects } from './derive-subjects.ts';

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
  /** In the corpus's order. */
  readonly passages: readonly Passage[];
  /** Headings, in the corpus's order: what it can be asked. */
  readonly questions: readonly string[];
}

/** How much a synonym from the corpus's own lexicon counts in place of the word asked for. */
const lexiconSynonymWeight = 0.7;

/** Prepares what answering draws on: subjects, synonyms and the index over every passage. */
export async function prepareSources(
  { lexicon, passages }: Corpus,
  compareMeaning: AnswerSources['compareMeaning'],
): Promise<AnswerSources> {
  const subjects = lexicon.subjects.length > 0 ? lexicon.subjects : await deriveSubjects(passages);
  const groups: readonly SynonymGroup[] = [
    ...lexicon.synonyms.map((words) => ({ words, weight: lexiconSynonymWeight })),
    ...generalSynonyms,
  ];
  // Each of these takes long where there are many subjects or passages.
  await letOthersRun();
  const analyzer: Analyzer = createAnalyzer({ ...lexicon, subjects }, listPhrases(groups));
  await letOthersRun();
  const index = await createPassageIndex(passages, analyzer);
  const thesaurus = createThesaurus(groups, analyzer);
  analyzer.stopRemembering();
  await letOthersRun();
  return {
    index,
    thesaurus,
    compareMeaning,
    subjects,
    aspects: lexicon.aspects,
    passages,
    questions: listQuestions(passages),
  };
}
