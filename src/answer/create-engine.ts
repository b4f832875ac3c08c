import type { Corpus } from '../corpus/corpus.ts';
import { answerQuestion } from './answer-question.ts';
import { aspects } from './aspects.ts';
import { createComparer } from './compare.ts';
import { converse } from './converse.ts';
import type { Engine } from './engine.ts';
import { prepareSources } from './prepare-sources.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { suggestNames } from './resolve-subject.ts';
import { suggest } from './suggest.ts';

/** Builds the engine for a corpus: analyses and indexes every passage. */
export function createEngine(corpus: Corpus): Engine {
  const sources = prepareSources(corpus);
  const { subjects, questions } = sources;
  const comparer = createComparer(sources);
  return {
    corpus,
    aspects: aspects.map(({ name }) => name),
    ask: (question) => answerQuestion(question, sources),
    converse: (question, previous) => converse(question, previous, sources),
    compare: (a, b, aspect) => comparer.compare(a, b, aspect),
    aspectsFor: (a, b) => comparer.listAspects(a, b),
    relatedSubjects: (name, limit) => listRelatedSubjects(name, limit, sources),
    suggest: (typed, limit) => suggest(typed, limit, { questions, subjects }),
    suggestSubjects: (typed, limit) => suggestNames(typed, subjects, limit),
  };
}
