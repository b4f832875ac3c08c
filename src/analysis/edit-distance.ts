/**
 * Edit distance between two words, counting insertions, deletions, substitutions and swaps of neighbours
 * (optimal string alignment, after Damerau 1964), or `limit + 1` as soon as it must exceed `limit`.
 */
export function measureEditDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = fillRow(a, b, row, { last, beforeLast });
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

interface Rows {
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function fillRow(a: string, b: string, row: number, rows: Rows): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const edits = [
      at(rows.last, column) + 1,
      at(current, column - 1) + 1,
      at(rows.last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
    ];
    const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (isSwap) edits.push(at(rows.beforeLast, column - 2) + 1);
    current.push(Math.min(...edits));
  }
  return current;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
