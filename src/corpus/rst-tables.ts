/** The cells of a table, row by row, and how many of its rows are headers. */
export interface RstTable {
  readonly rows: string[][];
  readonly headers: number;
}

const gridBorder = /^\+(?:[-=]+\+)+\s*$/u;
const simpleBorder = /^=+(?: +=+)+\s*$/u;

/** Reads the table that is drawn at a line, and tells the line after it; null where none is. */
export function readDrawnTable(
  lines: readonly string[],
  at: number,
): (RstTable & { readonly end: number }) | null {
  const isGrid = gridBorder.test(lines[at]!);
  if (!isGrid && !simpleBorder.test(lines[at]!)) return null;
  const isEnd = (line: string, index: number): boolean =>
    isGrid
      ? !/^[+|]/u.test(line)
      : line.trim() === '' && index > 1 && simpleBorder.test(lines[at + index - 1]!);
  const length = lines.slice(at).findIndex(isEnd);
  const end = length === -1 ? lines.length : at + length;
  return { ...(isGrid ? readGrid : readSimple)(lines.slice(at, end)), end };
}

function readGrid(drawn: readonly string[]): RstTable {
  const edges = [...drawn[0]!.matchAll(/\+/gu)].map(({ index }) => index);
  const rows: string[][] = [];
  let headers = 0;
  let isNew = true;
  for (const line of drawn) {
    if (/\+=+\+/u.test(line)) headers = rows.length;
    const isBorder = /\+[-=]+\+/u.test(line);
    const own = edges.filter((edge) => line.charAt(edge) === '|');
    if (!isBorder)
      addLine(
        rows,
        own.slice(0, -1).map((edge, index) => line.slice(edge + 1, own[index + 1])),
        isNew,
      );
    isNew = isBorder;
  }
  return { rows, headers };
}

function readSimple(drawn: readonly string[]): RstTable {
  const starts = [...drawn[0]!.matchAll(/=+/gu)].map(({ index }) => index);
  const rows: string[][] = [];
  const borders: number[] = [];
  for (const line of drawn) {
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]));
    if (simpleBorder.test(line)) borders.push(rows.length);
    else if (!/^[-\s]*$/u.test(line)) addLine(rows, cells, cells[0]!.trim() !== '');
  }
  return { rows, headers: borders.length > 2 ? borders[1]! : 0 };
}

function addLine(rows: string[][], cells: readonly string[], isNew: boolean): void {
  const row = rows.at(-1);
  if (isNew || row === undefined) rows.push(cells.map((cell) => cell.trim()));
  else for (const [column, cell] of cells.entries()) row[column] = `${row[column] ?? ''}\n${cell.trim()}`;
}

/** Reads the rows of a `list-table`: items of items. */
export function readListTable(lines: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const [, star, cell] = /^(\*| ) +- ?(.*)$/u.exec(line) ?? [];
    const row = rows.at(-1) ?? [];
    if (star === '*') rows.push([cell ?? '']);
    else if (cell !== undefined) row.push(cell);
    else row.push(`${row.pop() ?? ''}\n${line.slice(4)}`);
  }
  return rows;
}

/** Reads the rows of a `csv-table`. */
export function readCsvTable(lines: readonly string[]): string[][] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...`${line},`.matchAll(/ *(?:"((?:[^"]|"")*)"|([^,]*?)) *,/gu)].map(
        ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim(),
      ),
    );
}
