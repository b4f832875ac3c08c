import { tokenize } from '../analysis/tokenize.ts';
import { stopWords } from '../analysis/stop-words.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { Conversation } from './engine.ts';

const pronoun =
  /\b(it|its|they|them|their|theirs|this|that|these|those|he|him|his|she|her|hers|the (?:first|second|third|last|other|original|same) (?:one|two))\b/iu;

/** Pronouns followed by one of these words point at nothing said before: "is it true", "that is". */
const emptyPronoun =
  /\b(is it (?:true|possible|worth|necessary)|how is it that|that is|this article|this corpus)\b/iu;

const openings =
  /^(?:and|but|so|or|also|then|what about|how about|what of|and what about|and how about)\b[ ,]*/iu;

const article = /^(?:an?|the) /iu;

/** Longest question, in telling words, that may lean on the one before without saying so. */
const ellipticalWords = 2;

/**
 * Completes a follow-up from the conversation: a bare new subject takes the place of the old one in the question
 * before ("and OpenVZ?"), a question of one word or none is asked with the one before ("in what year?"), and one that
 * points back or names no subject is asked of the last subject ("who uses it?", "any drawbacks?"). A question that
 * stands alone is returned unchanged.
 */
export function completeFollowUp(question: string, previous: Conversation, index: PassageIndex): string {
  const [subject] = previous.subjects;
  if (subject === undefined || tokenize(question).length === 0) return question;
  const reading = readFollowUp(question, index);
  if (reading.kind === 'other-subject') return replaceSubject(previous, reading.rest, index);
  if (reading.kind === 'alone' || reading.own.includes(subject)) return question;
  const told = reading.kind === 'bare' ? trimEnd(previous.question) : subject;
  return `${trimEnd(question)} (${told})?`;
}

interface Reading {
  /** How the question leans on the conversation. */
  readonly kind: 'alone' | 'other-subject' | 'bare' | 'of-subject';
  /** Subjects that it names itself. */
  readonly own: readonly string[];
  /** The question without "and" or "what about" at its start. */
  readonly rest: string;
}

function readFollowUp(question: string, index: PassageIndex): Reading {
  const own = listSubjects(question, index);
  const rest = trimEnd(question.replace(openings, ''));
  const telling = countTelling(rest);
  const isOpened = openings.test(question);
  if (pronoun.test(rest) && !emptyPronoun.test(rest)) return { kind: 'of-subject', own, rest };
  if (own.length > 0) {
    return { kind: isOpened && telling <= ellipticalWords + 1 ? 'other-subject' : 'alone', own, rest };
  }
  if (telling <= 1) return { kind: 'bare', own, rest };
  return { kind: isOpened || telling <= ellipticalWords ? 'of-subject' : 'alone', own, rest };
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

function countTelling(text: string): number {
  return tokenize(text).filter(({ word }) => !stopWords.has(word)).length;
}

/** Asks the question before again, of another subject; when the old one is not in it, asks of the new one alone. */
function replaceSubject(previous: Conversation, rest: string, index: PassageIndex): string {
  const terms = index.analyzer.analyze(previous.question).filter(({ subject }) => subject !== null);
  const old = terms.findLast(({ subject }) => subject?.name === previous.subjects[0]) ?? terms.at(-1);
  if (old === undefined) return rest;
  const before = previous.question.slice(0, old.start);
  // "drawbacks of a kettle", then "the teapot": one article is enough.
  const kept = article.test(rest) ? before.replace(/\b(?:an?|the) $/iu, '') : before;
  return kept + rest + previous.question.slice(old.end);
}
