import type { Answer, AnswerPassage } from '../answer/answer.ts';
import { listQuoted, nameSource, paintFor, printCitation, wrapLine, wrapQuotation } from './layout.ts';
import { printComparison } from './print-comparison.ts';
import type { Style } from './terminal.ts';

/** An answer as text for a terminal: no line break at the end. */
export function printAnswer(answer: Answer, style: Style): string {
  if (answer.comparison?.status === 'answered') return printComparison(answer.comparison, style);
  const blocks = answer.status === 'answered' ? printAnswered(answer, style) : printAbstained(answer, style);
  return [...printReadings(answer, style), ...blocks].join('\n\n');
}

function printAnswered(answer: Answer, style: Style): readonly string[] {
  const [best, ...others] = answer.passages;
  if (best === undefined) return [];
  return [
    wrapQuotation(best.excerpt, best.highlights, style),
    [printCitation(best.passage, '', style), ...printSources(best, style)].join('\n'),
    ...printOthers('More in the article', others, style),
  ];
}

function printAbstained(answer: Answer, style: Style): readonly string[] {
  const { bold } = paintFor(style);
  const unknown =
    answer.unknownTerms.length === 0
      ? []
      : [wrapLine('', `It says nothing of ${listQuoted(answer.unknownTerms)}.`, style)];
  return [
    [bold('The article does not answer this.'), ...unknown].join('\n'),
    ...printOthers('What it says nearby', answer.passages, style),
    ...printSuggestions(answer.suggestions, style),
  ];
}

function printReadings(answer: Answer, style: Style): readonly string[] {
  if (answer.readings.length === 0) return [];
  const { dim } = paintFor(style);
  const readings = answer.readings.map(({ typed, read }) => `"${typed}" read as "${read}"`);
  return [wrapLine('', dim(readings.join(', ')), style)];
}

function printOthers(title: string, passages: readonly AnswerPassage[], style: Style): readonly string[] {
  if (passages.length === 0) return [];
  return [[paintFor(style).bold(title), ...passages.map((passage) => printOther(passage, style))].join('\n')];
}

/** Where the passage stands and its answering sentences, each on a line of its own so that no cut is hidden. */
function printOther({ passage, excerpt, highlights }: AnswerPassage, style: Style): string {
  const place = wrapLine('- ', paintFor(style).dim(nameSource(passage)), style);
  const sentences = highlights.map(({ start, end }) =>
    wrapLine('  ', `“${excerpt.slice(start, end).replaceAll('\n', ' ')}”`, style),
  );
  return [place, ...sentences].join('\n');
}

function printSuggestions(suggestions: readonly string[], style: Style): readonly string[] {
  if (suggestions.length === 0) return [];
  const lines = suggestions.map((suggestion) => wrapLine('- ', suggestion, style));
  return [[paintFor(style).bold('Questions it can answer'), ...lines].join('\n')];
}

function printSources({ passage, excerpt, start }: AnswerPassage, style: Style): readonly string[] {
  const { document } = passage;
  const links = document.links.filter((link) => link.start >= start && link.end <= start + excerpt.length);
  const byUrl = new Map(links.map((link) => [link.url, document.text.slice(link.start, link.end)]));
  const { dim } = paintFor(style);
  return [...byUrl].map(([url, name]) =>
    wrapLine('  ', dim(name === url ? url : `${name.replaceAll('\n', ' ')}: ${url}`), style),
  );
}
