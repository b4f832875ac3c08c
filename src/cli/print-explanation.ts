import stringWidth from 'string-width';
import type { Answer, AnswerPassage } from '../answer/answer.ts';
import { nameSource, paintFor } from './layout.ts';
import type { Style } from './terminal.ts';

/** Why the passages of an answer have their scores, as tables for a terminal: no line break at the end. */
export function printExplanation(answer: Answer, style: Style): string {
  const percent = Math.round(answer.confidence * 100);
  return [
    `${answer.status}, confidence ${percent} %`,
    ...answer.passages.map((passage, index) => printPassage(passage, index, style)),
  ].join('\n\n');
}

function printPassage({ passage, score, explanation }: AnswerPassage, index: number, style: Style): string {
  const { bold, dim } = paintFor(style);
  const parts = explanation.parts.map((part) => [
    part.feature,
    part.value.toFixed(3),
    formatSigned(part.contribution),
  ]);
  const terms = explanation.matches.map((match) => [
    match.term,
    match.idf.toFixed(3),
    match.fields.join(', '),
  ]);
  return [
    bold(`${index + 1}. ${nameSource(passage)}`),
    `   ${dim(passage.id)}`,
    ...printTable([['feature', 'value', 'adds'], ...parts, ['score', '', score.toFixed(3)]]),
    ...printTable([['term', 'idf', 'found in'], ...terms]),
  ].join('\n');
}

function printTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  return rows.map((row) =>
    `   ${row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function formatSigned(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
}
