import type { Comparison, Snippet } from '../answer/comparison.ts';
import { nameSection } from '../corpus/document.ts';
import type { Card, Cell } from './card.ts';

/** The bot's own words on a card, in one language. */
export interface CardWords {
  /** Title of what is said of both subjects at once. */
  readonly bothTogether: string;
  /** Title of what is said under no aspect in particular. */
  readonly inGeneral: string;
  /** Stands where the corpus says nothing. */
  readonly notSaid: string;
}

const maxRows = 5;

/** Chooses what of a comparison stands on its card: a sentence a cell. There may be no row. */
export function chooseCard({ a, b, both, rows }: Comparison, words: CardWords): Card {
  const shared = both
    .slice(0, 1)
    .map((snippet) => ({ title: capitalize(snippet.aspect ?? words.bothTogether), cells: [quote(snippet)] }));
  const compared = rows.map((row) => ({
    title: capitalize(row.aspect ?? words.inGeneral),
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
  const source = name === document.title ? name : `${document.title} › ${name}`;
  return { quote: snippet.text, source };
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
