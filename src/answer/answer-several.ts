import type { Span } from '../corpus/document.ts';
import { countWords } from '../corpus/sentence.ts';
import type { AnswerPassage } from './answer.ts';
import { passageCount } from './answer-question.ts';
import { maxShare } from './choose-highlights.ts';
import { converse } from './converse.ts';
import type { Conversation, Turn } from './engine.ts';
import type { AnswerSources } from './sources.ts';

const word = 'who|what|when|where|why|how|which';
const verb = 'is|are|was|were|does|do|did|can';
const asking = `whom|whose|${word}|${verb}`;

/** Two questions, joined by a word or a mark, or worded as only questions are: ", which is" may go on about a thing. */
const severalQuestions = [
  `^((?:${asking})\\b.{4,}?)(?:[,;]?\\s(?:and|also)\\s(?:also\\s)?|\\s?[?;/]+\\s)((?:${asking})\\b.{3,})$`,
  `^((?:(?:${word})(?:['’]?s|\\s(?:${verb}))|${verb})\\s.+?)(?<!\\b(?:me|us|know|understand|explain))(?:,?\\s(?=(?:${word})\\s(?:${verb}|should)\\s(?:i|you|we|it|they|he|she|the|an?)\\s)|,\\s(?=(?:what|when|why|how)(?:['’]?s|\\s(?:${verb}))\\s))(.+)$`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** Most sentences of a passage that are marked. */
const markCount = 2;

/**
 * Answers the first questions asked in one ("what is LXC and who uses it?"): the first passage of each, in their order,
 * but what is sure ahead; and names those of them that are not answered. Null for a text that asks once, or of which
 * nothing is answered surely.
 */
export async function answerSeveral(
  question: string,
  previous: Conversation | null,
  sources: AnswerSources,
): Promise<Turn | null> {
  const parts = splitQuestions(question).slice(0, passageCount);
  if (parts.length === 1) return null;
  const turns: Turn[] = [];
  for (const part of parts) {
    turns.push(await converse(part, turns.at(-1)?.conversation ?? previous, sources));
  }
  const asked = turns.map(({ answer }) => answer);
  const answers = asked
    .filter(({ status }) => status === 'answered')
    .toSorted((a, b) => Number(b.sure) - Number(a.sure));
  const [best, ...others] = answers;
  if (best === undefined || (others.length === 0 && !best.sure)) return null;
  const firsts = answers.map(({ passages }) => passages[0]!);
  const ordered = [...firsts, ...answers.flatMap(({ passages }) => passages.slice(1))];
  const passages = ordered.filter(
    ({ passage }, at) => ordered.findIndex((one) => one.passage === passage) === at,
  );
  const answer = {
    ...best,
    question: question.trim(),
    passages: passages.slice(0, passageCount).map((shown) => markEach(shown, firsts)),
    readings: asked.flatMap(({ readings }) => readings),
    unknownTerms: asked.flatMap(({ unknownTerms }) => unknownTerms),
    unanswered: parts.filter((_, at) => asked[at]!.status !== 'answered'),
  };
  return { answer, conversation: turns.at(-1)!.conversation };
}

function splitQuestions(text: string): readonly string[] {
  const found = severalQuestions.map((pattern) => pattern.exec(text)).find((parts) => parts !== null);
  return found == null ? [text] : found.slice(1).flatMap(splitQuestions);
}

/** A passage that answers two questions is marked once for each, if its excerpt has room for that. */
function markEach(shown: AnswerPassage, firsts: readonly AnswerPassage[]): AnswerPassage {
  const { passage, excerpt } = shown;
  const same = firsts.filter((first) => first.passage === passage && first.start === shown.start);
  const marks: Span[] = [];
  for (const { best, highlights } of same.slice(0, markCount)) {
    const mark = [best, ...highlights].find((own) => marks.every(({ start }) => start !== own?.start));
    if (mark !== undefined) marks.push(mark);
  }
  const highlights = marks.toSorted((a, b) => a.start - b.start);
  const words = highlights.reduce((sum, { start, end }) => sum + countWords(excerpt.slice(start, end)), 0);
  const isEach = highlights.length === markCount && words <= maxShare * countWords(excerpt);
  return isEach ? { ...shown, highlights } : shown;
}
