import { evidenceBits, findEvidence } from '../retrieval/evidence.ts';
import type { AspectReader } from './aspect-score.ts';
import { type ComparisonRow, isFull, type Snippet } from './comparison.ts';
import { leans, sureFrom } from './follow-topic.ts';
import type { Quotable } from './quotable.ts';

/** Most snippets of a side, sentences about both included. */
const sideLimit = 6;

/** Most sentences about both sides. */
const bothLimit = 4;

/** Most rows, on all pages; and rows up to which the sides are quoted in general where few aspects are known. */
const rowLimits = { all: 10, general: 4, given: 4 } as const;

/** A sentence that speaks of several aspects counts for those it speaks of nearly as clearly as of its first. */
const nearlyAsClear = 0.8;

/** Sentences up to this length are read at a glance; code units. */
const glance = 160;

const weights = { first: 0.3, definition: 0.5, long: 0.25, contrast: 0.3 } as const;

/** What is left of the worth of a sentence that leans on the one before, of a note, and of one that is half code. */
const shares = { leaning: 0.6, note: 0.5, technical: 0.6, pointing: 0.6 } as const;

/** What tells two things apart, or says what they have in common. */
const contrasting =
  /\b(?:unlike|while|whereas|than|differ\w*|both|instead|either|similar|alternative|same|versus|vs)\b/iu;

/** How a sentence begins that tells what to do or where to look, and nothing of a thing. */
const pointing =
  /^(?:to|if|see|for (?:more|details|instance|example)|more|note|please|alternatively|(?:click|select|edit|run|restart|create|add|use|set)(?! (?:is|are))|you can (?:find|see|also))\b/iu;

/** What stands in code and not in sentences. */
const technical = /[<>{}|\\=[\]]|(?:^|\s)--?\p{L}|::|\w\(\d?\)/u;

/** A sentence, with how clearly it speaks of each aspect and how well it reads by itself. */
interface Read {
  readonly quotable: Quotable;
  readonly said: readonly number[];
  readonly worth: number;
}

interface Choice {
  readonly snippet: Snippet;
  readonly score: number;
  /** Whether it surely speaks of the side, and clearly of the aspect; others are only quoted where nothing else is. */
  readonly isClear: boolean;
}

type Column = readonly Choice[];

/** What is said of a side, of each aspect and in general; the best first. */
interface Columns {
  readonly aspects: readonly Column[];
  readonly general: Column;
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
  const columns = [0, 1].map((side): Columns => {
    const own = read.filter(({ quotable: { about } }) => about[side]! > 0 && about[1 - side] === 0);
    return { aspects: listColumns(own, side, reader), general: rankGeneral(own, side) };
  });
  const rows = chooseAll(columns, reader, both, taken);
  const sides = columns.map(({ aspects, general }, side) => {
    const cells = rows.flatMap((row) => (side === 0 ? row.a : row.b) ?? []);
    const more =
      reader.origin === 'listed'
        ? [...aspects.flatMap((column) => column.slice(0, 1)), ...general]
        : aspects[0]!;
    return distinct([
      ...cells.slice(0, 1),
      ...both.slice(0, 2),
      ...cells,
      ...both,
      ...more.map(({ snippet }) => snippet),
    ]).slice(0, sideLimit);
  });
  return { both, rows, sides: [sides[0]!, sides[1]!] };
}

/** Rows with both sides, then those with one. */
function chooseAll(
  [left, right]: readonly Columns[],
  { names, origin }: AspectReader,
  both: readonly Snippet[],
  taken: Set<string>,
): readonly ComparisonRow[] {
  const pairUp = (a: Column, b: Column, limit: number): readonly ComparisonRow[] =>
    takePairs(a, b, limit, taken);
  if (origin !== 'listed') return pairUp(left!.aspects[0]!, right!.aspects[0]!, rowLimits.given);
  // What an aspect is clearest of on both sides goes first, and what is told of both in one sentence last.
  const clarity = (at: number): number =>
    Math.min(...[left!, right!].map(({ aspects }) => aspects[at]![0]?.score ?? 0)) -
    Number(both.some(({ aspect }) => aspect === names[at]));
  const order = [...names.keys()].toSorted((x, y) => clarity(y) - clarity(x));
  const rows = [
    ...pairUp(left!.general, right!.general, 1),
    ...order.flatMap((at) => pairUp(left!.aspects[at]!, right!.aspects[at]!, 1)),
  ];
  const full = rows.filter(isFull);
  const more = pairUp(left!.general, right!.general, Math.max(0, rowLimits.general - full.length));
  return [...full, ...more.filter(isFull), ...rows.filter((row) => !isFull(row))].slice(0, rowLimits.all);
}

/** How clearly a sentence speaks of each aspect; 0 of those that are not worth quoting it for. */
function settle({ score, origin, least }: AspectReader, quotable: Quotable): readonly number[] {
  const said = score(quotable);
  if (origin === 'made') return said;
  const wanted = origin === 'listed' ? Math.max(least, nearlyAsClear * Math.max(...said)) : least;
  return said.map((each) => (each >= wanted ? each : 0));
}

function weighText({ text, at, sentence }: Quotable): number {
  const tooLong = Math.max(0, Math.min(1, (text.length - glance) / glance));
  return (
    (1 + weights.first / (1 + at) - weights.long * tooLong) *
    (leans(text) ? shares.leaning : 1) *
    (sentence.kind === 'note' ? shares.note : 1) *
    (technical.test(text) ? shares.technical : 1) *
    (pointing.test(text) ? shares.pointing : 1)
  );
}

function toChoice({ quotable }: Read, aspect: string | null, score: number, isClear = true): Choice {
  const { text, passage } = quotable;
  return { snippet: { text, passage: passage.passage, aspect }, score, isClear };
}

const byScore = (x: Choice, y: Choice): number => y.score - x.score;

/** Sentences about both sides, one for each aspect; those under a heading that names both first. */
function chooseBoth(
  read: readonly Read[],
  { names, origin, least }: AspectReader,
  taken: Set<string>,
): readonly Snippet[] {
  const isGiven = origin !== 'listed';
  const choices = read
    .filter(({ quotable: { about } }) => about[0] > 0 && about[1] > 0)
    .map((one) => {
      const most = Math.max(0, ...one.said);
      const aspect = most >= least ? names[one.said.indexOf(most)]! : null;
      const score = one.worth * (0.5 + most / 2) + (one.quotable.isHeaded ? 1 : 0);
      return toChoice(one, aspect, score + (contrasting.test(one.quotable.text) ? weights.contrast : 0));
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
  own: readonly Read[],
  side: number,
  { names, origin, least }: AspectReader,
): readonly Column[] {
  return names.map((name, at) =>
    own
      .filter((one) => one.said[at]! > 0 && (origin === 'made' || isSure(one)))
      .map((one) => {
        const score = one.quotable.about[side]! * one.worth * (0.3 + one.said[at]!);
        return toChoice(one, name, score, isSure(one) && one.said[at]! >= least);
      })
      .toSorted(byScore),
  );
}

/** What is said of a side in general: what it is, then what stands first. */
function rankGeneral(own: readonly Read[], side: number): Column {
  return own
    .map((one) => {
      const score = one.quotable.about[side]! * (one.worth + weighDefinition(one.quotable));
      return toChoice(one, null, score, isSure(one));
    })
    .toSorted(byScore);
}

function isSure({ quotable: { about } }: Read): boolean {
  return Math.max(...about) >= sureFrom;
}

function weighDefinition({ text, sentence, about }: Quotable): number {
  const isDefinition = findEvidence(text, sentence.kind, evidenceBits.definition) !== 0;
  return isDefinition && Math.max(...about) === 1 ? weights.definition : 0;
}

/** Rows of the best that is not yet taken on either side; none where nothing is left. */
function takePairs(a: Column, b: Column, limit: number, taken: Set<string>): readonly ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  const take = (choices: Column): Snippet | null => {
    const found =
      choices.find(({ snippet, isClear }, at) => (isClear || at === 0) && !taken.has(snippet.text))
        ?.snippet ?? null;
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
