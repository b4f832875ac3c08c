import { stopWords } from '../analysis/stop-words.ts';
import { tokenize } from '../analysis/tokenize.ts';
import { buildQuery } from '../retrieval/query.ts';
import { repairWords } from '../retrieval/repair.ts';
import { namesAspect } from './aspect-score.ts';
import { comparative } from './quotable.ts';
import { resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** What a question compares. */
export interface AskedComparison {
  readonly a: string;
  readonly b: string;
  /** The aspect of the corpus that the question asks about, or null. */
  readonly aspect: string | null;
}

/** Words that compare by themselves. */
const comparing =
  /\b(?:vs|versus|diff|differences?|differ|differs|different|distinguish(?:es)?|compar(?:e|ed|es|ing|ison|isons)|in common)\b|\b(?:pros|cons|advantages?|disadvantages?) of .+ over\b|(?<!\bother |\brather )\bthan\b/iu;

/** Words that make a choice of an "or". */
const choosing = new RegExp(
  `\\b(?:which|whether|best|should|shall|choos(?:e|ing)|pick|prefer|recommend|take|rather)\\b|${comparative.source}`,
  'iu',
);

/** Words that compare two names where the question says little else. */
const asking =
  /\b(?:which|pros|cons|(?:dis)?advantages?|better|best|choos(?:e|ing)|pick|prefer|recommend)\b/iu;

/** What may stand between the two names, next to the second. */
const joint =
  /(?:\b(?:vs|versus|or|and|with|to|than|from|against|over)\b\.?|[,/&])\s*(?:an?|the)?\s*["“]?$/iu;

interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads what a question compares: two different things that the corpus knows, joined by words that compare. One
 * that is named alone ("and compared with Xen?") is compared with the first other in `spokenOf`.
 */
export function readComparison(
  question: string,
  sources: AnswerSources,
  spokenOf: readonly string[] = [],
): AskedComparison | null {
  const { text } = repairWords(question, sources.index, sources.thesaurus);
  // Most questions compare nothing, and are not looked at any closer.
  if (!mayCompare(text, question, sources)) return null;
  const names = sources.index.analyzer
    .analyze(text)
    .flatMap(({ subject, start, end }) => (subject === null ? [] : [{ name: subject.name, start, end }]));
  const pair = findBare(names, text) ?? findJoined(names, text, spokenOf, sources);
  if (pair === null) return null;
  const [a, b] = pair;
  const rest = withoutNames(text, pair);
  const aspect = sources.aspects.find((each) => namesAspect(rest, each, sources.index));
  return { a: a.name, b: b.name, aspect: aspect?.name ?? null };
}

/** What is asked beside the names. */
function withoutNames(text: string, [a, b]: readonly [Named, Named]): string {
  return `${text.slice(0, a.start)} ${text.slice(a.end, b.start)} ${text.slice(b.end)}`;
}

/** The only two names, beside which nothing stands but words that compare or choose: "KVM Xen difference". */
function findBare([a, b, ...others]: readonly Named[], text: string): readonly [Named, Named] | null {
  if (a === undefined || b === undefined || others.length > 0) return null;
  const between = text.slice(a.end, b.start);
  const joined = between.search(joint);
  const rest = withoutNames(text, [a, b]);
  // "The pros of a Windows VPS" asks about one thing.
  const isAsked = comparing.test(rest)
    ? joined >= 0 || !/\w/u.test(between)
    : asking.test(rest) && joined >= 0 && joined < 2;
  const isBare =
    isAsked &&
    tokenize(rest).every(
      ({ word }) =>
        stopWords.has(word) ||
        word === 'use' ||
        [comparing, asking, choosing].some((words) => words.test(word)),
    );
  return isBare ? [a, b] : null;
}

/** What words that compare or choose join in a question that may say more. */
function findJoined(
  names: readonly Named[],
  text: string,
  spokenOf: readonly string[],
  sources: AnswerSources,
): readonly [Named, Named] | null {
  const isCompared = comparing.test(text);
  if (!isCompared && !/\bor\b/iu.test(text)) return null;
  const pair = findPair(names, text) ?? findSpokenOf(names, spokenOf) ?? findPhrases(text, sources);
  if (pair === null || isCompared) return pair;
  return isChoice(text, withoutNames(text, pair), pair[0]) ? pair : null;
}

/** Words that choose, and starting with the names, make a choice of them: "KVM or Xen for a mail server?". */
function isChoice(text: string, rest: string, { start }: Named): boolean {
  const ahead = text.slice(0, start).replace(/^\W*(?:and|so|an?|the)\b/iu, '');
  return choosing.test(rest) || !/\p{L}/u.test(ahead);
}

/** Words that are unknown say something else, and of a reason no card tells. */
function mayCompare(text: string, question: string, { index, thesaurus }: AnswerSources): boolean {
  if (/^\W*why\b/iu.test(text) || ![comparing, asking, /\bor\b/iu].some((words) => words.test(text)))
    return false;
  return buildQuery(question, index, thesaurus).slots.every(({ isKnown, isCommon }) => isKnown || isCommon);
}

/** The first two names that are joined; they may mean the same. */
function findPair(names: readonly Named[], text: string): readonly [Named, Named] | null {
  for (const [at, a] of names.entries()) {
    const b = names[at + 1];
    if (b === undefined) return null;
    const joined = text.slice(a.end, b.start).search(joint);
    // "A kettle lid and a kettle" are two things of one name.
    if (joined >= 0 && (a.name !== b.name || joined < 2)) return [a, b];
  }
  return null;
}

/** What was spoken of before, and the only thing that is named. */
function findSpokenOf(
  [b, ...others]: readonly Named[],
  spokenOf: readonly string[],
): readonly [Named, Named] | null {
  const before = spokenOf.find((name) => name !== b?.name);
  return b === undefined || before === undefined || others.length > 0
    ? null
    : [{ name: before, start: 0, end: 0 }, b];
}

/** How questions put two things that are no subjects; each stands in a group of its own. */
const forms: readonly RegExp[] = [
  /\bbetween\s+(?:the\s+)?(.+?)\s+(?:and|&)\s+(?:the\s+)?(.+?)\s*[?.!]*$/diu,
  /\b(?:compar\w*|(?:pros|cons|advantages?) of)\s+(?:the\s+)?(.+?)\s+(?:with|to|and|against|over|versus)\s+(?:the\s+)?(.+?)\s*[?.!]*$/diu,
  /\b(?:how|what way) (?:do|does|is|are)\s+(.+?)\s+(?:differ|different)\s+from\s+(.+?)\s*[?.!]*$/diu,
  /^(?:is|are|does)\s+(.+?)\s+(?:\p{L}+er|more \p{L}+|less \p{L}+|different)\s+(?:than|from)\s+(.+?)\s*[?.!]*$/diu,
  /\b(?:how|what) do\s+(.+?)\s+and\s+(.+?)\s+(?:compare|differ|have in common)\b/diu,
  /(?:[,:]|\b(?:should|shall|do|would) (?:i|we|you) \p{L}+)\s*(.+?)\s+or\s+(.+?)\s*[?.!]*$/diu,
  /^((?!(?:is|are|was|do|does|did|can|what|which|who|how|when|where)\b)\S+(?:\s\S+){0,2}?)\s+or\s+(\S+(?:\s\S+){0,2}?)(?:\s+(?:for|in|on|with|if|when)\b.*)?[?.!]*$/diu,
  /\bhow\s+(.+?)\s+(?:compares|differs)\s+(?:to|with|from)\s+(.+?)\s*[?.!]*$/diu,
  /^(.+?)\s+(?:and|&)\s+(.+?)\s*[,:]\s/diu,
  /^(.+?)\s+(?:vs\.?|versus|compared (?:to|with))\s+(.+?)(?:[,:?.!].*)?$/diu,
];

/** Two phrases made of words that the corpus knows. */
function findPhrases(text: string, sources: AnswerSources): readonly [Named, Named] | null {
  for (const form of forms) {
    const groups = form.exec(text)?.indices?.slice(1) ?? [];
    const named = groups.flatMap((span): readonly Named[] => {
      if (span === undefined) return [];
      const [start, end] = span;
      const resolved = resolveSubject(text.slice(start, end), sources);
      return resolved === null || resolved.slots.length > 3 ? [] : [{ name: resolved.name, start, end }];
    });
    const [a, b] = named;
    if (a !== undefined && b !== undefined && !isPart(a.name, b.name) && !isPart(b.name, a.name))
      return [a, b];
  }
  return null;
}

/** "Docker" is no other thing than "a Docker image": it only tells which image. */
function isPart(name: string, of: string): boolean {
  return of.toLowerCase().includes(name.toLowerCase());
}
