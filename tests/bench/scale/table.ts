import { formatTable } from '../table.ts';
import type { ScaleMeasures } from './measure.ts';

/** What was measured at one size. */
export interface ScaleResult {
  readonly size: number;
  /** From the files to an engine that answers, without and with what `corpus build` wrote. */
  readonly openMs: number;
  readonly openPrebuiltMs: number;
  readonly indexMiB: number;
  readonly engines: readonly { readonly name: string; readonly measures: ScaleMeasures }[];
}

/** The measures as Markdown: each size, and what ten times as many passages cost. */
export function describeScale(results: readonly ScaleResult[]): string {
  const rows = results.flatMap(({ engines }) =>
    engines.map(({ name, measures }) => [String(measures.passages), name, ...toCells(measures)]),
  );
  const opening = results.map(({ size, openMs, openPrebuiltMs, indexMiB }) => [
    String(size),
    seconds(openMs),
    seconds(openPrebuiltMs),
    `${(openMs / openPrebuiltMs).toFixed(1)}×`,
    indexMiB.toFixed(1),
  ]);
  return [
    'Seconds and milliseconds of processor time:',
    formatTable(
      ['passages', 'engine', 'build s', 'load s', 'p50 ms', 'p99 ms', 'memory MiB', 'hit@1', 'hit@3'],
      rows,
    ),
    'From the files to the first answer, as they are and after `corpus build`:',
    formatTable(['passages', 'parsed s', 'prebuilt s', 'faster', 'index MiB'], opening),
    'What each step to the next size multiplies:',
    formatTable(['step', 'engine', 'build', 'load', 'p50', 'p99', 'memory'], listSteps(results)),
  ].join('\n\n');
}

function toCells(measures: ScaleMeasures): readonly string[] {
  return [
    seconds(measures.buildMs),
    measures.loadMs === null ? '–' : seconds(measures.loadMs),
    measures.p50Ms.toFixed(2),
    measures.p99Ms.toFixed(2),
    measures.memoryMiB.toFixed(0),
    (100 * measures.hit1).toFixed(1),
    (100 * measures.hit3).toFixed(1),
  ];
}

function listSteps(results: readonly ScaleResult[]): readonly (readonly string[])[] {
  return results.slice(1).flatMap(({ size, engines }, index) => {
    const before = results[index];
    return engines.flatMap(({ name, measures }) => {
      const smaller = before?.engines.find((engine) => engine.name === name)?.measures;
      return before === undefined || smaller === undefined
        ? []
        : [[`${before.size} → ${size}`, name, ...toRatios(measures, smaller)]];
    });
  });
}

function toRatios(larger: ScaleMeasures, smaller: ScaleMeasures): readonly string[] {
  const columns = ['buildMs', 'loadMs', 'p50Ms', 'p99Ms', 'memoryMiB'] as const;
  return columns.map((column) => {
    const above = larger[column];
    const below = smaller[column];
    return above === null || below === null ? '–' : `${(above / below).toFixed(1)}×`;
  });
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
