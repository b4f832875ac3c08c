import type { Corpus } from '../corpus/corpus.ts';
import type { Steps } from '../steps.ts';
import { answerQuestion } from './answer-question.ts';
import { aspects } from './aspects.ts';
import { createComparer } from './compare.ts';
import { createCompleter } from './complete.ts';
import { converse } from './converse.ts';
import type { Engine } from './engine.ts';
import { prepareSources, prepareSourcesInSteps } from './prepare-sources.ts';
import { createQuestionReader, keepNames, keepWords } from './read-question.ts';
import type { AnswerSources } from './sources.ts';
import { createSubjectGuide } from './subject-guide.ts';

/** Builds the engine for a corpus: analyses and indexes every passage. */
export function createEngine(corpus: Corpus): Engine {
  return assembleEngine(corpus, prepareSources(corpus));
}

/** Builds the engine in steps, and does what {@link createEngine} puts off until the first question needs it. */
export function* createEngineInSteps(corpus: Corpus): Steps<Engine> {
  const sources = yield* prepareSourcesInSteps(corpus);
  yield;
  yield* sources.index.vocabulary.prepare();
  yield;
  return assembleEngine(corpus, sources);
}

function assembleEngine(corpus: Corpus, sources: AnswerSources): Engine {
  const read = createQuestionReader(corpus);
  const comparer = createComparer(sources);
  return {
    corpus,
    aspects: aspects.map(({ name }) => name),
    subjects: createSubjectGuide(sources),
    async ask(question) {
      const asked = read(question);
      return keepWords(answerQuestion(asked, sources), question, asked);
    },
    async converse(question, previous) {
      const asked = read(question);
      const turn = converse(asked, previous, sources);
      return { ...turn, answer: keepWords(turn.answer, question, asked) };
    },
    async compare(a, b, aspect) {
      const comparison = comparer.compare(read(a), read(b), aspect === null ? null : read(aspect));
      return keepNames(comparison, [a, b], aspect);
    },
    ...createCompleter(corpus, sources, (a, b) => comparer.listAspects(read(a), read(b))),
  };
}
