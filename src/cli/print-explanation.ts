import type { Answer } from '../answer/answer.ts';

export function printExplanation({ status, confidence, passages }: Answer): string {
  const blocks = passages.map(({ passage, score, explanation }, index) =>
    [
      `${index + 1}. ${passage.id}`,
      printRow('feature', 'value', 'adds'),
      ...explanation.parts.map(({ feature, value, contribution }) =>
        printRow(feature, value.toFixed(3), contribution.toFixed(3)),
      ),
      printRow('score', '', score.toFixed(3)),
      printRow('term', 'idf', 'found in'),
      ...explanation.matches.map(({ term, idf, fields }) =>
        printRow(term, idf.toFixed(3), fields.join(', ')),
      ),
    ].join('\n'),
  );
  return [`${status}, confidence ${Math.round(confidence * 100)} %`, ...blocks].join('\n\n');
}

function printRow(name: string, value: string, more: string): string {
  return `   ${name.padEnd(20)} ${value.padStart(7)}  ${more}`;
}
