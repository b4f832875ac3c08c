import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { Span } from '../corpus/document.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { listPhrases } from './topic.ts';

const prepositions =
  'in|on|at|of|for|with|without|from|by|before|after|to|through|near|inside|outside|beyond|under|over|during|as|per|until|since';
const articles = '(?:an?|the|my|your|its|their)\\s+';

export const preposition = new RegExp(`^(?:${prepositions})\\b`, 'iu');
const article = new RegExp(`^${articles}`, 'iu');
const articleAhead = new RegExp(`\\b${articles}$`, 'iu');

/** "With a helmet" and "without a helmet", "by card" and "with a phone" take each other's place. */
const means = new Set(['with', 'without', 'by']);

const plural = /[^isu]s$/iu;

/** What leads up to a noun: "of the ". */
const lead = new RegExp(`(?:\\b(${prepositions})\\s+)?(\\b${articles})?$`, 'iu');

/** What stands before a phrase that begins with a verb, that ends with one, and of which nobody knows. */
const verbs = {
  first: /\b(?:i|we|you|he|she|it|they|to)\s+$/iu,
  last: new RegExp(`\\b(?:do|does|did|can|could|will|would|should)\\s+(?:${articles})?$`, 'iu'),
  unclear: new RegExp(`(?:^(?:is|are|was|were)\\s+(?:${articles})?|\\b(?:who|what|which)\\s+|-)$`, 'iu'),
};

/** A noun of a question. */
interface Noun extends Span {
  /** Where what leads up to it starts. */
  readonly from: number;
  readonly preposition: string;
  readonly hasArticle: boolean;
}

/**
 * Asks a question again of another thing, in the place of its like: a name for a name, a number for a number, a noun
 * for a noun, and for "of" and what follows another "of", or else behind the question. Null when the question has
 * nothing that is clearly like it.
 */
export function replacePhrase(question: string, name: string, index: PassageIndex): string | null {
  const number = findNumber(question, name);
  if (number !== undefined) return put(question, number, /\S*\d\S*/u.exec(name)![0]);
  const nouns = listNouns(question);
  const word = preposition.exec(name)?.[0].toLowerCase();
  if (word === undefined) {
    const place = findName(question, name, index) ?? chooseNoun(question, nouns, name, index);
    return place === undefined ? null : put(question, place, name);
  }
  const led = nouns.filter(({ start, end }) => !/\d/u.test(question.slice(start, end)));
  const like =
    led.findLast((noun) => noun.preposition === word) ??
    led.findLast((noun) => means.has(noun.preposition) && means.has(word));
  if (like === undefined) return `${question} ${name}`;
  const { end } = nouns.find((noun) => noun.preposition === 'of' && noun.from === like.end + 1) ?? like;
  return put(question, { start: like.from, end }, name);
}

function put(question: string, { start, end }: Span, name: string): string {
  // "Drawbacks of a kettle", then "the teapot" or "teapots": what stood before the kettle goes, too.
  const spare = article.test(name) ? articleAhead : /\ban? $/iu;
  return question.slice(0, start).replace(spare, '') + name + question.slice(end);
}

/** The first name in a question that is no verb there, of the same kind as the new one if there is such. */
function findName(question: string, name: string, { analyzer }: PassageIndex): Span | undefined {
  const named = analyzer.findSubject(name.replace(article, ''));
  if (named === null) return undefined;
  const names = analyzer
    .analyze(question)
    .filter(({ subject, start }) => subject !== null && !verbs.first.test(question.slice(0, start)));
  return names.find(({ subject }) => subject?.kind === named.kind) ?? names[0];
}

/** The last number, for one alone or of the same thing: "at 20 degrees", then "at 28". */
function findNumber(question: string, name: string): Span | undefined {
  const asked = listWords(question);
  const isSaid = (word: string): boolean => /\d/u.test(word) || stopWords.has(word) || asked.includes(word);
  const isAlike = /\d/u.test(name) && listWords(name).every(isSaid);
  const found = isAlike ? [...question.matchAll(/[^\s?]*\d[^\s?]*/gu)].at(-1) : undefined;
  return found && { start: found.index, end: found.index + found[0].length };
}

/**
 * The last noun that stands by itself or behind "of", with an article or without as the new one is. A bare word that is
 * no name may be a verb ("and unlock?"), and takes no place behind an article.
 */
function chooseNoun(
  question: string,
  nouns: readonly Noun[],
  name: string,
  index: PassageIndex,
): Noun | undefined {
  const free = nouns.filter(
    ({ preposition: before, start, end }) =>
      ['', 'of'].includes(before) && mayReplace(question.slice(start, end), name, index),
  );
  const hasArticle = article.test(name);
  const isNoun = hasArticle || plural.test(name) || namesSubject(name, index);
  return free.findLast((noun) => noun.hasArticle === hasArticle) ?? (isNoun ? free.at(-1) : undefined);
}

/** Whether a noun may go for another: one that asks ("drawbacks") only for its like, a subject only for a subject. */
function mayReplace(noun: string, name: string, index: PassageIndex): boolean {
  const isAlike = (readIntent(noun).intent === 'topic') === (readIntent(name).intent === 'topic');
  return isAlike && (namesSubject(name, index) || !namesSubject(noun, index));
}

const namesSubject = (text: string, { analyzer }: PassageIndex): boolean =>
  analyzer.analyze(text).some(({ subject }) => subject !== null);

/** The nouns of a question, so far as the words around tell them from its verbs. */
function listNouns(question: string): readonly Noun[] {
  return listPhrases(question).flatMap(({ start: first, end: last }) => {
    const noun = cutVerb(question.slice(first, last), question.slice(0, first), question.slice(last));
    if (noun === '') return [];
    const start = question.indexOf(noun, first);
    const { index: from, 1: before = '', 2: owned } = lead.exec(question.slice(0, start))!;
    const hasArticle = owned !== undefined;
    return [{ start, end: start + noun.length, from, preposition: before.toLowerCase(), hasArticle }];
  });
}

/** A phrase without its verb; nothing where it may be one, or the words around do not tell where that begins. */
function cutVerb(phrase: string, before: string, after: string): string {
  const words = phrase.split(/\s+/u);
  if (verbs.first.test(before)) return words.slice(1).join(' ');
  if (verbs.unclear.test(before)) return '';
  if (words.length === 1 || /^\s+(?:do|mean|get|have)\b/iu.test(after)) return phrase;
  if (verbs.last.test(before)) return words.length === 2 ? words[0]! : '';
  return phrase.endsWith('ed') ? '' : phrase;
}
