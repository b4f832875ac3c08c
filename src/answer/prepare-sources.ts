import { createAnalyzer } from '../analysis/analyze.ts';
import { generalSynonyms } from '../analysis/general-synonyms.ts';
import { createRelatedTerms } from '../analysis/related/related-terms.ts';
import { createThesaurus, listPhrases, type SynonymGroup } from '../analysis/thesaurus.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { buildPassageIndex } from '../retrieval/passage-index.ts';
import { finish, type Steps } from '../steps.ts';
import { deriveSubjectsInSteps } from './derive-subjects.ts';
import type { AnswerSources } from './sources.ts';
import { listQuestions } from './suggest.ts';

/** How much a synonym from the corpus's own lexicon counts in place of the word asked for. */
const lexiconSynonymWeight = 0.7;

/** Prepares what answering draws on: subjects, synonyms and the index over every passage. */
export function prepareSources(corpus: Corpus): AnswerSources {
  return finish(prepareSourcesInSteps(corpus));
}

/** What {@link prepareSources} prepares, about a passage a step. */
export function* prepareSourcesInSteps(corpus: Corpus): Steps<AnswerSources> {
  const { lexicon, passages } = corpus;
  const subjects = lexicon.subjects.length > 0 ? lexicon.subjects : yield* deriveSubjectsInSteps(passages);
  const groups: readonly SynonymGroup[] = [
    ...lexicon.synonyms.map((words) => ({ words, weight: lexiconSynonymWeight })),
    ...generalSynonyms,
  ];
  const analyzer = createAnalyzer({ ...lexicon, subjects }, listPhrases(groups));
  return {
    index: yield* buildPassageIndex(passages, analyzer),
    thesaurus: createThesaurus(groups, analyzer, createRelatedTerms()),
    subjects,
    questions: listQuestions(passages),
  };
}
