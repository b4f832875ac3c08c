import type { Outcome } from './baseline.ts';
import type { BaselineComparison, MeasureChange, Pair } from './compare-baseline.ts';

/** What has changed since the baseline, as text: a row for each measure, then each question that went otherwise. */
export function describeComparison({ measures, changed, dropped, added }: BaselineComparison): string {
  const lost = measures.filter(({ hasLost }) => hasLost).map(({ name }) => name);
  return [
    formatRow('since the baseline', ['n', 'before', 'now', 'change', 'better', 'worse', 'interval']),
    ...measures.map(describeMeasure),
    ...describeList('questions that went otherwise:', changed.map(describePair)),
    ...describeList('questions that are no longer asked:', dropped),
    ...describeList('questions that the baseline does not have:', added),
    '',
    lost.length === 0 ? 'No measure lost beyond noise.' : `Lost beyond noise: ${lost.join(', ')}.`,
  ].join('\n');
}

function describeMeasure({ name, before, now, difference, better, worse }: MeasureChange): string {
  const { n, value, low, high } = difference;
  return formatRow(name, [
    String(n),
    before.toFixed(3),
    now.toFixed(3),
    formatChange(value),
    String(better.length),
    String(worse.length),
    `${formatChange(low)} to ${formatChange(high)}`,
  ]);
}

function formatRow(name: string, cells: readonly string[]): string {
  const widths = [4, 6, 6, 6, 6, 5, 16];
  return [name.padEnd(18), ...cells.map((cell, index) => cell.padStart(widths[index] ?? 0))].join(' ');
}

function formatChange(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(3)}`;
}

function describeList(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function describePair({ id, kind, before, now }: Pair): string {
  const parts = kind === 'compare' ? [describeSides] : [describePlace, describeSentence];
  const changes = parts
    .map((describe) => [describe(before), describe(now)] as const)
    .filter(([was, is]) => was !== is)
    .map(([was, is]) => `${was} → ${is}`);
  return `${id}: ${changes.join(', ')}`;
}

function describePlace({ answered, rank }: Outcome): string {
  if (!answered) return 'withheld';
  return rank === null ? 'answered, not right' : `right in place ${rank}`;
}

function describeSentence({ sentence }: Outcome): string {
  return sentence ? 'right sentence' : 'wrong sentence';
}

function describeSides({ answered, sides }: Outcome): string {
  const shown = sides.map((isRight) => (isRight ? 'right' : 'wrong')).join(' and ');
  return answered ? shown : `${shown}, withheld`;
}
