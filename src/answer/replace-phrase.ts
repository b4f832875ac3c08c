import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { Span } from '../corpus/document.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { listPhrases } from './topic.ts';

const prepositions =
  'in|on|at|of|for|with|without|from|by|before|after|to|through|near|inside|outside|beyond|under|over|during|as|per|until|since';
const articles = '(?:an?|the|my|your|its|their)\\s+';

const preposition = new RegExp(`^(?:${prepositions})\\b`, 'iu');
const article = new RegExp(`^${articles}`, 'iu');
const articleAhead = new RegExp(`\\b${articles}$`, 'iu');

/** What leads up to a phrase with a preposition: "of the ". */
const lead = new RegExp(`\\b(?:${prepositions})\\s+(?:${articles})?$`, 'iu');

/** What stands ahead of a name that is a verb there, and of words of which nobody knows where the noun among them ends. */
const ahead = {
  verb: /\b(?:i|we|you|he|she|it|they|to)\s+$/iu,
  unclear: new RegExp(`^(?:is|are|was|were)\\s+(?:${articles})?$`, 'iu'),
};

/** Most phrases of a question that are tried: what goes on from it is most often about its end. */
const mostPlaces = 3;

/** Asks a question again of another number, alone or of the same thing, in the place of its last; null without one. */
export function replaceNumber(question: string, name: string): string | null {
  const number = findNumber(question, name);
  return number === undefined ? null : put(question, number, /\S*\d\S*/u.exec(name)![0]);
}

/**
 * Asks a question again of another thing: with a name in the place of a name, and anything else in that of each of the
 * last phrases that may be its like; where that begins with a preposition, behind the question, too.
 */
export function replacePhrase(question: string, name: string, index: PassageIndex): readonly string[] {
  const phrases = listPhrases(question).toReversed();
  if (preposition.test(name)) {
    const led = phrases.flatMap(({ start, end }) => {
      const from = question.slice(0, start).search(lead);
      return from === -1 || !mayReplace(question.slice(from, end), name) ? [] : [{ start: from, end }];
    });
    return [...led.slice(0, mostPlaces).map((place) => put(question, place, name)), `${question} ${name}`];
  }
  const named = findName(question, name, index);
  const places = named === undefined ? phrases.filter(isLike(question, name, index)) : [named];
  return places.slice(0, mostPlaces).map((place) => put(question, place, name));
}

/** "With 20 players" is said besides "for a server" and "in Norway", but "in 1950" instead of "in May". */
function mayReplace(phrase: string, name: string): boolean {
  const [before, after] = [phrase, name].map((text) => preposition.exec(text)?.[0].toLowerCase());
  return !/\d/u.test(name) || /\d/u.test(phrase) || before === after;
}

function put(question: string, { start, end }: Span, name: string): string {
  // "Drawbacks of a kettle", then "the teapot" or "teapots": what stood before the kettle goes, too.
  const spare = article.test(name) ? articleAhead : /\ban? $/iu;
  return question.slice(0, start).replace(spare, '') + name + question.slice(end);
}

const asks = (text: string): boolean => readIntent(text).intent !== 'topic';

/** Whether a phrase may go for another: one that asks ("drawbacks") only for its like, a subject only for a subject. */
function isLike(question: string, name: string, { analyzer }: PassageIndex): (phrase: Span) => boolean {
  const isSubject = (text: string): boolean => analyzer.analyze(text).some(({ subject }) => subject !== null);
  return ({ start, end }) => {
    const phrase = question.slice(start, end);
    const isKind = asks(phrase) === asks(name) && (isSubject(name) || !isSubject(phrase));
    const before = question.slice(0, start);
    // What has an article is no verb.
    const isVerb = article.test(name) && ahead.verb.test(before);
    return isKind && !isVerb && !ahead.unclear.test(before);
  };
}

/** The first name in a question that is no verb there, of the same kind as the new one if there is such. */
function findName(question: string, name: string, { analyzer }: PassageIndex): Span | undefined {
  const named = analyzer.findSubject(name.replace(article, ''));
  if (named === null) return undefined;
  const names = analyzer
    .analyze(question)
    .filter(({ subject, start }) => subject !== null && !ahead.verb.test(question.slice(0, start)));
  return names.find(({ subject }) => subject?.kind === named.kind) ?? names[0];
}

/** "At 20 degrees", then "at 28". */
function findNumber(question: string, name: string): Span | undefined {
  const asked = listWords(question);
  const isSaid = (word: string): boolean => /\d/u.test(word) || stopWords.has(word) || asked.includes(word);
  const isAlike = /\d/u.test(name) && listWords(name).every(isSaid);
  const found = isAlike ? [...question.matchAll(/[^\s?()]*\d[^\s?()]*/gu)].at(-1) : undefined;
  return found && { start: found.index, end: found.index + found[0].length };
}
