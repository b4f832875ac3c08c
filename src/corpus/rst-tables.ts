/** A row of a table, with the lines of each cell and how many columns it spans. */
export interface RstRow {
  readonly isHeader: boolean;
  readonly cells: readonly { readonly lines: readonly string[]; readonly span: number }[];
}

const gridBorder = /^\+(?:[-=]+\+)+\s*$/u;
const simpleBorder = /^=+(?: +=+)+\s*$/u;

/** Reads the table that is drawn at a line, and the line after it; null where none is. */
export function readDrawnTable(
  lines: readonly string[],
  at: number,
): readonly [rows: readonly RstRow[], end: number] | null {
  const isGrid = gridBorder.test(lines[at]!);
  if (!isGrid && !simpleBorder.test(lines[at]!)) return null;
  const length = lines
    .slice(at)
    .findIndex((line, index, all) =>
      isGrid ? !/^[+|]/u.test(line) : index > 1 && simpleBorder.test(all[index - 1]!) && line.trim() === '',
    );
  const end = length === -1 ? lines.length : at + length;
  const drawn = lines.slice(at, end);
  return [isGrid ? readGrid(drawn) : readSimple(drawn), end];
}

function readGrid(drawn: readonly string[]): readonly RstRow[] {
  const edges = [...drawn[0]!.matchAll(/\+/gu)].map(({ index }) => index);
  const headerEnd = drawn.findIndex((line, index) => index > 0 && line.startsWith('+='));
  const rows: RstRow[] = [];
  let open: string[] = [];
  for (const [index, line] of drawn.entries()) {
    if (!/^\+[-=]|\+[-=]+\+/u.test(line)) open.push(line);
    else if (open.length > 0) {
      rows.push({ isHeader: index <= headerEnd, cells: cutCells(open, edges) });
      open = [];
    }
  }
  return rows;
}

/** The cells between the edges that are drawn in a row. */
function cutCells(lines: readonly string[], edges: readonly number[]): RstRow['cells'] {
  const drawn = edges.filter((edge) => lines.every((line) => '|+'.includes(line.charAt(edge) || ' ')));
  return drawn.slice(0, -1).map((edge, index) => ({
    lines: lines.map((line) => line.slice(edge + 1, drawn[index + 1]).trim()),
    span: edges.indexOf(drawn[index + 1]!) - edges.indexOf(edge),
  }));
}

function readSimple(drawn: readonly string[]): readonly RstRow[] {
  const starts = [...drawn[0]!.matchAll(/=+/gu)].map(({ index }) => index);
  const borders = drawn.flatMap((line, index) => (simpleBorder.test(line) ? [index] : []));
  const rows: { isHeader: boolean; cells: { lines: string[]; span: number }[] }[] = [];
  for (const [index, line] of drawn.entries()) {
    if (simpleBorder.test(line) || /^[-\s]*$/u.test(line)) continue;
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]).trim());
    if (cells[0] !== '' || rows.length === 0)
      rows.push({
        isHeader: borders.length > 2 && index < borders[1]!,
        cells: cells.map((cell) => ({ lines: [cell], span: 1 })),
      });
    else for (const [column, cell] of cells.entries()) rows.at(-1)!.cells[column]!.lines.push(cell);
  }
  return rows;
}

/** Reads the rows of a `list-table`: items of items. */
export function readListTable(lines: readonly string[], headerRows: number): readonly RstRow[] {
  const rows: { isHeader: boolean; cells: { lines: string[]; span: number }[] }[] = [];
  for (const line of lines) {
    const [, star, cell] = /^(\*| ) +- ?(.*)$/u.exec(line) ?? [];
    if (star === '*') rows.push({ isHeader: rows.length < headerRows, cells: [] });
    if (cell === undefined)
      rows
        .at(-1)
        ?.cells.at(-1)
        ?.lines.push(line.replace(/^ {1,4}/u, ''));
    else rows.at(-1)?.cells.push({ lines: [cell], span: 1 });
  }
  return rows;
}

/** Reads the rows of a `csv-table`, with its header. */
export function readCsvTable(
  header: string,
  lines: readonly string[],
  headerRows: number,
): readonly RstRow[] {
  const rows = [header, ...lines].filter((line) => line.trim() !== '');
  return rows.map((line, index) => ({
    isHeader: index < headerRows || line === header,
    cells: [...line.matchAll(/ *(?:"((?:[^"]|"")*)"|([^,]+)) *(?:,|$)/gu)].map(([, quoted, plain = '']) => ({
      lines: [quoted?.replaceAll('""', '"') ?? plain.trim()],
      span: 1,
    })),
  }));
}
