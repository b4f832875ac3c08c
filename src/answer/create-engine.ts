import type { Corpus } from '../corpus/corpus.ts';
import { answerQuestion } from './answer-question.ts';
import { aspects } from './aspects.ts';
import { createComparer } from './compare.ts';
import { createCompleter } from './complete.ts';
import { converse } from './converse.ts';
import type { Engine } from './engine.ts';
import { prepareSources } from './prepare-sources.ts';
import { createQuestionReader, keepNames, keepWords } from './read-question.ts';
import { createSubjectGuide } from './subject-guide.ts';

/** Builds the engine for a corpus: analyzes and indexes every passage, in slices. */
export async function createEngine(corpus: Corpus): Promise<Engine> {
  const sources = await prepareSources(corpus);
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
