import { type Comparison, type Snippet, spokenAspect } from '../answer/comparison.ts';
import { nameSection } from '../corpus/document.ts';

export interface Cell {
  readonly quote: string;
  readonly source: string;
}

/** A comparison as its picture shows it: what can be sent to the process that draws. */
export interface Card {
  readonly names: readonly [string, string];
  /** One cell for each side, or a single one that speaks of both; null where nothing is said. */
  readonly rows: readonly { readonly title: string; readonly cells: readonly (Cell | null)[] }[];
  readonly notSaid: string;
}

/** The bot's own words on a card: titles of what is said of both and of no aspect, and what stands in empty cells. */
export type CardWords = Readonly<Record<'bothTogether' | 'inGeneral' | 'notSaid', string>>;

const maxRows = 5;

/** Characters of an attachment's description: https://docs.discord.com/developers/resources/message. */
const maxAltChars = 1024;

/** Chooses what of a comparison stands on its card: a sentence a cell. There may be no row. */
export function chooseCard(comparison: Comparison, words: CardWords): Card {
  const { a, b, both, rows } = comparison;
  // What is only nearest to the aspect that was asked for has no title.
  const general = comparison.aspect === spokenAspect(comparison) ? words.inGeneral : '';
  const shared = both
    .slice(0, 1)
    .map((snippet) => ({ title: capitalize(snippet.aspect ?? words.bothTogether), cells: [quote(snippet)] }));
  const compared = rows.map((row) => ({
    title: capitalize(row.aspect ?? general),
    cells: [quote(row.a), quote(row.b)],
  }));
  return {
    names: [a.subject ?? a.asked, b.subject ?? b.asked],
    rows: [...shared, ...compared].slice(0, maxRows),
    notSaid: words.notSaid,
  };
}

function quote(snippet: Snippet | null): Cell | null {
  if (snippet === null) return null;
  const { document, section } = snippet.passage;
  const name = nameSection(document, section);
  return { quote: snippet.text, source: name === document.title ? name : `${document.title} › ${name}` };
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
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
