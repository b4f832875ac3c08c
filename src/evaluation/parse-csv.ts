/** Rows of cells, trimmed where they are not in quotes; a cell in quotes may hold separators, line breaks and doubled quotes (RFC 4180). */
export function parseCsv(input: string, separator: ',' | ';' | '\t' = ','): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = new RegExp(
    ` *(?:"((?:[^"]|"")*)" *|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`,
    'gu',
  );
  for (const [, quoted, plain = '', end] of input.matchAll(cells)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
