import { type Analyzer, createAnalyzer } from '../analysis/analyze.ts';
import { createThesaurus, generalSynonyms, listPhrases, type SynonymGroup } from '../analysis/thesaurus.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { createPassageIndex } from '../retrieval/passage-index.ts';
import { listQuestions } from './completion-entries.ts';
import { deriveSubjects } from './derive-subjects.ts';
import type { AnswerSources } from './sources.ts';
import { createSurroundings } from './surroundings.ts';

/** How much a synonym from the corpus's own lexicon counts in place of the word asked for. */
const lexiconSynonymWeight = 0.7;

/** Prepares what answering draws on: subjects, synonyms and the index over every passage. */
export async function prepareSources(
  { lexicon, passages }: Corpus,
  compareMeaning: AnswerSources['compareMeaning'],
): Promise<AnswerSources> {
  const subjects = lexicon.subjects.length > 0 ? lexicon.subjects : deriveSubjects(passages);
  const groups: readonly SynonymGroup[] = [
    ...lexicon.synonyms.map((words) => ({ words, weight: lexiconSynonymWeight })),
    ...generalSynonyms,
  ];
  const analyzer: Analyzer = createAnalyzer({ ...lexicon, subjects }, listPhrases(groups));
  const index = await createPassageIndex(passages, analyzer);
  const thesaurus = createThesaurus(groups, analyzer);
  analyzer.stopRemembering();
  return {
    index,
    thesaurus,
    compareMeaning,
    subjects,
    aspects: lexicon.aspects,
    surroundings: createSurroundings(passages),
    questions: listQuestions(passages),
  };
}
