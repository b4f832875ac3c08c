import distances from 'natural/lib/natural/distance/levenshtein_distance.js';

/**
 * Edit distance between two words, counting insertions, deletions, substitutions and swaps of neighbors (optimal string
 * alignment, after Damerau 1964), or `limit + 1` if it exceeds `limit`.
 */
export function measureEditDistance(a: string, b: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooMany;
  // An edit changes two letters at most: most pairs need no closer look.
  if (countBits(listLetters(a) ^ listLetters(b)) > 2 * limit) return tooMany;
  return Math.min(distances.DamerauLevenshteinDistance(a, b, { restricted: true }), tooMany);
}

/** One bit for each letter that a word has. */
export function listLetters(word: string): number {
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
