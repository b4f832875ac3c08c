import type { Estimate, Interval } from './bootstrap.ts';
import type { Reliability, ReliabilityBin } from './calibration.ts';
import type { AnswerScores, Summary } from './summary.ts';

/** A summary as text: a table of the questions, then what else is measured, a line each. */
export function describeSummary(summary: Summary): string {
  const { ask, styles, followup, none, compare, auroc, reliability } = summary;
  return [
    formatRow('questions', 'n', ['hit@1', 'hit@3', 'MRR', 'sentence', 'abstained', 'marked']),
    ...describeScores('ask', ask),
    ...Object.entries(styles).flatMap(([style, scores]) => describeScores(`  ${style}`, scores)),
    ...describeScores('follow-up', followup),
    '',
    `unanswerable, abstained: ${describeEstimate(none.abstained)}`,
    ...Object.entries(none.styles).map(([style, value]) => `  ${style}: ${describeEstimate(value)}`),
    `comparisons with both sides right: ${describeEstimate(compare.both)}`,
    `sides of comparisons right: ${describeEstimate(compare.sides)}`,
    `AUROC of the confidence: ${auroc === null ? 'not measured' : describeEstimate(auroc)}`,
    '',
    ...describeReliability(reliability),
    '',
    'Below a value, or in brackets: 95 % bootstrap interval over the questions.',
  ].join('\n');
}

function describeScores(name: string, scores: AnswerScores): readonly string[] {
  const { hit1, hit3, mrr, sentence, abstained, marked } = scores;
  const estimates = [hit1, hit3, mrr, sentence, abstained, marked];
  const values = formatRow(name, String(hit1.n), estimates.map(formatValue));
  if (!hasInterval(hit1)) return [values];
  return [values, formatRow('', '', estimates.map(formatInterval))];
}

function describeReliability({ bins, error }: Reliability): readonly string[] {
  return [
    formatRow('confidence', 'n', ['mean', 'right']),
    ...bins.map(describeBin),
    `expected calibration error: ${describeEstimate(error)}`,
  ];
}

function describeBin({ from, to, n, confidence, right }: ReliabilityBin): string {
  const name = `${from.toFixed(1)}-${to.toFixed(1)}`;
  if (n === 0) return formatRow(name, '0', []);
  const interval = hasInterval(right) ? [formatInterval(right)] : [];
  return formatRow(name, String(n), [confidence.toFixed(3), formatValue(right), ...interval]);
}

/** One question says nothing about others. */
function hasInterval({ n }: Estimate): boolean {
  return n > 1;
}

function describeEstimate(estimate: Estimate): string {
  const interval = hasInterval(estimate) ? ` (${formatInterval(estimate)})` : '';
  return `${formatValue(estimate)}${interval} of ${estimate.n}`;
}

function formatRow(name: string, count: string, cells: readonly string[]): string {
  return [name.padEnd(12), count.padStart(4), ...cells.map((cell) => cell.padStart(9))].join(' ');
}

function formatValue({ value }: Estimate): string {
  return value.toFixed(3);
}

function formatInterval({ low, high }: Interval): string {
  return `${low.toFixed(2)}-${high.toFixed(2)}`;
}
