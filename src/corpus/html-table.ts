import {
  childrenOf,
  classesOf,
  findElements,
  hasTag,
  type HtmlElement,
  isIgnored,
  readAttribute,
  textOf,
} from './html-tree.ts';
import type { PlainText } from './plain-text.ts';

/** A row of a table as it is read: each cell with the words that say what it is, empty where nothing does. */
export type LabeledRow = readonly { readonly label: string; readonly cell: HtmlElement }[];

type Grid = readonly (readonly (HtmlElement | undefined)[])[];

const mostColumns = 50;
const mostSpannedRows = 200;

/** Whether a table holds facts: tables that only arrange a page hold other blocks, or a single cell a row. */
export function isDataTable(table: HtmlElement): boolean {
  const rows = rowsOf(table);
  const arranged = rows.length === 1 ? 'table h1 h2 h3 h4 pre p blockquote ul div' : 'table h1 h2 h3 h4';
  const holdsBlocks = childrenOf(table).some(
    (part) => findElements(part, (element) => hasTag(element, ...arranged.split(' '))).length > 0,
  );
  const isColumn = rows.length > 1 && hasTag(rows[0]!.parentNode!, 'thead');
  return !holdsBlocks && (isColumn || rows.some((row) => cellsOf(row).length > 1));
}

/** The rows below the headers; a table that is no clear grid has no labels. */
export function readTable(table: HtmlElement): readonly LabeledRow[] {
  const rows = rowsOf(table);
  const grid = layGrid(rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  const firstFact = rows.findIndex((row) => !isHeaderRow(row));
  const headerCount = Math.max(0, firstFact);
  const isClear = grid.every((row) => row.length === width && !row.includes(undefined));
  const first = grid.slice(0, headerCount);
  const isTold = first.flat().some((header) => header !== undefined && textOf(header) !== '');
  const headers = isClear && isTold ? first : [];
  return grid.slice(headerCount).map((row) => labelRow(row, headers));
}

/** Writes `Header: cell; Header: cell` into the open block, without empty cells. */
export function writeRow(row: LabeledRow, plain: PlainText, writeCell: (cell: HtmlElement) => void): void {
  const first = plain.length;
  for (const { label, cell } of row) {
    const before = plain.length;
    if (before > first) plain.addAsIs('; ');
    if (label !== '') plain.addAsIs(`${label}: `);
    const start = plain.length;
    writeCell(cell);
    const length = plain.slice({ start, end: plain.length }).trimEnd().length;
    plain.truncate(length === 0 ? before : start + length);
  }
}

function labelRow(row: Grid[number], headers: Grid): LabeledRow {
  const cells = [...new Set(row)].filter((cell) => cell !== undefined);
  const [first, second, third] = cells;
  const isPair = headers.length === 0 && second !== undefined && third === undefined;
  if (isPair && first !== undefined && isName(first))
    return [{ label: textOf(first).replace(/:$/u, ''), cell: second }];
  return cells.map((cell) => {
    const columns = row.flatMap((other, column) => (other === cell ? [column] : []));
    const names = headers.flatMap((header) => columns.map((column) => header[column]));
    const words = [...new Set(names)].filter((name) => name !== undefined).map(textOf);
    return { label: [...new Set(words)].filter((word) => word !== '').join(' '), cell };
  });
}

function isName(cell: HtmlElement): boolean {
  const names = classesOf(cell).some((name) => /^(?:hdlist1|paramname|fieldname)$/u.test(name));
  return names || hasTag(cell, 'th') || textOf(cell).endsWith(':');
}

function layGrid(rows: readonly HtmlElement[]): Grid {
  const grid: (HtmlElement | undefined)[][] = rows.map(() => []);
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (grid[index]![column] !== undefined) column += 1;
      const across = spanOf(cell, 'colspan', mostColumns);
      const down = Math.min(spanOf(cell, 'rowspan', mostSpannedRows), rows.length - index);
      for (let at = 0; at < across * down; at += 1)
        grid[index + Math.floor(at / across)]![column + (at % across)] = cell;
      column += across;
    }
  }
  return grid;
}

function spanOf(cell: HtmlElement, name: string, most: number): number {
  const span = Number(readAttribute(cell, name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

function isHeaderRow(row: HtmlElement): boolean {
  const cells = cellsOf(row);
  const isNamed = cells.length > 1 && cells.every((cell) => cell.tagName === 'th');
  return isNamed || hasTag(row.parentNode!, 'thead');
}

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return childrenOf(table)
    .flatMap((child) => (hasTag(child, 'thead', 'tbody', 'tfoot') ? childrenOf(child) : [child]))
    .filter((child) => hasTag(child, 'tr'));
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return childrenOf(row).filter((cell): cell is HtmlElement => hasTag(cell, 'td', 'th') && !isIgnored(cell));
}
