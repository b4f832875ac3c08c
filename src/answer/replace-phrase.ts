import type { PassageIndex } from '../retrieval/passage-index.ts';
import { listPhrases, type Phrase } from './topic.ts';

/** What tells which part of a question a new name stands for. */
export interface Replacing {
  /** Canonical names of the subjects spoken of, most recent first. */
  readonly subjects: readonly string[];
  readonly index: PassageIndex;
}

const article = /^(?:an?|the) /iu;

/**
 * Asks a question again of another thing: the new name takes the place of the subject, the number or the noun that it
 * stands for. Null when the question has no such part.
 */
export function replacePhrase(question: string, name: string, replacing: Replacing): string | null {
  const place =
    findSubject(question, replacing) ?? findNumber(question, name) ?? findNoun(question, replacing);
  if (place === null) return null;
  // "at 20 degrees", then "at 28": what leads up to the number is there already.
  const put = /\d/u.test(name) && place.isNumber ? (/\S*\d\S*/u.exec(name)?.[0] ?? name) : name;
  const before = question.slice(0, place.start);
  // "drawbacks of a kettle", then "the teapot": one article is enough.
  const kept = article.test(put) ? before.replace(/\b(?:an?|the) $/iu, '') : before;
  return kept + put + question.slice(place.end);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

function findSubject(question: string, { subjects, index }: Replacing): Place | null {
  if (subjects.length === 0) return null;
  const terms = index.analyzer.analyze(question).filter(({ subject }) => subject !== null);
  const old = terms.findLast(({ subject }) => subject?.name === subjects[0]) ?? terms.at(-1);
  return old === undefined ? null : { start: old.start, end: old.end, isNumber: false };
}

/** A number or code stands for the last one of its form. */
function findNumber(question: string, name: string): Place | null {
  if (!/\d/u.test(name)) return null;
  const found = [...question.matchAll(/[^\s?]*\d[^\s?]*/gu)].at(-1);
  return found === undefined
    ? null
    : { start: found.index, end: found.index + found[0].length, isNumber: true };
}

/** The phrase that tells most. */
function findNoun(question: string, { index }: Replacing): Place | null {
  const weigh = ({ words }: Phrase): number =>
    Math.max(...words.map((word) => index.idf(index.analyzer.stem(word))));
  const [best] = listPhrases(question).toSorted((a, b) => weigh(b) - weigh(a));
  return best === undefined ? null : { start: best.start, end: best.end, isNumber: false };
}
