import { holdsEvidence } from '../retrieval/evidence.ts';
import { readIntent } from '../retrieval/intent.ts';
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

const weights = { first: 0.3, defined: 0.6, definition: 0.5, long: 0.25, contrast: 0.3 } as const;

/** What is left of the worth of a sentence that leans on the one before, of a note, and of one that is half code. */
const shares = { leaning: 0.6, note: 0.5, technical: 0.6, pointing: 0.6 } as const;

/** What tells two things apart, or says what they have in common. */
const contrasting =
  /\b(?:unlike|while|whereas|than|differ\w*|both|instead|either|similar|alternative|same|versus|vs)\b/iu;

/** How a sentence begins that tells what to do or where to look, and nothing of a thing. */
const pointing =
  /^(?:to|if|see|for (?:more|details|instance|example)|more|note|please|alternatively|(?:click|select|edit|run|restart|create|add|use|set)(?! (?:is|are))|you can (?:find|see|also))\b/iu;

/** What stands in code and not in sentences. */
const technical = /:\/\/|[<>{}|\\=[\]]|(?:^|\s)--?\p{L}|::|\w\(\d?\)/u;

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
  const columns = [listColumns(read, 0, reader), listColumns(read, 1, reader)] as const;
  const rows = chooseAll(columns, reader, both, taken);
  const listSide = (side: 0 | 1): readonly Snippet[] => {
    const cells = rows.flatMap((row) => (side === 0 ? row.a : row.b) ?? []);
    const { aspects, general } = columns[side];
    const best = aspects.flatMap((column) => column.slice(0, 1));
    const more = reader.origin === 'listed' ? [...best, ...general] : aspects[0]!;
    const told = [...cells.slice(0, 1), ...both.slice(0, 2), ...cells, ...both];
    const all = [...told, ...more.map(({ snippet }) => snippet)];
    return [...new Map(all.map((snippet) => [snippet.text, snippet])).values()].slice(0, sideLimit);
  };
  return { both, rows, sides: [listSide(0), listSide(1)] };
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

/** Sentences about both sides, one for each aspect; those under a heading that names both first. */
function chooseBoth(
  read: readonly Read[],
  { names, origin, least }: AspectReader,
  taken: Set<string>,
): readonly Snippet[] {
  const choices = read
    .filter(({ quotable: { about } }) => about[0] > 0 && about[1] > 0)
    .map(({ quotable: { text, passage, isHeaded }, said, worth }) => {
      const most = Math.max(0, ...said);
      const aspect = most >= least ? names[said.indexOf(most)]! : null;
      const contrast = contrasting.test(text) ? weights.contrast : 0;
      const score = worth * (0.5 + most / 2) + Number(isHeaded) + contrast;
      return { snippet: { text, passage: passage.passage, aspect }, score };
    })
    .filter(({ snippet }) => origin === 'listed' || snippet.aspect !== null);
  const distinct = new Map<string, Snippet>();
  for (const { snippet } of choices.toSorted((x, y) => y.score - x.score)) {
    const key = (origin === 'listed' ? snippet.aspect : null) ?? snippet.text;
    if (distinct.size < bothLimit && !distinct.has(key) && !taken.has(snippet.text))
      distinct.set(key, snippet);
    if (distinct.get(key) === snippet) taken.add(snippet.text);
  }
  return [...distinct.values()];
}

/** What is said of a side: of each aspect, the clearest first; and in general, what it is and what stands first. */
function listColumns(read: readonly Read[], side: 0 | 1, { names, origin, least }: AspectReader): Columns {
  const own = read.filter(({ quotable: { about } }) => about[side] > 0 && about[1 - side] === 0);
  const rank = (of: readonly Read[], aspect: string | null, weigh: (one: Read) => number): Column =>
    of
      .map((one) => {
        const { about, text, passage } = one.quotable;
        const isClear =
          about[side] >= sureFrom && (aspect === null || one.said[names.indexOf(aspect)]! >= least);
        const snippet = { text, passage: passage.passage, aspect };
        return { snippet, isClear, score: about[side] * weigh(one) };
      })
      .filter(({ isClear }) => isClear || aspect === null || origin !== 'listed')
      .toSorted((x, y) => y.score - x.score);
  const aspects = names.map((name, at) => {
    const telling = own.filter(({ said }) => said[at]! > 0);
    return rank(telling, name, ({ worth, said }) => worth * (0.3 + said[at]!));
  });
  return { aspects, general: rank(own, null, ({ quotable, worth }) => worth + weighDefinition(quotable)) };
}

/** A sentence that says what a thing is, and most of all the first below a heading that asks for it. */
function weighDefinition({ passage, at, text, sentence, about }: Quotable): number {
  const isDefinition = holdsEvidence(text, sentence.kind, ['definition']);
  if (!isDefinition || Math.max(...about) < 1) return 0;
  const heading = passage.passage.section.headings.at(-1) ?? passage.passage.document.title;
  const isAsked = at === 0 && readIntent(heading).intent === 'definition';
  return weights.definition + (isAsked ? weights.defined : 0);
}

/** Rows with both sides, then those with one. */
function chooseAll(
  [left, right]: readonly [Columns, Columns],
  { names, origin }: AspectReader,
  both: readonly Snippet[],
  taken: Set<string>,
): readonly ComparisonRow[] {
  const pairUp = (a: Column, b: Column, limit: number): readonly ComparisonRow[] =>
    takePairs(a, b, limit, taken);
  if (origin !== 'listed') {
    // Of an aspect that the corpus does not list, what comes nearest is better than nothing.
    const [a, b] = [left, right].map(({ aspects }) =>
      aspects[0]!.filter(({ isClear }) => isClear || origin === 'made'),
    );
    return pairUp(a!, b!, rowLimits.given);
  }
  // What an aspect is clearest of on both sides goes first, and what is told of both in one sentence last.
  const clarity = (at: number): number =>
    Math.min(...[left, right].map(({ aspects }) => aspects[at]![0]?.score ?? 0)) -
    Number(both.some(({ aspect }) => aspect === names[at]));
  const order = [...names.keys()].toSorted((x, y) => clarity(y) - clarity(x));
  const rows = [
    ...pairUp(left.general, right.general, 1),
    ...order.flatMap((at) => pairUp(left.aspects[at]!, right.aspects[at]!, 1)),
  ];
  const full = rows.filter(isFull);
  const more = pairUp(left.general, right.general, Math.max(0, rowLimits.general - full.length));
  return [...full, ...more.filter(isFull), ...rows.filter((row) => !isFull(row))].slice(0, rowLimits.all);
}

/** Rows of the best that is not yet taken on either side; none where nothing is left. */
function takePairs(a: Column, b: Column, limit: number, taken: Set<string>): readonly ComparisonRow[] {
  const take = (choices: Column): Snippet | null => {
    const isFree = ({ snippet, isClear }: Choice, at: number): boolean =>
      (isClear || at === 0) && !taken.has(snippet.text);
    const found = choices.find(isFree)?.snippet ?? null;
    if (found !== null) taken.add(found.text);
    return found;
  };
  return Array.from({ length: limit }, () => [take(a), take(b)] as const).flatMap(([left, right]) => {
    const aspect = (left ?? right)?.aspect;
    return aspect === undefined ? [] : [{ aspect, a: left, b: right }];
  });
}
