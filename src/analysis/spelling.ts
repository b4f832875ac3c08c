import { measureEditDistance } from './edit-distance.ts';

/** A word of the vocabulary that an unknown word was probably meant to be. */
export interface Correction {
  readonly word: string;
  /** Number of edits between the two, at least 1. */
  readonly distance: number;
}

/** Corrects words against a vocabulary. */
export interface Speller {
  /** Likely meanings of an unknown word, the best first; none when nothing is near enough. */
  correct(word: string): readonly Correction[];
  has(word: string): boolean;
}

interface Entry {
  readonly word: string;
  readonly count: number;
  /** One bit for each letter the word has: words far apart in letters need no edit distance. */
  readonly letters: number;
}

/** Makes a speller over words and how often each occurs. */
export function createSpeller(counts: ReadonlyMap<string, number>): Speller {
  const byLength = new Map<number, Entry[]>();
  for (const [word, count] of counts) {
    if (word.length < 3 || /\p{N}/u.test(word)) continue;
    const entries = byLength.get(word.length) ?? [];
    entries.push({ word, count, letters: lettersOf(word) });
    byLength.set(word.length, entries);
  }
  return {
    has: (word) => counts.has(word),
    correct(word) {
      const limit = allowedEdits(word);
      if (limit === 0) return [];
      const found: (Correction & { readonly count: number })[] = [];
      for (let length = word.length - limit; length <= word.length + limit; length += 1) {
        found.push(...nearWords(word, byLength.get(length) ?? [], limit));
      }
      const nearest = found.toSorted((a, b) => rankOf(word, a) - rankOf(word, b) || b.count - a.count);
      return nearest.slice(0, 3).map(({ word: near, distance }) => ({ word: near, distance }));
    },
  };
}

/** Short words allow no edit: too many words are one letter apart. */
function allowedEdits(word: string): number {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

function nearWords(
  word: string,
  entries: readonly Entry[],
  limit: number,
): (Correction & { readonly count: number })[] {
  const letters = lettersOf(word);
  const found: (Correction & { readonly count: number })[] = [];
  for (const entry of entries) {
    if (countBits(entry.letters ^ letters) > 2 * limit) continue;
    const distance = measureEditDistance(word, entry.word, limit);
    if (distance > 0 && distance <= limit) found.push({ word: entry.word, distance, count: entry.count });
  }
  return found;
}

/** People rarely miss the first letter, and a swap or a doubled letter is likelier than a wrong one. */
function rankOf(typed: string, correction: Correction): number {
  const isSameStart = typed[0] === correction.word[0];
  const isSameLetters = lettersOf(typed) === lettersOf(correction.word);
  return correction.distance + (isSameStart ? 0 : 0.6) - (isSameLetters ? 0.3 : 0);
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) % 32);
  return bits;
}

/** Sums the bits pairwise: two, four, then eight at a time. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
