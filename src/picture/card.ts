import * as v from 'valibot';

const cellSchema = v.object({
  /** Verbatim. */
  quote: v.string(),
  /** Names the section that it stands in. */
  source: v.string(),
});

/** A comparison as its picture shows it: what can be sent to the process that draws. */
export const cardSchema = v.object({
  names: v.tuple([v.string(), v.string()]),
  rows: v.array(
    v.object({
      title: v.string(),
      /** One for each side, or a single one that speaks of both; null where nothing is said. */
      cells: v.array(v.nullable(cellSchema)),
    }),
  ),
  /** Stands in empty cells. */
  notSaid: v.string(),
});

/** Two names above rows of quotations, the most telling row first. */
export type Card = v.InferOutput<typeof cardSchema>;
/** A quotation with its source. */
export type Cell = v.InferOutput<typeof cellSchema>;

/** Characters of an attachment's description: https://docs.discord.com/developers/resources/message. */
const maxAltChars = 1024;

/** What a card says, for those who do not see it: whole lines, as many as Discord takes. */
export function describeCard({ names, rows, notSaid }: Card, title: string): string {
  const quote = (cell: Cell | null): string => (cell === null ? notSaid : `“${cell.quote}”`);
  const lines = rows.map(({ title: aspect, cells }) =>
    cells.length === 1
      ? `${aspect} – ${quote(cells[0] ?? null)}`
      : `${aspect} – ${cells.map((cell, side) => `${names[side]}: ${quote(cell)}`).join(' ')}`,
  );
  return lines.reduce(
    (alt, line) => (alt.length + line.length < maxAltChars ? `${alt}\n${line}` : alt),
    title.slice(0, maxAltChars),
  );
}
