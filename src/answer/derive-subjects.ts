import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Subject } from '../corpus/lexicon.ts';
import { stopWords } from '../analysis/stop-words.ts';
import type { Passage } from '../corpus/document.ts';

/** The kind of subjects that were found in a corpus without a lexicon. */
export const derivedKind = 'topic';

/** A name must stand this often, not counting sentence starts, to be taken for a subject. */
const minOccurrences = 2;

/** A word that stands in lower case more often than this share of its capitals is no name. */
const ordinaryShare = 0.2;

/** Up to four capitalised words or numbers that do not start a sentence. */
const properName =
  /(?<=[\p{Ll}\p{N},;:)(–—-] ?["“'(]?)\p{Lu}[\p{L}\p{N}]*(?:[- ]\p{Lu}[\p{L}\p{N}]*| \p{N}{1,2}(?![\p{N}.,%])){0,3}/gu;

/** Months and days are written with capitals, and nothing is said of them. */
const calendar =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu;

/** How many passages are read before others get their turn. */
const sliceSize = 25;

/** What passages write with and without capitals, how often, and short forms by lower-cased long form. */
class Names {
  readonly counts = new Map<string, number>();
  readonly lowerCase = new Map<string, number>();
  readonly aliases = new Map<string, string[]>();
}

/**
 * Finds what a corpus without a lexicon speaks of: what its headings name ("What is Xen?" names Xen), names that
 * are written with capitals inside sentences, and the short forms given for them in brackets.
 */
export async function deriveSubjects(passages: readonly Passage[]): Promise<readonly Subject[]> {
  const written = new Names();
  for (const [at, { text }] of passages.entries()) {
    if (at % sliceSize === 0) await letOthersRun();
    countNames(text, written);
    findShortForms(text, written);
  }
  const titles = new Set(passages.map(({ document }) => document.title));
  const headings = passages.flatMap(({ section }) => section.headings);
  // A single document is about all of it.
  const headed = new Set([...(titles.size > 1 ? titles : []), ...headings]);
  const names = new Map<string, string>();
  for (const name of [...[...headed].flatMap(nameFromHeading), ...listProperNames(written)]) {
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  return [...names.values()].map((name) => ({
    name,
    aliases: (written.aliases.get(name.toLowerCase()) ?? []).filter(
      (alias) => !names.has(alias.toLowerCase()),
    ),
    kind: derivedKind,
    parent: null,
  }));
}

/** "Before you buy" and "Crust goes soft" name no thing; "Tower of Hercules" does. */
function isSmallWord(word: string): boolean {
  return stopWords.has(word.toLowerCase()) && !/^(?:of|the)$/iu.test(word);
}

/** The thing a heading is about, or none when it is not a name: "What is a hypervisor?" is about "hypervisor". */
function nameFromHeading(heading: string): readonly string[] {
  const name = heading
    .replace(/^(?:\p{N}+\.)+\s*/u, '')
    .replace(/^(what|who)( is|'s| are) /iu, '')
    .replace(/^(about|introduction to|an?|the) /iu, '')
    .replace(/[?:.!]+$/u, '')
    .trim();
  const words = name.split(/\s+/u);
  const isName =
    words.length <= 3 &&
    /^[\p{L}\p{N}][^,:()<>{}=]*$/u.test(name) &&
    words.every((word) => !isSmallWord(word));
  return isName && name.length > 1 ? [name] : [];
}

function countNames(text: string, { counts, lowerCase }: Names): void {
  for (const word of text.match(/\b\p{Ll}+\b/gu) ?? []) lowerCase.set(word, (lowerCase.get(word) ?? 0) + 1);
  for (const name of text.match(properName) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
}

function listProperNames({ counts, lowerCase }: Names): readonly string[] {
  return [...counts].flatMap(([name, count]) => {
    const words = name.split(/[ -]/u);
    const isOrdinary = words.every(
      (word) => (lowerCase.get(word.toLowerCase()) ?? 0) > ordinaryShare * count,
    );
    const isThing = !isOrdinary && !calendar.test(name) && name.length > 1;
    return count >= minOccurrences && isThing ? [name] : [];
  });
}

/** How far ahead of a short form its long one may begin. */
const longestForm = 100;

/** Finds short forms whose letters are the initials of the words before them: "Virtual Machine (VM)". */
function findShortForms(text: string, { aliases }: Names): void {
  const append = (name: string, alias: string): void => {
    aliases.set(name.toLowerCase(), [...(aliases.get(name.toLowerCase()) ?? []), alias]);
  };
  for (const { 1: short = '', index } of text.matchAll(/(?<= )\((\p{Lu}[\p{L}\p{N}]{1,7})\)/gu)) {
    const [words = ''] =
      /(?:[\p{L}\p{N}-]+ ){1,6}$/u.exec(text.slice(Math.max(0, index - longestForm), index)) ?? [];
    const long = longFormOf(words, short);
    if (long === null) continue;
    append(long, short);
    append(short, long);
  }
}

function longFormOf(words: string, short: string): string | null {
  const parts = words.trim().split(/[ -]/u);
  const letters = short.replace(/[^\p{Lu}]/gu, '').toLowerCase();
  const tail = parts.slice(-letters.length);
  const initials = tail.map((word) => word.charAt(0).toLowerCase()).join('');
  return letters.length > 1 && initials === letters ? tail.join(' ') : null;
}
