/** Rows of cells that are trimmed; a cell in quotes may hold commas, line breaks and doubled quotes (RFC 4180). */
export function parseCsv(input: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = /[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^,\r\n]*))(,|\r?\n|$)/gu;
  for (const [, quoted, plain = '', end] of input.matchAll(cells)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
