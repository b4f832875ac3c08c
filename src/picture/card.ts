import {
  capitalize,
  type Comparison,
  listCardRows,
  nameSide,
  type Snippet,
  spokenAspect,
} from '../answer/comparison.ts';
import { nameSection } from '../corpus/document.ts';

export interface Cell {
  readonly quote: string;
  readonly source: string;
}

/** A comparison as its picture shows it: what can be sent to the process that draws. */
export interface Card {
  readonly names: readonly [string, string];
  /** The aspect that all rows speak of; may be empty, as titles of rows may. */
  readonly title: string;
  /** One cell for each side, or a single one as wide as both; null where nothing is said. */
  readonly rows: readonly { readonly title: string; readonly cells: readonly (Cell | null)[] }[];
  readonly notSaid: string;
  readonly moreRows: string;
}

/** The bot's own words on a card: titles of rows, what stands in empty cells, and ahead of how many rows are left out. */
export type CardWords = Readonly<Record<'bothTogether' | 'inGeneral' | 'notSaid' | 'moreRows', string>>;

/** Characters of an attachment's description: https://docs.discord.com/developers/resources/message. */
const maxAltChars = 1024;

/** Writes the card of a comparison: a sentence a cell. There may be no row. */
export function writeCard(comparison: Comparison, words: CardWords): Card {
  const { a, b } = comparison;
  const { notSaid, moreRows } = words;
  const rows = listCardRows(comparison, words).map(({ title, cells }) => ({
    title,
    cells: cells.map(quote),
  }));
  return {
    names: [nameSide(a), nameSide(b)],
    title: capitalize(spokenAspect(comparison) ?? ''),
    rows,
    notSaid,
    moreRows,
  };
}

function quote(snippet: Snippet | null): Cell | null {
  if (snippet === null) return null;
  const { document, section } = snippet.passage;
  const name = nameSection(document, section);
  return { quote: snippet.text, source: name === document.title ? name : `${document.title} › ${name}` };
}

/** What a card says, for those who do not see it: whole lines, as many as Discord takes. */
export function describeCard({ names, rows, notSaid }: Card, title: string): string {
  const lines = rows.map((row) => {
    const quotes = row.cells.map((cell) => (cell === null ? notSaid : `“${cell.quote}”`));
    const named = quotes.length === 1 ? quotes : quotes.map((text, side) => `${names[side]}: ${text}`);
    return [row.title, named.join(' ')].filter((part) => part !== '').join(' – ');
  });
  return lines.reduce(
    (alt, line) => (alt.length + line.length < maxAltChars ? `${alt}\n${line}` : alt),
    title.slice(0, maxAltChars),
  );
}
