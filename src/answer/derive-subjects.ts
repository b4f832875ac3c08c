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

/**
 * Finds what a corpus without a lexicon speaks of: what its headings name ("What is Xen?" names Xen), names that
 * are written with capitals inside sentences, and the short forms given for them in brackets.
 */
export function deriveSubjects(passages: readonly Passage[]): readonly Subject[] {
  const titles = new Set(passages.map(({ document }) => document.title));
  const headings = passages.flatMap(({ section }) => section.headings);
  // A single document is about all of it.
  const headed = new Set([...(titles.size > 1 ? titles : []), ...headings]);
  const names = new Map<string, string>();
  for (const name of [...[...headed].flatMap(nameFromHeading), ...listProperNames(passages)]) {
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  const aliases = findShortForms(passages);
  return [...names.values()].map((name) => ({
    name,
    aliases: (aliases.get(name.toLowerCase()) ?? []).filter((alias) => !names.has(alias.toLowerCase())),
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

function listProperNames(passages: readonly Passage[]): readonly string[] {
  const counts = new Map<string, number>();
  const lowerCase = new Map<string, number>();
  for (const { text } of passages) {
    for (const word of text.match(/\b\p{Ll}+\b/gu) ?? []) lowerCase.set(word, (lowerCase.get(word) ?? 0) + 1);
    for (const name of text.match(properName) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].flatMap(([name, count]) => {
    const words = name.split(/[ -]/u);
    const isOrdinary = words.every(
      (word) => (lowerCase.get(word.toLowerCase()) ?? 0) > ordinaryShare * count,
    );
    const isThing = !isOrdinary && !calendar.test(name) && name.length > 1;
    return count >= minOccurrences && isThing ? [name] : [];
  });
}

/** Short forms by lower-cased long form, where the initials agree: "Virtual Machine (VM)". */
function findShortForms(passages: readonly Passage[]): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (const { text } of passages) {
    for (const match of text.matchAll(/((?:[\p{L}\p{N}-]+ ){1,6})\((\p{Lu}[\p{L}\p{N}]{1,7})\)/gu)) {
      const [, words = '', short = ''] = match;
      const long = longFormOf(words, short);
      if (long === null) continue;
      aliases.set(long.toLowerCase(), [...(aliases.get(long.toLowerCase()) ?? []), short]);
      aliases.set(short.toLowerCase(), [...(aliases.get(short.toLowerCase()) ?? []), long]);
    }
  }
  return aliases;
}

function longFormOf(words: string, short: string): string | null {
  const parts = words.trim().split(/[ -]/u);
  const letters = short.replace(/[^\p{Lu}]/gu, '').toLowerCase();
  const tail = parts.slice(-letters.length);
  const initials = tail.map((word) => word.charAt(0).toLowerCase()).join('');
  return letters.length > 1 && initials === letters ? tail.join(' ') : null;
}
