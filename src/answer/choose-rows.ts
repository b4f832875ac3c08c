import { holdsEvidence } from '../retrieval/evidence.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { AspectReader } from './aspect-score.ts';
import { type ComparisonRow, isFull, type Snippet } from './comparison.ts';
import { leaning, type Quotable } from './quotable.ts';

/** Most snippets of a side, sentences about both included. */
const sideLimit = 6;

/** Most sentences about both sides. */
const bothLimit = 4;

/** Most rows, on all pages. */
const rowLimit = 10;

/** Rows that quote a side in general where no aspect is known. */
const generalLimit = 4;

/** Rows on the one aspect that was asked for. */
const givenLimit = 4;

/** A sentence that speaks of several aspects counts for those it speaks of nearly as clearly as of its first. */
const nearlyAsClear = 0.8;

/** Sentences up to this length are read at a glance; code units. */
const glance = 160;

const weights = {
  headed: 0.2,
  first: 0.15,
  defined: 0.6,
  definition: 0.3,
  long: 0.25,
  others: -0.06,
} as const;

/** What is left of the worth of a sentence that leans on the one before, of a note, of one said of something else. */
const shares = { leaning: 0.6, note: 0.5, elsewhere: 0.75 } as const;

/** A sentence, with how clearly it speaks of each aspect and how well it reads by itself. */
interface Read {
  readonly quotable: Quotable;
  readonly said: readonly number[];
  readonly worth: number;
}

interface Choice {
  readonly snippet: Snippet;
  readonly score: number;
}

/** What is quoted in a comparison. */
export interface ChosenRows {
  readonly both: readonly Snippet[];
  readonly rows: readonly ComparisonRow[];
  /** For each side what stands in the rows or in both, and what else is worth telling. */
  readonly sides: readonly [readonly Snippet[], readonly Snippet[]];
}

/** Chooses what is quoted: sentences about both, what the sides are, aspects that both speak of, then those of one. */
export function chooseRows(quotables: readonly Quotable[], reader: AspectReader): ChosenRows {
  const read = quotables.map((quotable): Read => ({
    quotable,
    said: settle(reader, quotable),
    worth: weighText(quotable),
  }));
  const taken = new Set<string>();
  const both = chooseBoth(read, reader, taken);
  const columns = [listColumns(read, 0, reader), listColumns(read, 1, reader)] as const;
  const general = [rankGeneral(read, 0), rankGeneral(read, 1)] as const;
  const rows = reader.isGiven
    ? pairUp(columns[0][0] ?? [], columns[1][0] ?? [], givenLimit, taken)
    : [
        ...pairUp(general[0], general[1], 1, taken),
        ...listAspectRows(columns, reader.names, both, taken),
        ...(reader.names.length > 0 ? [] : pairUp(general[0], general[1], generalLimit - 1, taken)),
      ];
  const ordered = [...rows.filter(isFull), ...rows.filter((row) => !isFull(row))].slice(0, rowLimit);
  const sides = [0, 1].map((side) => {
    const cells = ordered.flatMap((row) => (side === 0 ? row.a : row.b) ?? []);
    const more = reader.isGiven
      ? (columns[side]![0] ?? [])
      : [...columns[side]!.flatMap((column) => column.slice(0, 1)), ...general[side]!];
    return distinct([
      ...cells.slice(0, 1),
      ...both.slice(0, 2),
      ...cells,
      ...both,
      ...more.map(({ snippet }) => snippet),
    ]).slice(0, sideLimit);
  });
  return { both, rows: ordered, sides: [sides[0]!, sides[1]!] };
}

/** The aspects that both sides speak of, by their names. */
export function listSharedAspects(quotables: readonly Quotable[], reader: AspectReader): readonly string[] {
  const { rows, both } = chooseRows(quotables, reader);
  const named = [...both.map(({ aspect }) => aspect), ...rows.filter(isFull).map(({ aspect }) => aspect)];
  return reader.names.filter((name) => named.includes(name));
}

/** How clearly a sentence speaks of each aspect; 0 of those it does not clearly speak of. */
function settle(reader: AspectReader, quotable: Quotable): readonly number[] {
  const said = reader.score(quotable);
  const least = reader.isGiven ? reader.least : Math.max(reader.least, nearlyAsClear * Math.max(...said));
  return said.map((score) => (score >= least ? score : 0));
}

function weighText({ text, at, isHeaded, others, isElsewhere, sentence }: Quotable): number {
  const tooLong = Math.max(0, Math.min(1, (text.length - glance) / glance));
  const sum =
    1 +
    (isHeaded ? weights.headed : 0) +
    weights.first / (1 + at) -
    weights.long * tooLong +
    weights.others * Math.min(5, others);
  return (
    sum *
    (leaning.test(text) ? shares.leaning : 1) *
    (sentence.kind === 'note' ? shares.note : 1) *
    (isElsewhere ? shares.elsewhere : 1)
  );
}

function toChoice({ quotable: { text, passage } }: Read, aspect: string | null, score: number): Choice {
  return { snippet: { text, passage: passage.passage, aspect }, score };
}

const byScore = (x: Choice, y: Choice): number => y.score - x.score;

function isAboutBoth({ quotable: { about } }: Read): boolean {
  return about[0] > 0 && about[1] > 0;
}

/** Sentences about both sides, one for each aspect; those under a heading that names both first. */
function chooseBoth(
  read: readonly Read[],
  { names, isGiven }: AspectReader,
  taken: Set<string>,
): readonly Snippet[] {
  const choices = read.filter(isAboutBoth).map((one) => {
    const most = Math.max(0, ...one.said);
    const aspect = most > 0 ? names[one.said.indexOf(most)]! : null;
    return toChoice(one, aspect, one.worth * (0.5 + most / 2) + (one.quotable.isHeaded ? 1 : 0));
  });
  const seen = new Set<string | null>();
  const chosen = choices.toSorted(byScore).filter(({ snippet: { aspect, text } }) => {
    const isNew = (isGiven || aspect === null || !seen.has(aspect)) && !taken.has(text);
    if (!isNew || (isGiven && aspect === null) || seen.size >= bothLimit) return false;
    seen.add(isGiven ? text : (aspect ?? text));
    taken.add(text);
    return true;
  });
  return chosen.map(({ snippet }) => snippet);
}

/** For each aspect, the sentences of a side that speak of it, the clearest first. */
function listColumns(
  read: readonly Read[],
  side: 0 | 1,
  { names }: AspectReader,
): readonly (readonly Choice[])[] {
  const own = read.filter((one) => one.quotable.about[side] > 0 && !isAboutBoth(one));
  return names.map((name, at) =>
    own
      .filter(({ said }) => said[at]! > 0)
      .map((one) => toChoice(one, name, one.quotable.about[side] * one.worth * (0.3 + one.said[at]!)))
      .toSorted(byScore),
  );
}

/** What is said of a side in general: what it is, then what stands first. */
function rankGeneral(read: readonly Read[], side: 0 | 1): readonly Choice[] {
  return read
    .filter((one) => one.quotable.about[side] > 0 && !isAboutBoth(one))
    .map((one) => {
      const { about } = one.quotable;
      return toChoice(one, null, about[side] * (one.worth + weighDefinition(one.quotable, side)));
    })
    .toSorted(byScore);
}

function weighDefinition({ passage, text, sentence, at, about }: Quotable, side: 0 | 1): number {
  if (at > 0 || about[side] < 1) return 0;
  const heading = passage.passage.section.headings.at(-1) ?? passage.passage.document.title;
  const isAsked = readIntent(heading).intent === 'definition';
  const isGiven = holdsEvidence(text, sentence.kind, ['definition']);
  return (isAsked ? weights.defined : 0) + (isGiven ? weights.definition : 0);
}

function listAspectRows(
  [left, right]: readonly [readonly (readonly Choice[])[], readonly (readonly Choice[])[]],
  names: readonly string[],
  both: readonly Snippet[],
  taken: Set<string>,
): readonly ComparisonRow[] {
  const clarity = (at: number): number => {
    const isTold = both.some(({ aspect }) => aspect === names[at]);
    return Math.min(left[at]![0]?.score ?? 0, right[at]![0]?.score ?? 0) - (isTold ? 1 : 0);
  };
  const order = names.map((_, at) => at).toSorted((x, y) => clarity(y) - clarity(x));
  return order.flatMap((at) => pairUp(left[at]!, right[at]!, 1, taken));
}

/** Rows of the best that is not yet taken on either side; none where nothing is left. */
function pairUp(
  a: readonly Choice[],
  b: readonly Choice[],
  limit: number,
  taken: Set<string>,
): readonly ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  const take = (choices: readonly Choice[]): Snippet | null => {
    const found = choices.find(({ snippet }) => !taken.has(snippet.text))?.snippet ?? null;
    if (found !== null) taken.add(found.text);
    return found;
  };
  while (rows.length < limit) {
    const [left, right] = [take(a), take(b)];
    if (left === null && right === null) break;
    rows.push({ aspect: (left ?? right)!.aspect, a: left, b: right });
  }
  return rows;
}

function distinct(snippets: readonly Snippet[]): readonly Snippet[] {
  return [...new Map(snippets.map((snippet) => [snippet.text, snippet])).values()];
}
