import { createRandom } from '../../src/evaluation/random.ts';
import { mean, type Measures, type Outcome } from './measure.ts';

/** What was measured of an engine on every set, in the order of the sets. */
export interface EngineResult {
  readonly name: string;
  /** Most questions asked of each set; null for all of them. */
  readonly limit: number | null;
  readonly sets: readonly { readonly set: string; readonly measures: Measures }[];
}

/** The figures of one row; shares are 0..1, null where there is nothing to measure. */
export interface Row {
  readonly set: string;
  readonly engine: string;
  /** Whether answers that the engine held back count as given; costs are those of the row before. */
  readonly isHeldBack: boolean;
  readonly questions: number;
  readonly hit1: number;
  readonly hit3: number;
  /** The marked sentences are right. */
  readonly sentence: number;
  /** One marked sentence is right; null for an engine that marks by itself. */
  readonly single: number | null;
  /** Share of the first passage's text that is marked. */
  readonly marked: number;
  readonly auroc: number | null;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly heapMiB: number;
}

/** An own figure against that of the peer that does best in it. */
interface Ratio {
  readonly value: number;
  readonly peer: string;
}

export const qualities = ['hit1', 'hit3', 'sentence', 'auroc'] as const;
export const costs = ['buildMs', 'p50Ms', 'p99Ms', 'heapMiB'] as const;
type Column = (typeof qualities)[number] | (typeof costs)[number];

/** The own figures on one set over those of the best peers. */
export interface Comparison {
  readonly set: string;
  readonly engine: string;
  /** As in {@link Row}. */
  readonly isHeldBack: boolean;
  readonly ratios: Readonly<Partial<Record<Column, Ratio>>>;
  /** Own hit@1 less the best peer's, in points, with its paired 95 % interval. */
  readonly hit1Points: { readonly value: number; readonly low: number; readonly high: number };
}

/** One row for each engine on each set; engines that abstain get a second one, with what they held back. */
export function toRows(results: readonly EngineResult[]): readonly Row[] {
  const sets = results[0]?.sets.map(({ set }) => set) ?? [];
  return sets.flatMap((set) =>
    results.flatMap((result) => result.sets.filter((one) => one.set === set).flatMap(listRows(result))),
  );
}

function listRows({ name }: EngineResult) {
  return ({ set, measures }: EngineResult['sets'][number]): readonly Row[] => {
    const abstains = measures.outcomes.some(({ isAnswered }) => !isAnswered);
    const row = toRow(set, name, measures, false);
    return abstains ? [row, toRow(set, name, measures, true)] : [row];
  };
}

function toRow(set: string, engine: string, measures: Measures, isHeldBack: boolean): Row {
  const { outcomes, auroc, buildMs, p50Ms, p99Ms, heapMiB } = measures;
  const share = (test: (outcome: Outcome) => boolean): number =>
    mean(outcomes.map((outcome) => ((outcome.isAnswered || isHeldBack) && test(outcome) ? 1 : 0)));
  return {
    set,
    engine,
    isHeldBack,
    questions: outcomes.length,
    hit1: share(({ rank }) => rank === 1),
    hit3: share(({ rank }) => rank !== null),
    sentence: share(({ isMarkedRight }) => isMarkedRight),
    single: outcomes.some(({ isSingleRight }) => isSingleRight === null)
      ? null
      : share(({ isSingleRight }) => isSingleRight === true),
    marked: mean(outcomes.map(({ marked }) => marked)),
    auroc,
    buildMs,
    p50Ms,
    p99Ms,
    heapMiB,
  };
}

/** Compares an engine with the best peer in each figure; peers that were asked only some questions stay out. */
export function compareWithBest(results: readonly EngineResult[], own: string): readonly Comparison[] {
  const rows = toRows(results);
  const compared = new Set(
    results.filter(({ name, limit }) => name !== own && limit === null).map(({ name }) => name),
  );
  return rows
    .filter(({ engine }) => engine === own)
    .flatMap((row) => {
      const peers = rows.filter(({ set, engine }) => set === row.set && compared.has(engine));
      const ratios: Partial<Record<Column, Ratio>> = Object.fromEntries([
        ...qualities.flatMap((column) => compareColumn(row, peers, column, -1)),
        ...costs.flatMap((column) => compareColumn(row, peers, column, 1)),
      ]);
      if (ratios.hit1 === undefined) return [];
      const ownHits = listHits(results, row.set, own, row.isHeldBack);
      const hit1Points = measurePoints(ownHits, listHits(results, row.set, ratios.hit1.peer, false));
      return [{ set: row.set, engine: own, isHeldBack: row.isHeldBack, ratios, hit1Points }];
    });
}

function compareColumn(row: Row, peers: readonly Row[], column: Column, sign: 1 | -1): [Column, Ratio][] {
  const value = row[column];
  const [best] = peers
    .flatMap((peer) => {
      const other = peer[column];
      return other === null ? [] : [{ peer: peer.engine, other }];
    })
    .toSorted((a, b) => sign * (a.other - b.other));
  return value === null || best === undefined
    ? []
    : [[column, { value: value / best.other, peer: best.peer }]];
}

/** For each question, 1 if the first passage is right and shown, or held back where that counts. */
function listHits(
  results: readonly EngineResult[],
  set: string,
  engine: string,
  isHeldBack: boolean,
): readonly number[] {
  const measures = results.find(({ name }) => name === engine)?.sets.find((one) => one.set === set)?.measures;
  return (measures?.outcomes ?? []).map(({ rank, isAnswered }) =>
    rank === 1 && (isAnswered || isHeldBack) ? 1 : 0,
  );
}

const resamples = 2_000;

/** Difference of two shares in points, with a paired bootstrap interval over the questions. */
function measurePoints(own: readonly number[], other: readonly number[]): Comparison['hit1Points'] {
  const random = createRandom(20_261_124);
  const differences = own.map((value, index) => 100 * (value - (other[index] ?? 0)));
  const means = Array.from({ length: resamples }, () =>
    mean(differences.map(() => differences[Math.floor(random() * differences.length)] ?? 0)),
  ).toSorted((a, b) => a - b);
  const at = (share: number): number => means[Math.floor(share * resamples)] ?? 0;
  return { value: mean(differences), low: at(0.025), high: at(0.975) };
}
