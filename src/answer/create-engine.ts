import type { Corpus } from '../corpus/corpus.ts';
import type { Answer } from './answer.ts';
import { answerQuestion } from './answer-question.ts';
import { aspects } from './aspects.ts';
import { compareSubjects } from './compare.ts';
import type { Conversation, Engine } from './engine.ts';
import { completeFollowUp, listSubjects } from './follow-up.ts';
import { createHeadingSearch } from '../retrieval/heading-search.ts';
import { prepareSources } from './prepare-sources.ts';
import { suggestNames } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';
import { suggest } from './suggest.ts';

/** Builds the engine for a corpus: analyses and indexes every passage. */
export function createEngine(corpus: Corpus): Engine {
  const sources = prepareSources(corpus);
  const { index, subjects } = sources;
  const searchQuestions = createHeadingSearch(sources.questions);
  return {
    corpus,
    aspects: aspects.map(({ name }) => name),
    ask: (question) => answerQuestion(question, sources),
    converse(question, previous) {
      const completed = previous === null ? question : completeFollowUp(question, previous, index);
      const answer = answerQuestion(completed, sources);
      return { answer, conversation: remember(completed, answer, previous, sources) };
    },
    compare: (a, b, aspect) => compareSubjects(a, b, aspect, sources),
    suggest: (typed, limit) => suggest(typed, limit, { searchQuestions, subjects }),
    suggestSubjects: (typed, limit) => suggestNames(typed, subjects, limit),
  };
}

/** What to carry to the next turn: the subjects of the question, or of the section that answered it. */
function remember(
  question: string,
  answer: Answer,
  previous: Conversation | null,
  { index }: AnswerSources,
): Conversation {
  const asked = listSubjects(question, index);
  const heading = answer.passages[0]?.passage.section.headings.at(-1) ?? '';
  const named = asked.length > 0 || answer.status === 'abstained' ? asked : listSubjects(heading, index);
  return { question, subjects: [...new Set([...named, ...(previous?.subjects ?? [])])].slice(0, 8) };
}
