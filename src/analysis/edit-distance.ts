/**
 * Edit distance between two words, counting insertions, deletions, substitutions and swaps of neighbours
 * (optimal string alignment, after Damerau 1964), or `limit + 1` as soon as it must exceed `limit`.
 */
export function measureEditDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  let current: number[] = [];
  for (let row = 1; row <= a.length; row += 1) {
    const least = fillRow(a, b, row, { current, last, beforeLast });
    if (least > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

interface Rows {
  readonly current: number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

/** Fills the current row and returns its least number of edits. */
function fillRow(a: string, b: string, row: number, { current, last, beforeLast }: Rows): number {
  current[0] = row;
  let least = row;
  for (let column = 1; column <= b.length; column += 1) {
    const changed = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
    let edits = Math.min(at(last, column) + 1, at(current, column - 1) + 1, changed);
    const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (isSwap) edits = Math.min(edits, at(beforeLast, column - 2) + 1);
    current[column] = edits;
    least = Math.min(least, edits);
  }
  return least;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
