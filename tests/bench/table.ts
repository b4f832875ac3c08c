import { type Comparison, costs, qualities, type Row } from './results.ts';

/** The rows and the comparisons as Markdown. */
export function describe(
  rows: readonly Row[],
  comparisons: readonly Comparison[],
  limits: ReadonlyMap<string, number>,
): string {
  const notes = [...limits].map(
    ([engine, limit]) =>
      `${engine} was asked only the first ${limit} questions of a set, and is in no ratio.`,
  );
  return [
    formatTable(
      [
        'engine',
        'hit@1',
        'hit@3',
        'sentence',
        'one sentence',
        'marked',
        'AUROC',
        'build ms',
        'p50 ms',
        'p99 ms',
        'heap MiB',
      ],
      rows.flatMap((row, index) => {
        const isFirst = rows[index - 1]?.set !== row.set;
        return isFirst ? [[`**${row.set}** (${row.questions})`], toCells(row)] : [toCells(row)];
      }),
    ),
    ...notes,
    'Own figure over that of the peer that is best in it (quality: above 1 is better; cost: below 1 is better):',
    formatTable(
      ['set', 'hit@1 in points (95 %)', 'hit@1', 'hit@3', 'sentence', 'AUROC', 'build', 'p50', 'p99', 'heap'],
      comparisons.map(toRatioCells),
    ),
  ].join('\n\n');
}

function toCells(row: Row): readonly string[] {
  const shares = [
    percent(row.hit1),
    percent(row.hit3),
    percent(row.sentence),
    row.single === null ? '–' : percent(row.single),
  ];
  if (row.isHeldBack) return [`${row.engine}, ranking alone`, ...shares];
  return [
    row.engine,
    ...shares,
    percent(row.marked),
    row.auroc === null ? '–' : row.auroc.toFixed(3),
    row.buildMs.toFixed(0),
    row.p50Ms.toFixed(2),
    row.p99Ms.toFixed(2),
    row.heapMiB.toFixed(1),
  ];
}

function toRatioCells({ set, isHeldBack, ratios, hit1Points }: Comparison): readonly string[] {
  const { value, low, high } = hit1Points;
  const cells = [...qualities, ...(isHeldBack ? [] : costs)].map((column) => {
    const ratio = ratios[column];
    return ratio === undefined ? '–' : `${ratio.value.toFixed(2)} ${ratio.peer}`;
  });
  const points = `${signed(value)} (${signed(low)} … ${signed(high)})`;
  return [isHeldBack ? `${set}, ranking alone` : set, points, ...cells];
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

/** A Markdown table, all columns but the first aligned to the right. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${header.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  const rule = line(header.map((_, index) => (index === 0 ? '---' : '--:')));
  return [line(header), rule, ...rows.map(line)].join('\n');
}
