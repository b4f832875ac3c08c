import type { Corpus } from '../corpus/corpus.ts';
import { createHeadingSearch } from '../retrieval/heading-search.ts';
import type { Steps } from '../steps.ts';
import { answerQuestion } from './answer-question.ts';
import { aspects } from './aspects.ts';
import { createComparer } from './compare.ts';
import { converse } from './converse.ts';
import type { Engine } from './engine.ts';
import { prepareSources, prepareSourcesInSteps } from './prepare-sources.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { suggestNames } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';
import { createSubjectGuide } from './subject-guide.ts';
import { suggest } from './suggest.ts';

/** Builds the engine for a corpus: analyses and indexes every passage. */
export function createEngine(corpus: Corpus): Engine {
  return assembleEngine(corpus, prepareSources(corpus));
}

/** Builds the engine in steps, and does what {@link createEngine} puts off until the first question needs it. */
export function* createEngineInSteps(corpus: Corpus): Steps<Engine> {
  const sources = yield* prepareSourcesInSteps(corpus);
  yield* sources.index.vocabulary.prepare();
  return assembleEngine(corpus, sources);
}

function assembleEngine(corpus: Corpus, sources: AnswerSources): Engine {
  const { subjects } = sources;
  const comparer = createComparer(sources);
  const searchQuestions = createHeadingSearch(sources.questions);
  return {
    corpus,
    aspects: aspects.map(({ name }) => name),
    subjects: createSubjectGuide(sources),
    ask: (question) => answerQuestion(question, sources),
    converse: (question, previous) => converse(question, previous, sources),
    compare: (a, b, aspect) => comparer.compare(a, b, aspect),
    aspectsFor: (a, b) => comparer.listAspects(a, b),
    relatedSubjects: (name, limit) => listRelatedSubjects(name, limit, sources),
    suggest: (typed, limit) => suggest(typed, limit, { searchQuestions, subjects }),
    suggestSubjects: (typed, limit) => suggestNames(typed, subjects, limit),
  };
}
