import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { Conversation } from './engine.ts';
import { contextOf, countTelling, findTopic, withoutContext } from './topic.ts';
import { replacePhrase } from './replace-phrase.ts';

const pronoun =
  /\b(it|its|they|them|their|theirs|this|that|these|those|he|him|his|she|her|hers|there|one|the (?:last|other|original|same) (?:one|two))\b/iu;

const personal = /\b(he|him|his|she|her|hers|they|them|their)\b/iu;

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
  if (tokenize(question).length === 0) return alone;
  const reading = readFollowUp(question, previous, index);
  if (!isAbout(reading)) return alone;
  const pair = completeWithPair(reading);
  if (pair.length > 0) return pair;
  const replaced = replaceInPrevious(reading);
  // A name for a name and a number for a number are sure; a noun may stand for another one or be asked of it.
  if (replaced.length > 0 && (reading.own.length > 0 || /\d/u.test(reading.rest))) return replaced;
  const completed = [...completeWithNames(reading), ...replaced, ...completeWithFocus(reading)];
  return completed.length === 0 ? alone : [...completed, ...keepAlone(reading)];
}

/** Whether a text asks something, points back, or says a word of the corpus: others are no follow-up. */
function isAbout({ question, rest, pointsBack, index }: Reading): boolean {
  const asks = asking.test(rest) || question.includes('?') || readIntent(rest).intent !== 'topic';
  if (asks || pointsBack || pronoun.test(rest) || /\d/u.test(rest)) return true;
  return index.analyzer.analyze(rest).some(({ term }) => index.has(term));
}

/** The question as it stands, unless it is too bare to mean anything by itself. */
function keepAlone({ question, pointsBack, isOpened, telling }: Reading): readonly Completion[] {
  const isLeaning = pointsBack || isOpened || telling < 2;
  if (isLeaning && telling < 3) return [];
  return [{ question, handicap: isLeaning ? handicaps.aloneLeaning : handicaps.alone }];
}

/** Tuned on dialogues over corpora with and without a lexicon. */
const handicaps = { named: -0.2, alone: -0.1, aloneLeaning: 0.2, earlier: 0.1 } as const;

interface Reading {
  readonly question: string;
  /** The question without "and" or "what about" at its start. */
  readonly rest: string;
  readonly previous: Conversation;
  readonly index: PassageIndex;
  /** Subjects that it names itself. */
  readonly own: readonly string[];
  readonly telling: number;
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

/** "He" is who the answer before named. */
function completeWithNames({ question, previous, pointsBack }: Reading): readonly Completion[] {
  if (!pointsBack || !personal.test(question)) return [];
  return (previous.names ?? [])
    .slice(0, 1)
    .map((name) => ({ question: add(question, name), handicap: handicaps.named }));
}

/** After a question of two things, "which is faster?" asks of both, and "the second" of one. */
function completeWithPair({ question, own, previous, index }: Reading): readonly Completion[] {
  const [first, second] = listSubjects(previous.question, index);
  if (first === undefined || second === undefined || own.length > 0) return [];
  if (firstOfTwo.test(question)) return [{ question: add(question, first), handicap: 0 }];
  if (secondOfTwo.test(question)) return [{ question: add(question, second), handicap: 0 }];
  return several.test(question) ? [{ question: add(question, `${first} and ${second}`), handicap: 0 }] : [];
}

/** A bare name or expression is asked the question before of: "and OpenVZ?". */
function replaceInPrevious(reading: Reading): readonly Completion[] {
  const { rest, previous, own, index } = reading;
  if (!isBareName(reading)) return [];
  const asked = trimEnd(withoutContext(previous.question));
  const context = contextOf(previous.question);
  // What the question before was asked of stands in brackets, so that nothing in it has to be replaced.
  if (own.length > 0 && context !== null && listSubjects(context, index).length > 0) {
    return [{ question: add(asked, own.join(' and ')), handicap: 0 }];
  }
  const replaced = replacePhrase(asked, rest, { subjects: own.length > 0 ? previous.subjects : [], index });
  if (replaced !== null) return [{ question: replaced, handicap: 0 }];
  return preposition.test(rest) ? [{ question: `${asked} ${rest}?`, handicap: 0 }] : [];
}

/** Whether a question is a name, a number or an expression by itself, and no question. */
function isBareName({ rest, own, telling, isOpened, pointsBack }: Reading): boolean {
  if (asking.test(rest) || telling === 0 || telling > longestName || pointsBack) return false;
  return isOpened || own.length > 0 || /\d/u.test(rest);
}

/** Asks of what was spoken of: the last subject, or what the last questions were about. */
function completeWithFocus({ question, own, previous, index, ...reading }: Reading): readonly Completion[] {
  const { telling, pointsBack, isOpened } = reading;
  const leans = pointsBack || (own.length === 0 && (isOpened || telling <= ellipticalWords));
  if (!leans) return [];
  const { things, all } = findFocus(previous, index);
  const isBare = telling < 2 && !pointsBack;
  const focus = isBare ? [all, ...things] : [...things.slice(0, 1), all, ...things.slice(1)];
  const likely = [...new Set(focus)].filter((name) => name !== '' && !own.includes(name));
  // "Why?" asks for the reason of all that was said, and not of one thing.
  const asked = isBare && telling === 0 ? likely.slice(0, 1) : likely;
  return asked.map((name, rank) => ({ question: add(question, name), handicap: rank * handicaps.earlier }));
}

interface Focus {
  /** What "it" may be, the likeliest first. */
  readonly things: readonly string[];
  /** All that the last question was about; empty when it was about nothing. */
  readonly all: string;
}

function findFocus({ question, subjects }: Conversation, index: PassageIndex): Focus {
  const topic = findTopic(withoutContext(question));
  const root = contextOf(question);
  const named = nameSubject(question, subjects[0], index);
  return {
    things: [
      ...(named === null ? [] : [named]),
      root ?? topic,
      ...(named === null ? subjects.slice(0, 1) : []),
    ],
    all: [topic, root].filter((part) => part !== null && part !== '').join(', '),
  };
}

/** The subject as the question names it, with the names and numbers beside it: "Tarn 2 Link"; null if it does not. */
function nameSubject(question: string, subject: string | undefined, index: PassageIndex): string | null {
  const terms = index.analyzer.analyze(question).filter((term) => term.subject !== null);
  const own = terms.find((term) => term.subject?.name === subject);
  if (own === undefined || subject === undefined) return null;
  const tokens = tokenize(question);
  const belongs = (token: Token | undefined): boolean =>
    token !== undefined &&
    (/^\d+$/u.test(token.word) || terms.some(({ start, end }) => start <= token.start && token.end <= end));
  let from = tokens.findIndex(({ start }) => start >= own.start);
  let to = from;
  while (belongs(tokens[from - 1])) from -= 1;
  while (belongs(tokens[to + 1])) to += 1;
  const whole = question.slice(tokens[from]?.start, tokens[to]?.end);
  return index.analyzer.findSubject(whole)?.name ?? whole;
}

function add(question: string, context: string): string {
  return `${trimEnd(question)} (${context})?`;
}

function trimEnd(question: string): string {
  return question.replace(/[?!. ]+$/u, '');
}

/** Names of the subjects a text speaks of, in order. */
export function listSubjects(text: string, index: PassageIndex): readonly string[] {
  const names = index.analyzer
    .analyze(text)
    .flatMap(({ subject }) => (subject === null ? [] : [subject.name]));
  return [...new Set(names)];
}
