import type { Corpus } from '../corpus/corpus.ts';
import { answerQuestion } from './answer-question.ts';
import { aspects } from './aspects.ts';
import { compareSubjects, listAspectsFor } from './compare.ts';
import { converse } from './converse.ts';
import type { Engine } from './engine.ts';
import { prepareSources } from './prepare-sources.ts';
import { suggestNames } from './resolve-subject.ts';
import { createSubjectGuide } from './subject-guide.ts';
import { suggest } from './suggest.ts';

/** Builds the engine for a corpus: analyses and indexes every passage. */
export function createEngine(corpus: Corpus): Engine {
  const sources = prepareSources(corpus);
  const { subjects, questions } = sources;
  return {
    corpus,
    aspects: aspects.map(({ name }) => name),
    subjects: createSubjectGuide(sources),
    ask: (question) => answerQuestion(question, sources),
    converse: (question, previous) => converse(question, previous, sources),
    compare: (a, b, aspect) => compareSubjects(a, b, aspect, sources),
    aspectsFor: (a, b) => listAspectsFor(a, b, sources),
    suggest: (typed, limit) => suggest(typed, limit, { questions, subjects }),
    suggestSubjects: (typed, limit) => suggestNames(typed, subjects, limit),
  };
}
