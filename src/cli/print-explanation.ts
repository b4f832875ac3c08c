import type { Answer, AnswerPassage } from '../answer/answer.ts';

/** Why the passages of an answer have their scores, as tables for a terminal: no line break at the end. */
export function printExplanation({ status, confidence, passages }: Answer): string {
  const title = `${status}, confidence ${Math.round(confidence * 100)} %`;
  return [title, ...passages.map((passage, index) => `${index + 1}. ${explainPassage(passage)}`)].join(
    '\n\n',
  );
}

function explainPassage({ passage, score, explanation }: AnswerPassage): string {
  const parts = explanation.parts.map(({ feature, value, contribution }) => [
    feature,
    value.toFixed(3),
    `${contribution < 0 ? '' : '+'}${contribution.toFixed(3)}`,
  ]);
  const terms = explanation.matches.map(({ term, idf, fields }) => [term, idf.toFixed(3), fields.join(', ')]);
  return [
    passage.id,
    ...printTable([['feature', 'value', 'adds'], ...parts, ['score', '', score.toFixed(3)]]),
    ...printTable([['term', 'idf', 'found in'], ...terms]),
  ].join('\n');
}

function printTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `   ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  );
}
