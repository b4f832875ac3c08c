import { isEveryday, rankWord } from '../analysis/common-words.ts';
import { stopWords } from '../analysis/stop-words.ts';
import { listWords, tokenize } from '../analysis/tokenize.ts';
import { buildQuery } from '../retrieval/query.ts';
import { namesAspect } from './aspect-score.ts';
import { choosing, comparative, comparing, filling, joint, reason, weighing } from './comparing-words.ts';
import { resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** What a question compares. */
export interface AskedComparison {
  readonly a: string;
  readonly b: string;
  /** The aspect of the corpus that the question asks about, or null. */
  readonly aspect: string | null;
  /** Further things that were named in the row, which are not compared. */
  readonly left: readonly string[];
}

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** "Bare metal or hosted hypervisor". */
const sharedHead =
  /(?<=^|\s)((?!(?:an?|the|is|are|of|between)\s)[^\s,]+(?: [^\s,]+)?)( (?:vs\.?|versus|or|and) )([^\s,]+(?: [^\s,]+)?) ([^\s,?!.]+)(?=\W*$)/iu;

/**
 * Reads what a question, its words repaired, compares: two different things that the corpus knows, and words that compare
 * or choose. One that names only one ("and compared with Xen?"), or none ("which is cheaper?"), compares what is first in
 * `spokenOf`.
 */
export function readComparison(
  question: string,
  sources: AnswerSources,
  spokenOf: readonly string[],
): AskedComparison | null {
  const text = shareHead(question, sources);
  if (!hasComparingWords(text)) return null;
  const names = sources.index.analyzer
    .analyze(text)
    .flatMap(({ subject, start, end }) => (subject === null ? [] : [{ name: subject.name, start, end }]))
    // A heading may be "Differences".
    .filter(({ name }) => !isBare(name, weighing));
  if (!mayCompare(text, names, sources)) return null;
  const pair =
    findBare(names, text) ??
    findJoined(names, text, sources) ??
    findSpokenOf(names, text, { sources, spokenOf });
  if (pair === null) return null;
  const [a, b] = pair;
  const rest = readRest(withoutNames(text, pair, nameMark));
  const aspect = sources.aspects.find((each) => namesAspect(rest, each, sources.index));
  const left = listJoined(names, b, text).filter((name) => name !== a.name && name !== b.name);
  return { a: a.name, b: b.name, aspect: aspect?.name ?? null, left: [...new Set(left)] };
}

/** Repeats the last word of two names behind the first, where it is a name only with that. */
function shareHead(text: string, { index: { analyzer } }: AnswerSources): string {
  return text.replace(sharedHead, (whole: string, ...groups: readonly string[]) => {
    const [first, between = '', second, head] = groups;
    const names = [`${first} ${head}`, `${second} ${head}`];
    return names.every((name) => analyzer.findSubject(name) !== null) ? names.join(between) : whole;
  });
}

/** Most questions set nothing against another, and are not looked at any closer; and of a reason no card tells. */
function hasComparingWords(text: string): boolean {
  return !reason.test(text) && (weighing.test(text) || /\bor\b/iu.test(text));
}

/** What is named further in the row: "KVM vs Xen vs LXC". */
function listJoined(names: readonly Named[], { end }: Named, text: string): readonly string[] {
  const next = names.find(({ start }) => start >= end);
  if (next === undefined || end === 0 || text.slice(end, next.start).search(joint) < 0) return [];
  return [next.name, ...listJoined(names, next, text)];
}

/** What is asked beside the names, each of which leaves a mark or nothing. */
function withoutNames(text: string, [a, b]: readonly [Named, Named], mark = ''): string {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return [text.slice(0, first.start), text.slice(first.end, second.start), text.slice(second.end)].join(
    ` ${mark} `,
  );
}

/** Stands for a name. */
const nameMark = '\u0000';

/** What somebody tells of themselves, and asks to be done. */
const personal = /\b(?:i|i'm|my|me|we|our|us|you|please|pls)\b/iu;

/** The words that may tell by what is compared: of the clauses that name something, compare, or only add a word to that. */
function readRest(text: string): string {
  const clauses = text.split(/[,.;:?!]+(?:\s|$)/u);
  return (
    listWords(
      clauses
        .filter((clause) => clause.includes(nameMark) || weighing.test(clause) || !personal.test(clause))
        .join(' '),
    )
      // "Which should I use?" does not ask who uses it.
      .filter((word) => !filling.test(word))
      .join(' ')
  );
}

/** The only two names, beside which nothing stands but words that compare or choose: "KVM Xen difference". */
function findBare([a, b, ...others]: readonly Named[], text: string): readonly [Named, Named] | null {
  if (a === undefined || b === undefined || others.length > 0) return null;
  const between = text.slice(a.end, b.start);
  const rest = withoutNames(text, [a, b]);
  if (!weighing.test(rest) || !isBare(rest, weighing)) return null;
  return isJoined(between) || (!/\w/u.test(between) && areTwo(rest, text.slice(0, a.start))) ? [a, b] : null;
}

/** "The pros of a Windows VPS" asks about one thing, and so does "is there a better kettle teapot". */
function areTwo(rest: string, ahead: string): boolean {
  return comparing.test(rest) || (comparative.test(rest) && !/\b(?:an?|the)\s+$/iu.test(ahead));
}

function isJoined(between: string): boolean {
  return joint.test(between) || comparing.test(between);
}

/** Whether a text says nothing but such words, and those that every question has. */
function isBare(text: string, words: RegExp): boolean {
  return tokenize(text).every(({ word }) => stopWords.has(word) || filling.test(word) || words.test(word));
}

/** What words that compare or choose join in a question that may say more. */
function findJoined(
  names: readonly Named[],
  text: string,
  sources: AnswerSources,
): readonly [Named, Named] | null {
  const isCompared = comparing.test(text);
  if (!isCompared && !/\bor\b/iu.test(text)) return null;
  const pair = findPair(names, text) ?? findPhrases(text, sources);
  if (pair === null || isCompared) return pair;
  return isChoice(text, names, pair) ? pair : null;
}

/** What a choice is for may stand ahead of it: "for a mail server, KVM or Xen?". */
const purpose =
  /^\W*(?:(?:and|so|an?|the|for example)\b|(?:for|in terms of|regarding|when it comes to)\b.*)/iu;

/** Words that choose, and starting with the names, make a choice of them: "KVM or Xen for a mail server?". */
function isChoice(text: string, names: readonly Named[], pair: readonly [Named, Named]): boolean {
  const { start } = pair[0];
  if (!/\p{L}/u.test(text.slice(0, start).replace(purpose, ''))) return true;
  const rest = withoutNames(text, pair);
  // "Which kettles work with gas or steel?" asks about kettles.
  const isAboutOther = names.some(
    (other) => other.end <= start && !/[,.:;?!]/u.test(text.slice(other.end, start)),
  );
  return choosing.test(isAboutOther ? rest.replace(needing, '') : rest);
}

/** Words that choose where nothing else is spoken of. */
const needing = /\b(?:which|whether|want|need|take)\b/giu;

/** Words that are unknown say something else. */
function mayCompare(text: string, names: readonly Named[], { index, thesaurus }: AnswerSources): boolean {
  // Beside two names that are known, a word that compares tells enough.
  if (names.length > 1 && comparing.test(text)) return true;
  const { slots } = buildQuery(text, index, thesaurus);
  return slots.every(({ word, alternatives }) => alternatives.size > 0 || rankWord(word) !== null);
}

/** The first two names that are joined; they may mean the same. */
function findPair(names: readonly Named[], text: string): readonly [Named, Named] | null {
  for (const [at, a] of names.entries()) {
    const b = names[at + 1];
    if (b === undefined) return null;
    const between = text.slice(a.end, b.start);
    // "A kettle lid and a kettle" are two things of one name.
    if (isJoined(between) && (a.name !== b.name || isBare(between, weighing))) return [a, b];
  }
  return null;
}

/** What was spoken of before: beside the only thing that is named, or both where none is. */
function findSpokenOf(
  [b, ...others]: readonly Named[],
  text: string,
  { sources, spokenOf }: { readonly sources: AnswerSources; readonly spokenOf: readonly string[] },
): readonly [Named, Named] | null {
  const before = spokenOf.filter((name) => name !== b?.name).map((name) => ({ name, start: 0, end: 0 }));
  const [first, second] = [...before.slice(0, b === undefined ? 2 : 1), ...(b === undefined ? [] : [b])];
  if (first === undefined || second === undefined || others.length > 0) return null;
  const isCompared = comparing.test(text) || (b === undefined && choosesOfTwo(text));
  // "KVM vs bananas" is not about what was spoken of.
  return isCompared && readUnknown(text, sources) === null ? [first, second] : null;
}

/** Whether a question without a name chooses of what was spoken of: "which is cheaper?", and not "is it cheaper?". */
function choosesOfTwo(text: string): boolean {
  // "Which is more secure for a small site?"
  const rest = text.replace(/\b(?:more|less) \p{L}+|\b(?:for|on|in) .*/giu, '');
  const chooses = choosing.test(text.replace(/\b(?:which|whether)\b/giu, ''));
  return chooses && isBare(rest, choosing) && !/\bit\b/iu.test(text);
}

/** How questions put two things that are no subjects; each stands in a group of its own. */
const forms: readonly RegExp[] = [
  /\bbetween\s+(?:the\s+)?(.+?)\s+(?:and|&)\s+(?:the\s+)?(.+?)\s*[?.!]*$/diu,
  /\b(?:compar\w*|(?:pros|cons|advantages?) of)\s+(?:the\s+)?(.+?)\s+(?:with|to|and|against|over|versus)\s+(?:the\s+)?(.+?)\s*[?.!]*$/diu,
  /\b(?:how|what way) (?:do|does|is|are)\s+(.+?)\s+(?:differ|different)\s+from\s+(.+?)\s*[?.!]*$/diu,
  /^(?:is|are|does)\s+(.+?)\s+(?:\p{L}+er|more \p{L}+|less \p{L}+|different)\s+(?:than|from)\s+(.+?)\s*[?.!]*$/diu,
  /\b(?:how|what) do\s+(.+?)\s+and\s+(.+?)\s+(?:compare|differ|have in common)\b/diu,
  /(?:[,:]|\b(?:should|shall|do|would) (?:i|we|you) \p{L}+)[\s,:]*(.+?)\s+or\s+(.+?)\s*[?.!]*$/diu,
  /^((?!(?:is|are|was|do|does|did|can|what|which|who|how|when|where)\b)\S+(?:\s\S+){0,2}?)\s+or\s+(\S+(?:\s\S+){0,2}?)(?:,.*|\s+(?:for|in|on|with|if|when)\b.*)?[?.!]*$/diu,
  /\bhow\s+(.+?)\s+(?:compares|differs)\s+(?:to|with|from)\s+(.+?)\s*[?.!]*$/diu,
  /^(.+?)\s+(?:and|&)\s+(.+?)\s*[,:]\s/diu,
  /^(.+?)\s+(?:vs\.?|versus|compared (?:to|with))\s+(.+?)(?:[,:?.!].*|\s+(?:vs|versus|or|when|for|to|in|on|if)\b.*)?$/diu,
];

function cut(text: string, [start, end]: readonly [number, number]): Named {
  return { name: text.slice(start, end), start, end };
}

/** The two phrases that each form finds in a question, as they stand there. */
function* listPhrases(text: string): Generator<readonly [Named, Named]> {
  for (const form of forms) {
    const found = form.exec(text)?.indices;
    // Whatever a form matches, it has both.
    if (found !== undefined) yield [cut(text, found[1]!), cut(text, found[2]!)];
  }
}

/** Two phrases made of words that the corpus knows. */
function findPhrases(text: string, sources: AnswerSources): readonly [Named, Named] | null {
  for (const phrases of listPhrases(text)) {
    const named = phrases.flatMap((phrase): readonly Named[] => {
      const resolved = resolveSubject(phrase.name, sources);
      return resolved === null || resolved.slots.length > longestName
        ? []
        : [{ ...phrase, name: resolved.name }];
    });
    const [a, b] = named;
    if (a !== undefined && b !== undefined && !isPart(a.name, b.name) && !isPart(b.name, a.name))
      return [a, b];
  }
  return null;
}

/** Most words of a name. */
const longestName = 3;

/** Whether words that the corpus lacks may name a thing; after an "or", "wait until tomorrow" does not. */
function mayName(text: string, isAlternative: boolean): boolean {
  const words = listWords(text.replace(/^(?:an?|the)\s/iu, ''));
  const isPlain = (word: string): boolean => stopWords.has(word) || (isAlternative && isEveryday(word));
  return words.length <= longestName && !words.some(isPlain);
}

/** Two names that a question sets against each other, of which the corpus knows only one: "KVM vs bananas". */
export function readUnknown(text: string, sources: AnswerSources): AskedComparison | null {
  for (const phrases of listPhrases(text)) {
    const [a, b] = [phrases[0].name, phrases[1].name];
    const unknown = [a, b].filter((name) => resolveSubject(name, sources) === null);
    const isKnown = [a, b].some((name) => sources.index.analyzer.findSubject(name) !== null);
    const isNamed = unknown.every((name) => mayName(name, /\bor\b/iu.test(text)));
    if (isKnown && unknown.length === 1 && isNamed) return { a, b, aspect: null, left: [] };
  }
  return null;
}

/** "Docker" is no other thing than "a Docker image": it only tells which image. "C" is another than "C++". */
function isPart(name: string, of: string): boolean {
  return ` ${listWords(of).join(' ')} `.includes(` ${listWords(name).join(' ')} `);
}
