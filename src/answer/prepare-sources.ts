import { type Analyzer, createAnalyzer } from '../analysis/analyze.ts';
import { generalSynonyms } from '../analysis/general-synonyms.ts';
import { createRelatedTerms } from '../analysis/related/related-terms.ts';
import { createThesaurus, listPhrases, type SynonymGroup } from '../analysis/thesaurus.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Subject } from '../corpus/lexicon.ts';
import {
  buildContent,
  type IndexContent,
  sampleTerms,
  type StoredContent,
} from '../retrieval/index-content.ts';
import { createPassageIndex } from '../retrieval/passage-index.ts';
import { decodeContent, encodeContent } from '../retrieval/store-content.ts';
import { finish, type Steps } from '../steps.ts';
import { listQuestions } from './completion-entries.ts';
import { deriveSubjectsInSteps } from './derive-subjects.ts';
import type { AnswerSources } from './sources.ts';
import { createSurroundings } from './surroundings.ts';

/** How much a synonym from the corpus's own lexicon counts in place of the word asked for. */
const lexiconSynonymWeight = 0.7;

/** Prepares what answering draws on: subjects, synonyms and the index over every passage. */
export function prepareSources(corpus: Corpus): AnswerSources {
  return finish(prepareSourcesInSteps(corpus));
}

/** What {@link prepareSources} prepares, in steps: about a passage, or what else takes a few milliseconds. */
export function* prepareSourcesInSteps(corpus: Corpus): Steps<AnswerSources> {
  const { passages } = corpus;
  const stored = corpus.storedIndex === undefined ? null : decodeContent(corpus.storedIndex);
  yield;
  const { subjects, groups, analyzer } = yield* prepareAnalysis(corpus, stored?.subjects);
  yield;
  const content = yield* chooseContent(corpus, analyzer, stored);
  yield;
  const index = createPassageIndex(passages, analyzer, content);
  yield;
  const thesaurus = createThesaurus(groups, analyzer, createRelatedTerms());
  yield;
  const surroundings = createSurroundings(passages);
  yield;
  return { index, thesaurus, subjects, surroundings, questions: listQuestions(passages) };
}

/** Works out what takes {@link prepareSources} its time, as bytes for `storedIndex` of the same corpus. */
export function storeSources(corpus: Corpus): Uint8Array {
  const { passages } = corpus;
  const { subjects, analyzer } = finish(prepareAnalysis(corpus));
  const sample = sampleTerms(passages, analyzer);
  return encodeContent({ ...finish(buildContent(passages, analyzer)), subjects, sample });
}

interface Analysis {
  readonly subjects: readonly Subject[];
  readonly groups: readonly SynonymGroup[];
  readonly analyzer: Analyzer;
}

function* prepareAnalysis({ lexicon, passages }: Corpus, stored?: readonly Subject[]): Steps<Analysis> {
  const subjects =
    lexicon.subjects.length > 0 ? lexicon.subjects : (stored ?? (yield* deriveSubjectsInSteps(passages)));
  const groups: readonly SynonymGroup[] = [
    ...lexicon.synonyms.map((words) => ({ words, weight: lexiconSynonymWeight })),
    ...generalSynonyms,
  ];
  return { subjects, groups, analyzer: createAnalyzer({ ...lexicon, subjects }, listPhrases(groups)) };
}

/** What was stored, where it was made of as many passages that give the same terms today. */
function* chooseContent(
  { passages }: Corpus,
  analyzer: Analyzer,
  stored: StoredContent | null,
): Steps<IndexContent> {
  const isCurrent =
    stored?.postings.size === passages.length && stored.sample === sampleTerms(passages, analyzer);
  return isCurrent ? stored : yield* buildContent(passages, analyzer);
}
