/**
 * Edit distance between two words, counting insertions, deletions, substitutions and swaps of neighbors (optimal string
 * alignment, after Damerau 1964), or `limit + 1` if it exceeds `limit`.
 */
export function measureEditDistance(a: string, b: string, limit: number): number {
  const tooMany = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooMany;
  // An edit adds one letter at most, and takes one away: most pairs need no closer look.
  const [own, other] = [listLetters(a), listLetters(b)];
  if (countBits(own & ~other) > limit || countBits(other & ~own) > limit) return tooMany;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const costs = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const exchanged = last[column - 1]! + Number(a[row - 1] !== b[column - 1]);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? beforeLast[column - 2]! + 1 : tooMany;
      costs.push(Math.min(exchanged, swapped, last[column]! + 1, costs[column - 1]! + 1));
    }
    [beforeLast, last] = [last, costs];
  }
  return Math.min(last[b.length]!, tooMany);
}

/** One bit for each letter that a word has. */
function listLetters(word: string): number {
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

/** Words longer than this are no misspellings, and take long to compare. */
const longestWord = 40;

/** The word that an unknown one was probably meant to be, of words and how often each occurs; null when none is near. */
export function correctWord(word: string, counts: ReadonlyMap<string, number>): string | null {
  const limit = allowedEdits(word);
  if (limit === 0) return null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [near, count] of counts) {
    if (Math.abs(near.length - word.length) > limit) continue;
    const distance = measureEditDistance(word, near, limit);
    if (distance > limit || !mayMean(word, near)) continue;
    const rank = rankSlip(word, near, distance);
    if (rank > least || (rank === least && count <= counts.get(best!)!)) continue;
    [best, least] = [near, rank];
  }
  return best;
}

/** Of shorter words too many are one letter apart: only the order of letters behind the first is repaired. */
const shortWord = 4;

function mayMean(word: string, near: string): boolean {
  if (word === near || /\p{N}/u.test(near)) return false;
  return word.length >= shortWord || (word[0] === near[0] && listLetters(word) === listLetters(near));
}

function allowedEdits(word: string): number {
  if (word.length < 3 || word.length > longestWord || /\p{N}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** People rarely miss the first letter, and a swap or a doubled letter is likelier than a wrong one. */
function rankSlip(typed: string, meant: string, distance: number): number {
  const isSameStart = typed[0] === meant[0];
  const isSameLetters = listLetters(typed) === listLetters(meant);
  return distance + (isSameStart ? 0 : 0.6) - (isSameLetters ? 0.3 : 0);
}
