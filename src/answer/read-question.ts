import type { Corpus } from '../corpus/corpus.ts';
import type { Answer } from './answer.ts';
import { isVietnamese, toEnglishQuestion } from './vietnamese-question.ts';

/** Makes a function that puts a question into the language of a corpus, where that is English and the question's is not. */
export function createQuestionReader({ documents }: Corpus): (question: string) => string {
  const isForeign = documents.some(({ language }) => !/^en\b/iu.test(language));
  return (question) => (!isForeign && isVietnamese(question) ? toEnglishQuestion(question) : question);
}

/** An answer to what was asked in other words, unless the question was completed from the conversation. */
export function keepWords(answer: Answer, question: string, asked: string): Answer {
  const isCompleted = answer.question !== asked.trim();
  return asked === question || isCompleted ? answer : { ...answer, question: question.trim() };
}
