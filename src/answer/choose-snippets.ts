import type { AspectReader } from './aspect-score.ts';
import type { Snippet } from './comparison.ts';
import type { Quotable } from './quotable.ts';

/** Most snippets a side shows. */
const sideLimit = 6;

/** Most snippets shown for both sides together. */
const bothLimit = 3;

/** Most snippets of a side when one aspect was asked for. */
const aspectLimit = 6;

/** A sentence speaks of an aspect when it does so this clearly; one that was asked for, at all. */
const clear = 0.5;

/** A sentence that speaks of several aspects counts for those it speaks of nearly as clearly as of its first. */
const nearlyAsClear = 0.75;

/** What the first sentence of a passage counts more than a late one. */
const centrality = 0.2;

/** A sentence, with how clearly it speaks of each aspect. */
interface Read {
  readonly quotable: Quotable;
  readonly said: readonly number[];
  /** How clearly a sentence must speak of an aspect to count for it. */
  readonly least: number;
}

/** A sentence that may be shown for a side. */
interface Choice {
  readonly quotable: Quotable;
  readonly aspect: string | null;
  readonly score: number;
}

/** The snippets of a comparison. */
export interface ChosenSnippets {
  readonly sides: readonly [readonly Snippet[], readonly Snippet[]];
  readonly both: readonly Snippet[];
}

/**
 * Chooses what is quoted of either side and of both. Aspects that both sides speak of come first; one that only one
 * side speaks of is shown if there is room, and only if the other side says nothing of it; what belongs to no aspect
 * fills what is left.
 */
export function chooseSnippets(quotables: readonly Quotable[], reader: AspectReader): ChosenSnippets {
  const read = readAll(quotables, reader);
  const columns = [rankByAspect(read, 0, reader), rankByAspect(read, 1, reader)] as const;
  const both = takeBoth(read, reader);
  if (reader.isGiven) {
    return { sides: [takeFirst(columns[0], aspectLimit), takeFirst(columns[1], aspectLimit)], both };
  }
  const picked: readonly [Shelf, Shelf] = [new Shelf(sideLimit), new Shelf(sideLimit)];
  pickShared(columns, picked);
  pickOneSided(columns, picked);
  for (const side of [0, 1] as const) {
    for (const choice of columns[side].flatMap((column) => column.slice(1, 2))) picked[side].put(choice);
    for (const choice of rankGeneral(read, side)) picked[side].put(choice);
  }
  return { sides: [picked[0].snippets, picked[1].snippets], both };
}

type Columns = readonly [readonly (readonly Choice[])[], readonly (readonly Choice[])[]];

function pickShared([left, right]: Columns, [first, second]: readonly [Shelf, Shelf]): void {
  for (const [at, column] of left.entries()) {
    const own = column.find((choice) => !first.holds(choice));
    const other = (right[at] ?? []).find((choice) => !second.holds(choice));
    if (own === undefined || other === undefined) continue;
    first.put(own);
    second.put(other);
  }
}

function pickOneSided([left, right]: Columns, [first, second]: readonly [Shelf, Shelf]): void {
  for (const [at, column] of left.entries()) {
    const other = right[at] ?? [];
    const [own] = other.length === 0 ? column : [];
    const [others] = column.length === 0 ? other : [];
    if (own !== undefined) first.put(own);
    if (others !== undefined) second.put(others);
  }
}

/** The aspects that both sides speak of clearly, by their names, in the order they are shown. */
export function listSharedAspects(quotables: readonly Quotable[], reader: AspectReader): readonly string[] {
  const read = readAll(quotables, reader);
  const [left, right] = [rankByAspect(read, 0, reader), rankByAspect(read, 1, reader)];
  return reader.names.filter((_, at) => (left[at] ?? []).length > 0 && (right[at] ?? []).length > 0);
}

function readAll(quotables: readonly Quotable[], reader: AspectReader): readonly Read[] {
  return quotables.map((quotable) => {
    const said = reader.score(quotable);
    return { quotable, said, least: reader.isGiven ? 0 : Math.max(clear, nearlyAsClear * Math.max(...said)) };
  });
}

/** For each aspect, the sentences of a side that speak of it, the clearest first. */
function rankByAspect(
  read: readonly Read[],
  side: 0 | 1,
  reader: AspectReader,
): readonly (readonly Choice[])[] {
  const columns = reader.names.map((): Choice[] => []);
  for (const one of read) {
    if (one.quotable.about[side].weight === 0) continue;
    for (const [at, aspect] of reader.names.entries()) {
      const score = scoreFor(one, side, at, aspect);
      if (score > 0) columns[at]?.push({ quotable: one.quotable, aspect, score });
    }
  }
  return columns.map((column) => column.toSorted((x, y) => y.score - x.score));
}

function scoreFor({ quotable, said, least }: Read, side: 0 | 1, at: number, aspect: string): number {
  const { weight, isDefinition } = quotable.about[side];
  const own = isDefinition && aspect === 'definition' ? 1 : (said[at] ?? 0);
  return own === 0 || own < least ? 0 : weight * (own + centrality / (1 + quotable.index));
}

/** What names a side and speaks of no aspect clearly: better than nothing. */
function rankGeneral(read: readonly Read[], side: 0 | 1): readonly Choice[] {
  return read
    .filter(({ quotable }) => quotable.about[side].weight > 0)
    .map(({ quotable, said }) => ({
      quotable,
      aspect: null,
      score:
        quotable.about[side].weight * (1 + centrality / (1 + quotable.index)) - Math.max(0, ...said) / 10,
    }))
    .toSorted((x, y) => y.score - x.score);
}

/** Sentences that name both sides, those that speak of an aspect first. */
function takeBoth(read: readonly Read[], reader: AspectReader): readonly Snippet[] {
  const shared = read
    .filter(({ quotable: { about } }) => about[0].isNamed && about[1].isNamed)
    .map(({ quotable, said }): Choice => {
      const score = Math.max(0, ...said);
      const aspect = score >= clear ? (reader.names[said.indexOf(score)] ?? null) : null;
      return { quotable, aspect, score: score + quotable.about[0].weight + quotable.about[1].weight };
    });
  const fitting = reader.isGiven ? shared.filter(({ aspect }) => aspect !== null) : shared;
  const ranked = fitting.toSorted((x, y) => y.score - x.score);
  return takeFirst([ranked], bothLimit);
}

function takeFirst(columns: readonly (readonly Choice[])[], limit: number): readonly Snippet[] {
  const shelf = new Shelf(limit);
  for (const choice of columns.flat()) shelf.put(choice);
  return shelf.snippets;
}

/** Snippets that were chosen: none twice, and no more than fit. */
class Shelf {
  readonly #limit: number;
  readonly #texts = new Set<string>();
  readonly snippets: Snippet[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  holds({ quotable }: Choice): boolean {
    return this.#texts.has(textOf(quotable));
  }

  put(choice: Choice): void {
    if (this.snippets.length >= this.#limit || this.holds(choice)) return;
    const text = textOf(choice.quotable);
    this.#texts.add(text);
    this.snippets.push({ text, passage: choice.quotable.passage.passage, aspect: choice.aspect });
  }
}

function textOf({ passage, sentence }: Quotable): string {
  return passage.passage.document.text.slice(sentence.start, sentence.end);
}
