import type { PlainText } from './plain-text.ts';

/**
 * Writes a row of a table as one readable line, `Header: cell; Header: cell`, into the open block. Empty cells are
 * left out; so is the header of a column that has none.
 */
export function writeRow(plain: PlainText, headers: readonly string[], cells: readonly (() => void)[]): void {
  let isFirst = true;
  for (const [column, writeCell] of cells.entries()) {
    const before = plain.length;
    if (!isFirst) plain.addGlue('; ');
    const header = headers[column] ?? '';
    if (header !== '') plain.addGlue(`${header}: `);
    const start = plain.length;
    writeCell();
    if (plain.length === start) plain.truncate(before);
    else isFirst = false;
  }
}
