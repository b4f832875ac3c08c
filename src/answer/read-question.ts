import { listWords, tokenize } from '../analysis/tokenize.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Answer } from './answer.ts';
import { cleanQuestion } from './clean-question.ts';
import type { Comparison } from './comparison.ts';
import { contextOf, withoutContext } from './topic.ts';
import { dropAccents, isVietnamese, toEnglishQuestion, toVietnameseWords } from './vietnamese-question.ts';

/**
 * Makes a function that reads what was typed: its question, put into the language of the corpus where that is English
 * and the question's is not.
 */
export function createQuestionReader({ documents }: Corpus): (question: string) => string {
  const isForeign = documents.some(({ language }) => !/^en\b/iu.test(language));
  return (typed) => {
    const question = cleanQuestion(typed);
    return !isForeign && isVietnamese(question) ? toEnglishQuestion(question) : question;
  };
}

/**
 * An answer in the words of the person, where it was asked for in others: the question as typed, with what completed it
 * in brackets, and unknown words as they stand there.
 */
export function keepWords(answer: Answer, question: string, asked: string): Answer {
  if (asked === question) return answer;
  const typed = question.trim();
  const described = describeAdded(answer.question, asked);
  const added = dropAccents(typed) === typed ? dropAccents(described) : described;
  return {
    ...answer,
    question: added === '' ? typed : `${typed} (${added})`,
    unknownTerms: listTyped(answer.unknownTerms, typed, asked),
  };
}

/** A comparison under the names that were typed. */
export function keepNames(
  comparison: Comparison,
  [a, b]: readonly [string, string],
  aspect: string | null,
): Comparison {
  return { ...comparison, a: { ...comparison.a, asked: a }, b: { ...comparison.b, asked: b }, aspect };
}

/** What a completed question has beyond what was asked. */
function describeAdded(completed: string, asked: string): string {
  if (completed === asked.trim()) return '';
  const own = listWords(asked).filter((word) => !opening.has(word));
  const context = contextOf(completed);
  if (context !== null && contextOf(asked) === null) {
    const kept = listWords(withoutContext(completed));
    const isAll = kept.every((word) => own.includes(word));
    // A name stays as it is.
    if (isAll) return /^\p{Lu}/u.test(context) ? context : toVietnameseWords(context);
  }
  const added = tokenize(completed).filter(({ word }) => !own.includes(word));
  return toVietnameseWords(added.map(({ start, end }) => completed.slice(start, end)).join(' '));
}

/** "What about" only says that the rest is asked of something else. */
const opening: ReadonlySet<string> = new Set(['what', 'about']);

/** Unknown words as they were typed, with what belongs to them; translated ones as they are said. */
function listTyped(unknown: readonly string[], typed: string, asked: string): readonly string[] {
  const own = listWords(typed);
  const left = listWords(asked);
  const runs: { isUnknown: boolean; at: number; start: number; end: number }[] = [];
  for (const [at, { word, start, end }] of tokenize(typed).entries()) {
    const isUnknown = unknown.includes(word);
    // Words of two syllables are written apart: one with marks that was not understood is a part of the unknown one.
    const isPart = left.includes(word) && dropAccents(typed.slice(start, end)) !== typed.slice(start, end);
    const last = runs.at(-1);
    if (!isUnknown && !isPart) continue;
    if (last?.at === at - 1) Object.assign(last, { at, end, isUnknown: last.isUnknown || isUnknown });
    else runs.push({ isUnknown, at, start, end });
  }
  const translated = unknown.filter((word) => !own.includes(word)).map(toVietnameseWords);
  return [
    ...new Set([
      ...runs.filter(({ isUnknown }) => isUnknown).map(({ start, end }) => typed.slice(start, end)),
      ...translated.filter((term) => typed.toLowerCase().includes(term)),
    ]),
  ];
}
