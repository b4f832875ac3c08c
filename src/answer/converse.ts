import type { Answer } from './answer.ts';
import { answerQuestion } from './answer-question.ts';
import type { Conversation, Turn } from './engine.ts';
import { type Completion, listCompletions, listSubjects } from './follow-up.ts';
import { isChatter } from './small-talk.ts';
import type { AnswerSources } from './sources.ts';

/** How many subjects a conversation remembers. */
const subjectLimit = 8;

/** Answers a question in a conversation: of the ways it may be meant, the one that is answered best. */
export async function converse(
  question: string,
  previous: Conversation | null,
  sources: AnswerSources,
): Promise<Turn> {
  if (previous !== null && isChatter(question, sources.index))
    return { answer: await answerQuestion(question, sources), conversation: previous };
  const completions: readonly Completion[] =
    previous === null ? [{ question, handicap: 0 }] : listCompletions(question, previous, sources.index);
  const tried = [];
  for (const completion of completions) {
    const answer = await answerQuestion(completion.question, sources);
    // Where nothing is answered, the conversation goes on with what the person said.
    const isTakenBack = completion.isReworded === true && answer.status === 'abstained';
    const worth = isTakenBack ? -1 : answer.confidence - completion.handicap;
    tried.push({ question: completion.question, answer, worth });
  }
  const best = tried.reduce((first, next) => (next.worth > first.worth ? next : first));
  return { answer: best.answer, conversation: remember(best.question, best.answer, previous, sources) };
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
  const named = asked.length > 0 || answer.status !== 'answered' ? asked : listSubjects(heading, index);
  return {
    question,
    subjects: [...new Set([...named, ...(previous?.subjects ?? [])])].slice(0, subjectLimit),
  };
}
