import type { Passage } from '../corpus/document.ts';

/** A sentence quoted in a comparison. */
export interface Snippet {
  /** Verbatim. */
  readonly text: string;
  readonly passage: Passage;
  /** The aspect it speaks of, such as `performance`, or null when it speaks of none in particular. */
  readonly aspect: string | null;
}

/** One side of a comparison. */
export interface Side {
  /** What was asked for, as typed. */
  readonly asked: string;
  /** The subject it was read as, or null when the corpus knows no such thing. */
  readonly subject: string | null;
  /** Names the corpus knows that may have been meant; empty when the subject was found. */
  readonly didYouMean: readonly string[];
  /** At most six, the best first; sentences about both sides stand here too. */
  readonly snippets: readonly Snippet[];
}

/** What is said of either side under one aspect. */
export interface ComparisonRow {
  /** Null where the sentences speak of the sides in general. */
  readonly aspect: string | null;
  /** Null where the corpus does not say. */
  readonly a: Snippet | null;
  readonly b: Snippet | null;
}

/** What the corpus says of two subjects, side by side. */
export interface Comparison {
  readonly status: 'answered' | 'abstained';
  readonly a: Side;
  readonly b: Side;
  /** The aspect asked for, by the corpus's name where it lists one that is meant, or null. */
  readonly aspect: string | null;
  /** Sentences that speak of both subjects, the best first: what is shown ahead of the rows. */
  readonly both: readonly Snippet[];
  /** Aspect by aspect: those that both sides speak of first. No sentence stands twice, here or in `both`. */
  readonly rows: readonly ComparisonRow[];
  /** Where one side belongs to the other, by the lexicon: canonical names, the part first. */
  readonly relation: readonly [part: string, whole: string] | null;
  /** Further things that a question names in the same row; two are compared at a time. */
  readonly left?: readonly string[];
  /** Why there is nothing to compare, or null: both names mean the same subject, or a name is unknown. */
  readonly reason: 'same-subject' | 'unknown-subject' | 'nothing-said' | null;
  /** When there is nothing to compare: subjects to compare the known one with, the likeliest first. */
  readonly related?: readonly string[];
}

/** Whether a row quotes both sides. */
export function isFull({ a, b }: ComparisonRow): boolean {
  return a !== null && b !== null;
}

/** What stands below each other on a card: one sentence, or one of each side; null where the corpus does not say. */
export interface CardRow {
  readonly title: string;
  readonly cells: readonly [Snippet | null] | readonly [Snippet | null, Snippet | null];
}

/** Sentences on both subjects that stand ahead of the rows; the others follow, so that a first page has rows too. */
const sharedFirst = 2;

/** What a card tells, in order: of both, of either side, then of one; the title of the card says its aspect. */
export function listCardRows(
  { a, b, aspect: asked, both, rows }: Comparison,
  titles: Readonly<Record<'bothTogether' | 'inGeneral', string>>,
): readonly CardRow[] {
  const shared = both.map((snippet): CardRow => {
    const aspect = asked === null ? snippet.aspect : null;
    return { title: capitalize(aspect ?? titles.bothTogether), cells: [snippet] };
  });
  // Of a side that no row quotes it is said once.
  const isSilent = (side: 'a' | 'b'): boolean => rows.length > 1 && rows.every((row) => row[side] === null);
  const silent = isSilent('a') ? a : isSilent('b') ? b : null;
  const write = (row: ComparisonRow): CardRow => {
    const title = asked === null ? capitalize(row.aspect ?? titles.inGeneral) : '';
    if (silent === null) return { title, cells: [row.a, row.b] };
    const name = nameSide(silent === a ? b : a);
    return { title: title === '' ? name : `${name}: ${title}`, cells: [row.a ?? row.b] };
  };
  const full = rows.filter(isFull).length;
  return [
    ...shared.slice(0, sharedFirst),
    ...rows.slice(0, full).map(write),
    ...shared.slice(sharedFirst),
    ...(silent === null ? [] : [{ title: nameSide(silent), cells: [null] } as const]),
    ...rows.slice(full).map(write),
  ];
}

export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function nameSide({ subject, asked }: Side): string {
  return subject ?? asked;
}

/** The aspect that was asked for, or null where what is quoted does not speak of it and is only the nearest. */
export function spokenAspect({ aspect, both, rows }: Comparison): string | null {
  return [...both, ...rows].some((told) => told.aspect !== null) ? aspect : null;
}
