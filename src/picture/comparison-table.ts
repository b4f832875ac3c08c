import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import type { Passage } from '../corpus/document.ts';
import type { ComparisonWords } from './words.ts';

/** A verbatim quotation and the number of its passage, from 1. */
export interface Quotation {
  readonly text: string;
  readonly number: number;
}

/** What is said under one aspect: in the middle what concerns both sides, and what concerns each. */
export interface TableRow {
  readonly title: string;
  readonly shared: readonly Quotation[];
  /** Null where the row has only what is shared. */
  readonly sides: { readonly a: readonly Quotation[]; readonly b: readonly Quotation[] } | null;
}

/** A comparison as it is drawn and told: rows, and the passages that their numbers stand for. */
export interface ComparisonTable {
  readonly title: string;
  readonly nameA: string;
  readonly nameB: string;
  readonly rows: readonly TableRow[];
  /** Titles of the rows that there is no room for. */
  readonly leftOut: readonly string[];
  readonly citations: readonly Passage[];
}

/** What is said under one aspect, before its passages have numbers. */
interface Said {
  readonly title: string;
  readonly shared: readonly Snippet[];
  readonly sides: { readonly a: readonly Snippet[]; readonly b: readonly Snippet[] } | null;
}

/** Quotations of one side under one aspect, if that aspect is the only one. */
const quotationsOfOnlyAspect = 3;
/** Lines of quotations that a picture holds, as far as they can be guessed from their lengths. */
const maxLines = 44;
const charsInCell = 26;
const charsInWideCell = 56;

/** Chooses what of a comparison stands in its picture; no rows when there is nothing to compare. */
export function tabulate(comparison: Comparison, words: ComparisonWords): ComparisonTable {
  const { a, b, aspect } = comparison;
  const [nameA, nameB] = [nameSide(a), nameSide(b)];
  const names = words.versus(nameA, nameB);
  const said = comparison.status === 'answered' ? [...listAspects(comparison, words)] : [];
  const shown = chooseFitting([...said, ...listShared(comparison, said, words)]);
  const citations = listPassages(shown);
  const number = (snippets: readonly Snippet[]): readonly Quotation[] =>
    snippets.map(({ text, passage }) => ({
      text,
      number: citations.findIndex(({ id }) => id === passage.id) + 1,
    }));
  return {
    title: aspect === null ? names : words.onAspect(names, words.aspect(aspect)),
    nameA,
    nameB,
    rows: shown.map(({ title, shared, sides }) => ({
      title,
      shared: number(shared),
      sides: sides === null ? null : { a: number(sides.a), b: number(sides.b) },
    })),
    leftOut: said.filter((row) => !shown.includes(row)).map(({ title }) => title),
    citations,
  };
}

function nameSide({ subject, asked }: Side): string {
  return subject ?? asked;
}

/** In the order in which the sides come to speak of them; what belongs to no aspect comes last. */
function listAspects({ a, b }: Comparison, words: ComparisonWords): readonly Said[] {
  const named = [...a.snippets, ...b.snippets].map(({ aspect }) => aspect);
  const aspects = [...new Set(named)].toSorted((x, y) => Number(x === null) - Number(y === null));
  const limit = aspects.length === 1 ? quotationsOfOnlyAspect : 1;
  return aspects.map((aspect) => {
    const of = ({ snippets }: Side): readonly Snippet[] =>
      snippets.filter((snippet) => snippet.aspect === aspect).slice(0, limit);
    const title = aspect === null ? words.inGeneral : capitalise(words.aspect(aspect));
    return merge(title, of(a), of(b));
  });
}

/** A sentence that stands on both sides stands in the middle, once. */
function merge(title: string, a: readonly Snippet[], b: readonly Snippet[]): Said {
  const shared = a.filter((snippet) => isAmong(b, snippet));
  const [onlyA, onlyB] = [a, b].map((side) => side.filter((snippet) => !isAmong(shared, snippet)));
  const isAllShared = onlyA?.length === 0 && onlyB?.length === 0;
  return { title, shared, sides: isAllShared ? null : { a: onlyA ?? [], b: onlyB ?? [] } };
}

/** Sentences on both subjects that no row holds yet. */
function listShared(
  { status, both }: Comparison,
  said: readonly Said[],
  words: ComparisonWords,
): readonly Said[] {
  const above = said.flatMap(listSnippets);
  const shared = both.filter((snippet) => !isAmong(above, snippet));
  return status === 'abstained' || shared.length === 0
    ? []
    : [{ title: words.bothTogether, shared, sides: null }];
}

/** Rows that only one side has something in go first, the last of them first; at least one row stays. */
function chooseFitting(said: readonly Said[]): readonly Said[] {
  if (said.length <= 1 || countLines(said) <= maxLines) return said;
  const oneSided = said.findLast(
    ({ sides }) => sides !== null && (sides.a.length === 0) !== (sides.b.length === 0),
  );
  const dropped = oneSided ?? said.at(-1);
  return chooseFitting(said.filter((row) => row !== dropped));
}

function countLines(said: readonly Said[]): number {
  return said.reduce((total, { shared, sides }) => {
    const inColumns =
      sides === null ? [0] : [sides.a, sides.b].map((side) => countWrapped(side, charsInCell));
    return total + 2 + countWrapped(shared, charsInWideCell) + Math.max(...inColumns);
  }, 0);
}

function countWrapped(snippets: readonly Snippet[], charsInLine: number): number {
  return snippets.reduce((total, { text }) => total + Math.ceil(text.length / charsInLine), 0);
}

function listPassages(said: readonly Said[]): readonly Passage[] {
  const cited = said.flatMap(listSnippets).map(({ passage }) => passage);
  return cited.filter(({ id }, index) => cited.findIndex((other) => other.id === id) === index);
}

function listSnippets({ shared, sides }: Said): readonly Snippet[] {
  return [...shared, ...(sides?.a ?? []), ...(sides?.b ?? [])];
}

function isAmong(snippets: readonly Snippet[], { text, passage }: Snippet): boolean {
  return snippets.some((snippet) => snippet.text === text && snippet.passage.id === passage.id);
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
