import { escapeHtml } from './html-inline.ts';

/** Makes a table of lines whose cells stand between tabs; its header is the first line where that clearly is one. */
export function renderTable(lines: readonly string[]): string {
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim()));
  const [first = [], ...others] = rows;
  const width = Math.max(...rows.map((row) => row.length));
  const isGrid = others.every((row) => row.length === width) && first.length >= width - 1;
  const headers = first.length < width ? ['', ...first] : first;
  const isHeaded = isGrid && hasHeaders(headers, others);
  const facts = isHeaded ? others : rows.map((row) => row.filter((cell) => cell !== ''));
  const html = facts.map((row) => renderRow(row, row.length === 2 && !isHeaded ? 'th' : 'td'));
  return `<table>${isHeaded ? renderRow(headers, 'th', 'th') : ''}${html.join('')}</table>`;
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
