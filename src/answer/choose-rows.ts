import type { AspectReader } from './aspect-score.ts';
import { type ComparisonRow, isFull, type Snippet } from './comparison.ts';
import { sureFrom, toldFrom } from './follow-topic.ts';
import type { Quotable } from './quotable.ts';

/** Most snippets of a side, sentences about both included. */
const sideLimit = 6;

/** Most sentences about both sides. */
const bothLimit = 4;

/** Most rows: on all pages, of an aspect that was asked for, of it with one side, and with both where some are general. */
const rowLimits = { all: 10, asked: 4, oneSided: 2, full: 3 } as const;

/** A sentence that speaks of several aspects counts for those it speaks of nearly as clearly as of its first. */
const nearlyAsClear = 0.8;

/** A sentence, with how clearly it speaks of each aspect. */
interface Read extends Quotable {
  readonly said: readonly number[];
}

/** A sentence that may stand in a row or beside the rows. */
interface Choice {
  readonly snippet: Snippet;
  readonly score: number;
}

/** The best first. */
type Column = readonly Choice[];

/** What is said of a side. */
interface Told {
  /** What rows are made of: what is said in general, then of each aspect; or only of the one that was asked for. */
  readonly columns: readonly Column[];
  /** What is worth telling beside the rows. */
  readonly more: Column;
  /** What is told where nothing else is, and nothing is compared. */
  readonly rest: Column;
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
    ...quotable,
    said: settle(reader.score(quotable.quotation)),
  }));
  const both = chooseBoth(read, reader);
  const [left, right] = [listTold(read, 0, reader), listTold(read, 1, reader)];
  const rows = pairUp(left.columns, right.columns, both, reader);
  const listSide = ({ columns, more, rest }: Told, side: 'a' | 'b'): readonly Snippet[] => {
    const cells = rows.flatMap((row) => row[side] ?? []);
    const beside = rows.length + both.length === 0 ? [...more, ...rest] : more;
    const aspects = reader.isAsked ? [] : columns.slice(1);
    const others = [...aspects.flatMap((column) => column.slice(0, 1)), ...beside];
    const told = [...cells.slice(0, 1), ...both.slice(0, 2), ...cells, ...both];
    const all = [...told, ...others.map(({ snippet }) => snippet)];
    const isFirst = ({ text }: Snippet, at: number): boolean =>
      all.findIndex((other) => other.text === text) === at;
    return all.filter(isFirst).slice(0, sideLimit);
  };
  return { both, rows, sides: [listSide(left, 'a'), listSide(right, 'b')] };
}

/** A sentence counts for what it speaks of most clearly, or nearly so; 0..1. */
function settle(said: readonly number[]): readonly number[] {
  const wanted = nearlyAsClear * Math.max(...said);
  return said.map((each) => (each >= wanted ? Math.min(1, each) : 0));
}

/** How what says something ends; entries of lists that hold both names say nothing of them. */
const whole = /[.!]+["”)]?$/u;

/** Sentences about both sides, one for each aspect; those under a heading that names both first. */
function chooseBoth(read: readonly Read[], { names, isAsked, clearFrom }: AspectReader): readonly Snippet[] {
  const choices = read
    .filter(
      ({ quotation: { text, sentence }, about, said }) =>
        about[0] === 1 &&
        about[1] === 1 &&
        (!isAsked || said[0]! >= clearFrom) &&
        sentence.kind !== 'row' &&
        whole.test(text),
    )
    .map(({ quotation: { text, passage, worth }, clarity, said }) => {
      const most = Math.max(0, ...said);
      const aspect = most >= clearFrom ? names[said.indexOf(most)]! : null;
      const score = worth * (0.5 + most / 2) + clarity;
      return { snippet: { text, passage: passage.passage, aspect }, score };
    })
    .toSorted((x, y) => y.score - x.score)
    .map(({ snippet }) => snippet);
  const keyOf = ({ aspect, text }: Snippet): string => (isAsked ? null : aspect) ?? text;
  const firsts = new Map(choices.toReversed().map((snippet) => [keyOf(snippet), snippet]));
  return choices.filter((snippet) => firsts.get(keyOf(snippet)) === snippet).slice(0, bothLimit);
}

/** What is said of a side; in general what it is goes first, and of an aspect what speaks of it most clearly. */
function listTold(read: readonly Read[], side: 0 | 1, { names, isAsked, clearFrom }: AspectReader): Told {
  const choose = (aspect: number | null, sure: number, clear: number): Column =>
    read
      .filter(
        ({ about, said, first, quotation: { definition } }) =>
          about[side] > sure &&
          (about[1 - side]! < 1 || sure === 0 || (aspect === null && first === side && definition > 0)) &&
          (said[aspect ?? -1] ?? 1) > clear,
      )
      .map(({ quotation, about, said }) => {
        const { text, passage, worth, definition } = quotation;
        const clarity = aspect === null ? Number(about.includes(1)) * definition : said[aspect]!;
        const name = aspect !== null && clarity >= clearFrom ? names[aspect]! : null;
        const value = aspect === null ? worth + clarity : worth * clarity;
        return { snippet: { text, passage: passage.passage, aspect: name }, score: about[side] * value };
      })
      .toSorted((x, y) => y.score - x.score);
  const aspects = names.map((_, at) => choose(at, sureFrom, clearFrom));
  if (isAsked) {
    // Where nothing is clear it is told what the sides are, if the aspect says anything to the corpus.
    const nearest = choose(0, sureFrom, 0).length > 0 ? choose(null, sureFrom, 0) : [];
    return { columns: [...aspects, nearest], more: choose(0, 0, 0), rest: [] };
  }
  const more = choose(null, toldFrom, 0);
  const rest = more.length > 0 ? [] : choose(null, 0, 0);
  const sure = choose(null, sureFrom, 0);
  return { columns: [sure.length > 0 ? sure : more, ...aspects], more, rest };
}

/** Rows with both sides, then those with one; no sentence stands twice. */
function pairUp(
  left: readonly Column[],
  right: readonly Column[],
  both: readonly Snippet[],
  { names, isAsked }: AspectReader,
): readonly ComparisonRow[] {
  const taken = new Set(both.map(({ text }) => text));
  const take = (column: Column): Snippet | null => {
    const found = column.find(({ snippet }) => !taken.has(snippet.text))?.snippet ?? null;
    if (found !== null) taken.add(found.text);
    return found;
  };
  const pair = (at: number): readonly ComparisonRow[] => {
    const [a, b] = [take(left[at]!), take(right[at]!)];
    return a === null && b === null ? [] : [{ aspect: a?.aspect ?? b?.aspect ?? null, a, b }];
  };
  // What an aspect is clearest of on both sides goes first, and what is told of both in one sentence last.
  const clarity = (at: number): number =>
    Math.min(...[left, right].map((columns) => columns[at]![0]?.score ?? 0)) -
    Number(both.some(({ aspect }) => aspect === names[at - 1]));
  const aspects = [...left.keys()].slice(1).toSorted((x, y) => clarity(y) - clarity(x));
  const pairMany = (count: number): readonly ComparisonRow[] =>
    Array.from({ length: Math.max(0, count) }).flatMap(() => pair(0));
  if (isAsked) {
    const clear = pairMany(rowLimits.asked);
    if (clear.length + both.length === 0) return pair(1);
    return clear.some(isFull) ? clear.filter(isFull) : clear.slice(0, rowLimits.oneSided);
  }
  const rows = [0, ...aspects].flatMap(pair);
  const full = rows.filter(isFull);
  const more = pairMany(rowLimits.full - full.length).filter(isFull);
  return [...full, ...more, ...rows.filter((row) => !isFull(row))].slice(0, rowLimits.all);
}
