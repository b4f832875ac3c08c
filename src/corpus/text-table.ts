import { escapeHtml } from './html-tree.ts';

/** Makes a table of lines whose cells stand between tabs; its header is the first line where that clearly is one. */
export function renderTable(lines: readonly string[]): string {
  const [headers = [], ...others] = splitCells(lines);
  const facts = others.map((row) => headers.map((_header, column) => row[column] ?? ''));
  if (others.every((row) => row.length <= headers.length) && hasHeaders(headers, facts)) {
    const rows = facts.map((row) => renderRow(row, 'td'));
    return `<table>${renderRow(headers, 'th', 'th')}${rows.join('')}</table>`;
  }
  const rows = [headers, ...others].map((row) => {
    const cells = row.filter((cell) => cell !== '');
    return renderRow(cells, cells.length === 2 && row[0] !== '' ? 'th' : 'td');
  });
  return `<table>${rows.join('')}</table>`;
}

/** The cells of each line, without what all lines are indented by; empty ones at the end of a line are left out. */
function splitCells(lines: readonly string[]): readonly (readonly string[])[] {
  const rows = lines.map((line) =>
    line
      .trimEnd()
      .split('\t')
      .map((cell) => cell.trim()),
  );
  const indents = rows.map((row) => row.findIndex((cell) => cell !== ''));
  const [indent] = indents.toSorted((left, right) => left - right);
  return rows.map((row) => row.slice(indent));
}

/** Whether a first row names columns: nothing stands above the names of the rows, or only below it are numbers. */
function hasHeaders(headers: readonly string[], others: readonly (readonly string[])[]): boolean {
  if (headers[0] === '') return true;
  if (others.length < 2 || headers.some((cell) => /\d/u.test(cell))) return false;
  return headers.some((_cell, column) => others.every((row) => /\d/u.test(row[column]!)));
}

function renderRow(cells: readonly string[], first: string, other = 'td'): string {
  const html = cells.map((cell, column) => {
    const tag = column === 0 ? first : other;
    return `<${tag}>${escapeHtml(cell)}</${tag}>`;
  });
  return `<tr>${html.join('')}</tr>`;
}
