import { tokenize } from '../analysis/tokenize.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { Conversation } from './engine.ts';
import { replacePhrase } from './replace-phrase.ts';
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
const firstOfTwo = /\b(?:the (?:first|former)(?: one)?)\b/iu;
const secondOfTwo = /\b(?:the (?:second|latter)(?: one)?)\b/iu;

/** Words a question is made of; a text without any is a name or an expression. */
const asking =
  /\b(who|what|when|where|why|how|which|is|are|was|were|does|do|did|can|could|should|will|would|has|have)\b/iu;

const preposition = /^(?:for|with|without|in|on|at|by|from|to|of|after|before|under|over|during)\b/iu;

/** Longest question, in telling words, that may lean on the one before without saying so. */
const ellipticalWords = 4;

/** Most telling words of a name that is asked the question before of. */
const longestName = 3;

/** A question as it may be meant, completed from the conversation. */
export interface Completion {
  readonly question: string;
  /** How much likelier other readings must be, as a confidence, to be preferred to this one: 0 for the likeliest. */
  readonly handicap: number;
}

/** Tuned on dialogues over corpora with and without a lexicon. */
const handicaps = { alone: -0.1, earlier: 0.1 } as const;

/**
 * Ways a question may be meant in a conversation, the likeliest first. A new name takes the place of the old one in
 * the question before ("and OpenVZ?"); one that points back or asks for hardly anything by itself is asked of what was
 * spoken of last ("who uses it?", "why?", "which is faster?"). A question that stands alone is only itself.
 */
export function listCompletions(
  question: string,
  previous: Conversation,
  index: PassageIndex,
): readonly Completion[] {
  const alone = [{ question, handicap: 0 }];
  const reading = readFollowUp(question, previous, index);
  if (tokenize(question).length === 0 || !isAbout(reading)) return alone;
  const sure = completeWithPair(reading) ?? replaceInPrevious(reading, true);
  if (sure !== null) return [{ question: sure, handicap: 0 }];
  const replaced = replaceInPrevious(reading, false);
  const completed = [
    ...(replaced === null ? [] : [{ question: replaced, handicap: 0 }]),
    ...completeWithFocus(reading),
  ];
  if (completed.length === 0) return alone;
  const isLeaning = reading.pointsBack || reading.isOpened || reading.telling < 2;
  return isLeaning ? completed : [...completed, { question, handicap: handicaps.alone }];
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
  return {
    question,
    rest,
    previous,
    index,
    own: listSubjects(question, index),
    telling: countTelling(rest),
    isOpened: rest.length < trimEnd(question).length || leaningWord.test(rest),
    pointsBack: pronoun.test(rest) && !emptyPronoun.test(rest),
  };
}

/** Whether a text asks something, points back, or says a word of the corpus: others are no follow-up. */
function isAbout({ question, rest, index }: Reading): boolean {
  const asks = asking.test(rest) || question.includes('?') || readIntent(rest).intent !== 'topic';
  return asks || pronoun.test(rest) || /\d/u.test(rest) || saysKnownWord({ rest, index });
}

/** Whether a text says a word of the corpus; one that says others alone is about something else. */
function saysKnownWord({ rest, index }: Pick<Reading, 'rest' | 'index'>): boolean {
  return index.analyzer.analyze(rest).some(({ term }) => index.has(term));
}

/** After a question of two things, "which is faster?" asks of both, and "the second" of one. */
function completeWithPair({ question, own, previous, index }: Reading): string | null {
  const [first, second] = listSubjects(previous.question, index);
  if (first === undefined || second === undefined || own.length > 0) return null;
  if (firstOfTwo.test(question)) return add(question, first);
  if (secondOfTwo.test(question)) return add(question, second);
  return several.test(question) ? add(question, `${first} and ${second}`) : null;
}

/**
 * A bare name or expression is asked the question before of: "and OpenVZ?". A name for a name and a number for a number
 * are sure; a noun may stand for another one or be asked of it.
 */
function replaceInPrevious(reading: Reading, isSure: boolean): string | null {
  const { rest, previous, own, index } = reading;
  if (!isBareName(reading) || isSure !== (own.length > 0 || /\d/u.test(rest))) return null;
  const asked = trimEnd(withoutContext(previous.question));
  // What the question before was asked of stands in brackets, so that nothing in it has to be replaced.
  const context = listSubjects(contextOf(previous.question) ?? '', index);
  if (own.length > 0 && context.length > 0) return add(asked, own.join(' and '));
  const subjects = own.length > 0 ? previous.subjects : [];
  return (
    replacePhrase(asked, rest, { subjects, index }) ?? (preposition.test(rest) ? `${asked} ${rest}?` : null)
  );
}

/** Whether a question is a name, a number or an expression by itself, and no question. */
function isBareName({ rest, own, telling, isOpened, pointsBack }: Reading): boolean {
  if (asking.test(rest) || telling === 0 || telling > longestName || pointsBack) return false;
  return isOpened || own.length > 0 || /\d/u.test(rest);
}

/** Whether a question says enough by itself, or nothing of the corpus. */
function standsAlone({ rest, index, own, telling, pointsBack, isOpened }: Reading): boolean {
  if (pointsBack) return false;
  const isWhole = telling > ellipticalWords || (telling > 1 && !saysKnownWord({ rest, index }));
  return own.length > 0 || (!isOpened && isWhole);
}

/** Asks of what was spoken of: the last subject, or what the last questions were about. */
function completeWithFocus(reading: Reading): readonly Completion[] {
  const { question, own, telling, pointsBack } = reading;
  if (standsAlone(reading)) return [];
  const { things, all } = findFocus(reading);
  const isBare = telling < 2 && !pointsBack;
  const focus = isBare ? [all, ...things] : [...things.slice(0, 1), all, ...things.slice(1)];
  const likely = [...new Set(focus)].filter((name) => name !== '' && !own.includes(name));
  // "Why?" asks for the reason of all that was said, and not of one thing.
  return likely
    .slice(0, isBare && telling === 0 ? 1 : likely.length)
    .map((name, rank) => ({ question: add(question, name), handicap: rank * handicaps.earlier }));
}

/** What "it" may be, the likeliest first, and all that the last question was about. */
function findFocus({ previous, index }: Reading): {
  readonly things: readonly string[];
  readonly all: string;
} {
  const topic = findTopic(withoutContext(previous.question));
  const root = contextOf(previous.question);
  const [subject = ''] = previous.subjects;
  const isNamed = listSubjects(previous.question, index).includes(subject);
  return {
    things: isNamed ? [subject, root ?? topic] : [root ?? topic, subject],
    all: [topic, root ?? ''].filter((part) => part !== '').join(', '),
  };
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
