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

/** Longest question, in telling words, that may lean on the one before without saying so. */
const ellipticalWords = 2;

/**
 * Completes a follow-up from the conversation: a pronoun becomes the subject spoken of ("who uses it?"), a bare new
 * subject takes the place of the old one in the question before ("and OpenVZ?"), and a question without a subject is
 * asked of the last one ("any drawbacks?"). A question that stands alone is returned unchanged.
 */
export function completeFollowUp(question: string, previous: Conversation, index: PassageIndex): string {
  const [subject] = previous.subjects;
  if (subject === undefined) return question;
  const own = listSubjects(question, index);
  const rest = question.replace(openings, '').replace(/[?!. ]+$/u, '');
  const telling = countTelling(rest);
  const isOpened = openings.test(question);
  if (own.length > 0 && isOpened && telling <= ellipticalWords + 1 && !pronoun.test(rest)) {
    return replaceSubject(previous, own, rest, index);
  }
  if (pronoun.test(question) && !emptyPronoun.test(question)) return replacePronoun(question, subject);
  const isElliptical = own.length === 0 && (isOpened || telling <= ellipticalWords);
  return isElliptical ? `${question.replace(/[?!. ]+$/u, '')} (${subject})?` : question;
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

function replacePronoun(question: string, subject: string): string {
  return question.replace(pronoun, (word) =>
    /^(its|their|theirs|his|her|hers)$/iu.test(word) ? `${subject}'s` : subject,
  );
}

/** Asks the question before again, of another subject; when the old one is not in it, asks what the new one is. */
function replaceSubject(
  previous: Conversation,
  own: readonly string[],
  rest: string,
  index: PassageIndex,
): string {
  const terms = index.analyzer.analyze(previous.question).filter(({ subject }) => subject !== null);
  const old = terms.findLast(({ subject }) => subject?.name === previous.subjects[0]) ?? terms.at(-1);
  if (old === undefined) return own.length > 0 ? rest : previous.question;
  return previous.question.slice(0, old.start) + rest + previous.question.slice(old.end);
}
