import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import { nameSection } from '../corpus/document.ts';
import type { Card, Cell } from './card.ts';

/** The bot's own words on a card, in one language. */
export interface CardWords {
  /** The engine's name of an aspect, in the language. */
  aspect(name: string): string;
  /** Title of what is said of both subjects at once. */
  readonly bothTogether: string;
  /** Title of what is said under no aspect in particular. */
  readonly inGeneral: string;
  /** Stands where the corpus says nothing. */
  readonly notSaid: string;
}

const maxRows = 5;
/** Sentences longer than this are quoted only where an aspect has no shorter one. */
const comfortableChars = 110;

/** Chooses what of a comparison stands on its card: a sentence a cell. There may be no row. */
export function chooseCard({ a, b, both }: Comparison, words: CardWords): Card {
  const aspects = new Set([...a.snippets, ...b.snippets].map(({ aspect }) => aspect));
  const rows = [...aspects].map((aspect) => {
    const [left, right] = [pickSnippet(a, aspect), pickSnippet(b, aspect)];
    const cells = left?.text === right?.text ? [quote(left)] : [quote(left), quote(right)];
    return { title: aspect === null ? words.inGeneral : capitalize(words.aspect(aspect)), cells };
  });
  const shown = rows.flatMap(({ cells }) => cells.map((cell) => cell?.quote));
  const shared = both.find(({ text }) => !shown.includes(text));
  const sharedRows = shared === undefined ? [] : [{ title: words.bothTogether, cells: [quote(shared)] }];
  return {
    names: [a.subject ?? a.asked, b.subject ?? b.asked],
    rows: [...rows, ...sharedRows]
      .toSorted((one, other) => Number(isFull(other)) - Number(isFull(one)))
      .slice(0, maxRows),
    notSaid: words.notSaid,
  };
}

function isFull({ cells }: Card['rows'][number]): boolean {
  return !cells.includes(null);
}

/** The best snippet of comfortable length, or else the shortest. */
function pickSnippet({ snippets }: Side, aspect: string | null): Snippet | null {
  const candidates = snippets.filter((snippet) => snippet.aspect === aspect);
  const [shortest] = candidates.toSorted((one, other) => one.text.length - other.text.length);
  return candidates.find(({ text }) => text.length <= comfortableChars) ?? shortest ?? null;
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
