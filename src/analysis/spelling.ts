import { listLetters, measureEditDistance } from './edit-distance.ts';

/** Words longer than this are no misspellings, and take long to compare. */
const longestWord = 40;

/** The word that an unknown one was probably meant to be, of words and how often each occurs; null when none is near. */
export function correctWord(word: string, counts: ReadonlyMap<string, number>): string | null {
  const limit = allowedEdits(word);
  if (limit === 0) return null;
  const found = [...counts].flatMap(([near, count]) => {
    const distance = /\p{N}/u.test(near) ? 0 : measureEditDistance(word, near, limit);
    if (distance === 0 || distance > limit) return [];
    return [{ near, count, rank: rankSlip(word, near, distance) }];
  });
  const [best] = found.toSorted((a, b) => a.rank - b.rank || b.count - a.count);
  return best?.near ?? null;
}

/** Short words allow no edit: too many words are one letter apart. */
function allowedEdits(word: string): number {
  if (word.length < 4 || word.length > longestWord || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** People rarely miss the first letter, and a swap or a doubled letter is likelier than a wrong one. */
function rankSlip(typed: string, meant: string, distance: number): number {
  const isSameStart = typed[0] === meant[0];
  const isSameLetters = listLetters(typed) === listLetters(meant);
  return distance + (isSameStart ? 0 : 0.6) - (isSameLetters ? 0.3 : 0);
}
