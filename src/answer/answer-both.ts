import type { Answer } from './answer.ts';
import { converse } from './converse.ts';
import type { AnswerSources } from './sources.ts';

const asking = 'who|whom|whose|what|when|where|why|how|which|is|are|was|were|does|do|did|can';

const twoQuestions = new RegExp(
  `^((?:${asking})\\b.{4,}?)[,;]?\\s(?:and|also)\\s(?:also\\s)?((?:${asking})\\b.{3,})$`,
  'iu',
);

/** Most passages of an answer. */
const passageCount = 3;

/**
 * Answers two questions asked in one ("what is LXC and who uses it?"): the first passage of either, the first question's
 * ahead. Null for a text that asks once, or of which not both are answered.
 */
export async function answerBoth(question: string, sources: AnswerSources): Promise<Answer | null> {
  const parts = twoQuestions.exec(question);
  if (parts === null) return null;
  const first = await converse(parts[1]!, null, sources);
  const second = await converse(parts[2]!, first.conversation, sources);
  const answers = [first.answer, second.answer];
  if (answers.some(({ status }) => status === 'abstained')) return null;
  const [a, b] = answers.map(({ passages }) => passages);
  const ordered = [a![0]!, b![0]!, ...a!.slice(1), ...b!.slice(1)];
  const passages = ordered.filter(
    ({ passage }, at) => ordered.findIndex((other) => other.passage === passage) === at,
  );
  return {
    ...first.answer,
    question: question.trim(),
    confidence: Math.min(...answers.map(({ confidence }) => confidence)),
    sure: answers.every(({ sure }) => sure),
    passages: passages.slice(0, passageCount),
    readings: answers.flatMap(({ readings }) => readings),
    unknownTerms: answers.flatMap(({ unknownTerms }) => unknownTerms),
  };
}
