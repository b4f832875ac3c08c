import { tokenize } from '../analysis/tokenize.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { Conversation } from './engine.ts';
import { comparative, comparing } from './comparing-words.ts';
import { replaceNumber, replacePhrase } from './replace-phrase.ts';
import { contextOf, countTelling, findTopic, withoutContext } from './topic.ts';

const pronoun =
  /\b(it|its|they|them|their|theirs|this|that|these|those|he|him|his|she|her|hers|there|one|the (?:last|other|original|same) (?:one|two))\b/iu;

/** Pronouns followed by one of these words point at nothing said before: "is it true", "that is". */
const emptyPronoun =
  /\b(is it (?:true|possible|worth|necessary)|how is it that|that is|(?:is|are|was|were) there|there (?:is|are|was|were)|this article|this corpus|which one|no one|one of)\b/iu;

/** Words that only make sense after something said before. */
const leaningWord = /\b(instead|else|otherwise|others?|another|as well|too|again)\b/iu;

const openings =
  /^(?:(?:and|but|so|or|also|then|ok|okay)\b[ ,]*)*(?:(?:what|how) about\b|what of\b|same for\b)?[ ,]*/iu;

/** Words that ask for several things at once, and those that choose between them. */
const several = /\b(both|either|they|them|their|these|those|difference|differ|which|better|best|two)\b/iu;
const oneOfTwo = /\bthe (?:(?<first>first|former)|second|latter)\b/iu;

/** Words a question is made of; a text without any is a name or an expression. */
const asking =
  /\b(who|what|when|where|why|how|which|is|are|was|were|does|do|did|can|could|should|will|would|has|have)\b/iu;

/** Orders that ask by themselves. */
const ordering = /^(?:please )?(?:list|show|tell|explain|describe|give|name|define|find)\b/iu;

/** Most telling words of a question that may lean on the one before without saying so, and of a name. */
const limits = { leaning: 4, name: 3 } as const;

/** A question as it may be meant, completed from the conversation. */
export interface Completion {
  readonly question: string;
  /** How much likelier other readings must be, as a confidence, to be preferred to this one. */
  readonly handicap: number;
  /** Whether it is the question before in other words, which may not be what was meant. */
  readonly isReworded?: boolean;
}

/** What each reading costs that adds what was spoken of; tuned on dialogues over corpora with and without a lexicon. */
const addingHandicap = 0.1;

/**
 * Ways a question may be meant in a conversation, the likeliest first. A new name takes the place of its like in the
 * question before ("and OpenVZ?"); one that points back or asks for hardly anything by itself is asked of what was
 * spoken of last ("who uses it?", "why?", "which is faster?"). A question that stands alone is only itself.
 */
export function listCompletions(
  question: string,
  previous: Conversation,
  index: PassageIndex,
): readonly Completion[] {
  const alone = { question, handicap: 0 };
  const reading = readFollowUp(question, previous, index);
  if (tokenize(question).length === 0) return [alone];
  const sure = completeWithPair(reading) ?? askOfNumber(reading);
  if (sure !== null) return [{ question: sure, handicap: 0 }];
  const reworded = askAgain(reading).map((text) => ({ question: text, handicap: 0, isReworded: true }));
  const added = listFocus(reading).map((name, rank) => ({
    question: add(question, name),
    handicap: (rank + 1) * addingHandicap,
  }));
  const completed = [...reworded, ...added];
  return isLeaning(reading) && completed.length > 0 ? completed : [...completed, alone];
}

interface Reading {
  readonly question: string;
  /** The question without "and" or "what about" at its start. */
  readonly rest: string;
  readonly previous: Conversation;
  readonly index: PassageIndex;
  /** Subjects that it names itself. */
  readonly own: readonly string[];
  readonly telling: number;
  /** Whether it begins or goes on as if something had been said before. */
  readonly isOpened: boolean;
  readonly pointsBack: boolean;
}

function readFollowUp(question: string, previous: Conversation, index: PassageIndex): Reading {
  const rest = trimEnd(question.replace(openings, ''));
  const isBegun = rest.length < trimEnd(question).length || leaningWord.test(rest);
  return {
    question,
    rest,
    previous,
    index,
    own: listSubjects(question, index),
    telling: countTelling(rest),
    isOpened: isBegun || (question.includes('?') && !asks(rest)),
    pointsBack: pronoun.test(rest) && !emptyPronoun.test(rest),
  };
}

const asks = (text: string): boolean => [asking, ordering, comparing].some((words) => words.test(text));

/** After a question of two things, "which is faster?" and "and the price?" ask of both, and "the second" of one. */
function completeWithPair({ question, rest, own, previous, index }: Reading): string | null {
  const [first, second] = listSubjects(previous.question, index);
  if (first === undefined || second === undefined || own.length > 0) return null;
  const one = oneOfTwo.exec(question);
  if (one !== null) return add(question, one.groups?.['first'] === undefined ? second : first);
  if (several.test(question)) return add(question, `${first} and ${second}`);
  const isCompared = [comparing, comparative].some((words) => words.test(previous.question));
  return isCompared && !asks(rest) ? add(question, `${first} vs ${second}`) : null;
}

/** The question before, asked of another number: "and in 1950?". */
function askOfNumber(reading: Reading): string | null {
  return isBareName(reading) ? replaceNumber(trimEnd(reading.previous.question), reading.rest) : null;
}

/** The question before, asked of a bare name, number or expression: "and OpenVZ?", "and on a Mac?". */
function askAgain(reading: Reading): readonly string[] {
  const { rest, previous, index } = reading;
  if (!isBareName(reading)) return [];
  const asked = trimEnd(withoutContext(previous.question));
  const context = contextOf(previous.question);
  const again = replacePhrase(asked, rest, index);
  if (context === '') return again;
  // It may be meant for what stands in brackets, or be a part of that, or for something in the question.
  const others = replacePhrase(context, rest, index);
  const contexts = others.length > 0 ? others : [`${rest}, ${context}`];
  return [...contexts.map((other) => add(asked, other)), ...again.map((text) => add(text, context))];
}

/** Whether a question is a name, a number or an expression by itself; "and the drawbacks of OpenVZ" asks something. */
function isBareName({ rest, own, telling, isOpened, pointsBack }: Reading): boolean {
  if (asks(rest) || pointsBack || telling === 0 || telling > limits.name) return false;
  return /\d/u.test(rest) || (isOpened && (own.length === 0 || readIntent(rest).intent === 'topic'));
}

/** Whether a question is none without what was said before. */
function isLeaning({ isOpened, pointsBack, telling, own }: Reading): boolean {
  return isOpened || pointsBack || (telling < 2 && own.length === 0);
}

/** Whether a question says enough by itself, or nothing of the corpus. */
function standsAlone({ question, rest, index, own, telling, pointsBack, isOpened }: Reading): boolean {
  if (pointsBack) return false;
  const isOrder = ordering.test(rest) || comparing.test(rest);
  if (own.length > 0 || (isOrder && telling > 1)) return true;
  const isKnown = index.analyzer.analyze(rest).some(({ term }) => index.has(term));
  const isAsked = asking.test(rest) || question.includes('?');
  return isKnown ? !isOpened && telling > limits.leaning : telling > Number(isAsked);
}

/** What a question may be asked of, the likeliest first: what the last questions were about, or the last subject. */
function listFocus(reading: Reading): readonly string[] {
  if (standsAlone(reading)) return [];
  const { question, subjects } = reading.previous;
  const topic = findTopic(withoutContext(question));
  const root = contextOf(question);
  const all = [topic, root].filter((part) => part !== '').join(', ');
  return [...new Set([root || topic, all, subjects[0] ?? ''])].filter((name) => name !== '');
}

function add(question: string, context: string): string {
  return `${trimEnd(question)} (${context})?`;
}

function trimEnd(question: string): string {
  return question.replace(/[?!. ]+$/u, '');
}

/** Names of the subjects a text speaks of, in order. */
export function listSubjects(text: string, index: PassageIndex): readonly string[] {
  const terms = index.analyzer.analyze(text);
  return [...new Set(terms.flatMap(({ subject }) => subject?.name ?? []))];
}
