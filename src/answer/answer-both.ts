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

/** Two questions, joined by a word or a mark, or by nothing where both are worded as only questions are. */
const twoQuestions = [
  `^((?:${asking})\\b.{4,}?)(?:[,;]?\\s(?:and|also)\\s(?:also\\s)?|\\s?[?;/]+\\s)((?:${asking})\\b.{3,})$`,
  `^((?:(?:${word})(?:['’]?s|\\s(?:${verb}))|${verb})\\s.{4,}?)(?<!\\b(?:me|us|know|understand|explain)),?\\s((?:${word})\\s(?:${verb}|should)\\s(?:i|you|we|it|they|he|she|the|an?)\\s.+)$`,
].map((pattern) => new RegExp(pattern, 'iu'));

/**
 * Answers two questions asked in one ("what is LXC and who uses it?"): the first passage of either, the first question's
 * ahead unless only the other is sure. Null for a text that asks once, or of which nothing is answered surely.
 */
export async function answerBoth(
  question: string,
  previous: Conversation | null,
  sources: AnswerSources,
): Promise<Turn | null> {
  const parts = twoQuestions.map((pattern) => pattern.exec(question)).find((found) => found !== null);
  if (parts == null) return null;
  const first = await converse(parts[1]!, previous, sources);
  const second = await converse(parts[2]!, first.conversation, sources);
  const asked = [first.answer, second.answer];
  const answers = asked
    .filter(({ status }) => status === 'answered')
    .toSorted((a, b) => Number(b.sure) - Number(a.sure));
  const [best, other] = answers;
  if (best === undefined || (other === undefined && !best.sure)) return null;
  const ordered = [
    ...answers.map(({ passages }) => passages[0]!),
    ...answers.flatMap(({ passages }) => passages.slice(1)),
  ];
  const passages = ordered.filter(
    ({ passage }, at) => ordered.findIndex((one) => one.passage === passage) === at,
  );
  const answer = {
    ...best,
    question: question.trim(),
    passages: [markBoth(ordered), ...passages.slice(1, passageCount)],
    readings: asked.flatMap(({ readings }) => readings),
    unknownTerms: asked.flatMap(({ unknownTerms }) => unknownTerms),
  };
  return { answer, conversation: second.conversation };
}

/** The first passage, marked as well where it answers the other question, so far as its excerpt has room for that. */
function markBoth([first, second]: readonly AnswerPassage[]): AnswerPassage {
  if (second?.passage !== first!.passage) return first!;
  const { excerpt, start: from, highlights } = first!;
  const marked = new Map(highlights.map((highlight) => [highlight.start, highlight]));
  for (const { start, end } of second.highlights) {
    const offset = second.start - from;
    marked.set(start + offset, { start: start + offset, end: end + offset });
  }
  const both = [...marked.values()].toSorted((a, b) => a.start - b.start);
  const isShown = both.every(({ start, end }) => start >= 0 && end <= excerpt.length);
  const words = both.reduce((sum, { start, end }) => sum + countWords(excerpt.slice(start, end)), 0);
  return isShown && words <= maxShare * countWords(excerpt) ? { ...first!, highlights: both } : first!;
}
