import type { Span } from '../corpus/document.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { listPhrases, type Phrase } from './topic.ts';

const article = /^(?:an?|the) /iu;

/**
 * Asks a question again of another thing: the new name takes the place of the subject, the number or the noun that it
 * stands for. Null when the question has no such part.
 * @param subjects - canonical names of the subjects spoken of, most recent first
 */
export function replacePhrase(
  question: string,
  name: string,
  { subjects, index }: { readonly subjects: readonly string[]; readonly index: PassageIndex },
): string | null {
  const old = subjects.length === 0 ? undefined : findSubject(question, subjects[0], index);
  const number = old === undefined ? findNumber(question, name) : undefined;
  const place = old ?? number ?? findNoun(question, index);
  if (place === undefined) return null;
  // "At 20 degrees", then "at 28": what leads up to the number is there already.
  const put = number === undefined ? name : (/\S*\d\S*/u.exec(name)?.[0] ?? name);
  const before = question.slice(0, place.start);
  // "Drawbacks of a kettle", then "the teapot": one article is enough.
  const kept = article.test(put) ? before.replace(/\b(?:an?|the) $/iu, '') : before;
  return kept + put + question.slice(place.end);
}

function findSubject(question: string, last: string | undefined, index: PassageIndex): Span | undefined {
  const named = index.analyzer.analyze(question).filter(({ subject }) => subject !== null);
  return named.findLast(({ subject }) => subject?.name === last) ?? named.at(-1);
}

/** A number stands for the last one. */
function findNumber(question: string, name: string): Span | undefined {
  const found = /\d/u.test(name) ? [...question.matchAll(/[^\s?]*\d[^\s?]*/gu)].at(-1) : undefined;
  return found && { start: found.index, end: found.index + found[0].length };
}

/** The phrase that tells most. */
function findNoun(question: string, index: PassageIndex): Phrase | undefined {
  const weigh = ({ words }: Phrase): number =>
    Math.max(...words.map((word) => index.idf(index.analyzer.stem(word))));
  return listPhrases(question).toSorted((a, b) => weigh(b) - weigh(a))[0];
}
