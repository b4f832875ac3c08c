import type { Answer } from './answer.ts';
import { answerQuestion } from './answer-question.ts';
import type { Conversation, Turn } from './engine.ts';
import { type Completion, listCompletions, listSubjects } from './follow-up.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { AnswerSources } from './sources.ts';

/** How many subjects a conversation remembers. */
const subjectLimit = 8;

/** How much likelier an answer is, as a confidence, when it stands in the section that answered before. */
const sameSection = 0.1;

/** Answers a question in a conversation: of the ways it may be meant, the one that is answered best. */
export async function converse(
  question: string,
  previous: Conversation | null,
  sources: AnswerSources,
): Promise<Turn> {
  const completions: readonly Completion[] =
    previous === null ? [{ question, handicap: 0 }] : listCompletions(question, previous, sources.index);
  const tried = [];
  for (const completion of completions) {
    const isAlone = completion.question === question;
    const answer = await answerQuestion(
      completion.question,
      isAlone ? sources : { ...sources, index: keepTo(previous?.section, sources.index) },
    );
    const section = answer.passages[0]?.passage.section.id;
    const bonus = section !== undefined && section === previous?.section ? sameSection : 0;
    tried.push({ ...completion, answer, worth: answer.confidence + bonus - completion.handicap });
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
  const [first] = answer.passages;
  const isAnswered = answer.status === 'answered' && first !== undefined;
  const asked = listSubjects(question, index);
  const heading = first?.passage.section.headings.at(-1) ?? '';
  const named = asked.length > 0 || !isAnswered ? asked : listSubjects(heading, index);
  return {
    question,
    subjects: [...new Set([...named, ...(previous?.subjects ?? [])])].slice(0, subjectLimit),
    ...(isAnswered ? { section: first.passage.section.id, names: listNames(question, answer) } : {}),
  };
}

const personName = /\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu;

/** Names of two words or more in the answering sentences that the question does not hold. */
function listNames(question: string, { passages }: Answer): readonly string[] {
  const [first] = passages;
  if (first === undefined) return [];
  const text = first.highlights.map(({ start, end }) => first.excerpt.slice(start, end)).join(' ');
  const names = [...text.matchAll(personName)].map(([name]) => name);
  return [...new Set(names)].filter((name) => !question.includes(name)).slice(0, 3);
}

/** How much more a passage counts as a candidate when it stands in the section that answered before. */
const sectionBoost = 1.15;

function keepTo(section: string | undefined, index: PassageIndex): PassageIndex {
  return section === undefined
    ? index
    : {
        ...index,
        find: (terms, limit) =>
          index
            .find(terms, limit)
            .map(({ passage, score }) => ({
              passage,
              score: passage.passage.section.id === section ? sectionBoost * score : score,
            }))
            .toSorted((a, b) => b.score - a.score),
      };
}
