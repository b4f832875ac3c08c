import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import { listQuoted, nameSource, paintFor, wrapLine, wrapQuotation } from './layout.ts';
import type { Style } from './terminal.ts';

/** A comparison as text for a terminal, aspect by aspect: no line break at the end. */
export function printComparison(comparison: Comparison, style: Style): string {
  return comparison.status === 'answered'
    ? printCompared(comparison, style)
    : printRefusal(comparison, style);
}

function printCompared({ a, b, both, rows, relation }: Comparison, style: Style): string {
  const { bold, dim } = paintFor(style);
  const related = relation === null ? [] : [`${relation[0]} belongs to ${relation[1]}.`];
  const shared = both.map((snippet) => printSnippet(snippet, style));
  const print = (side: Side, snippet: Snippet | null): string =>
    `${nameSide(side)}:\n${snippet === null ? `  ${dim('The article does not say.')}` : printSnippet(snippet, style)}`;
  return [
    [bold(`${nameSide(a)} and ${nameSide(b)}`), ...related].join('\n'),
    ...(shared.length === 0 ? [] : [[bold('Both'), ...shared].join('\n')]),
    ...rows.map((row) =>
      [bold(capitalize(row.aspect ?? 'in general')), print(a, row.a), print(b, row.b)].join('\n'),
    ),
  ].join('\n\n');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function printSnippet({ text, passage }: Snippet, style: Style): string {
  const { dim } = paintFor(style);
  const inner = { ...style, width: style.width - 2 };
  const quotation = wrapQuotation(text, [], inner).replaceAll(/^/gm, '  ');
  return [quotation, wrapLine('  — ', dim(nameSource(passage)), style)].join('\n');
}

/** Snippets shown of the side that is known, when there is nothing to compare it with. */
const snippetsOfKnownSide = 2;

function printRefusal(comparison: Comparison, style: Style): string {
  const { a, b, reason, related = [] } = comparison;
  const known = (reason === 'same-subject' ? [a] : [a, b]).filter(({ snippets }) => snippets.length > 0);
  const said = known.map((side) =>
    [
      `What it says of ${nameSide(side)}:`,
      ...side.snippets.slice(0, snippetsOfKnownSide).map((snippet) => printSnippet(snippet, style)),
    ].join('\n'),
  );
  const instead = related.length === 0 ? [] : [`It can be compared with ${listQuoted(related)}.`];
  const lines = (sentences: readonly string[]): string =>
    sentences.map((sentence) => wrapLine('', sentence, style)).join('\n');
  return [lines(explainRefusal(comparison)), ...said, lines(instead)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function explainRefusal({ a, b, aspect, reason }: Comparison): readonly string[] {
  if (reason === 'same-subject') return [`Both names mean ${nameSide(a)}: there is nothing to compare.`];
  if (reason === 'unknown-subject') return [a, b].filter((side) => side.subject === null).map(explainUnknown);
  const narrowed = aspect === null ? '' : ` as to ${aspect}`;
  return [`The article has nothing to compare ${nameSide(a)} with ${nameSide(b)}${narrowed}.`];
}

function explainUnknown({ asked, didYouMean }: Side): string {
  const hint = didYouMean.length === 0 ? '' : ` Did you mean ${listQuoted(didYouMean)}?`;
  return `The article does not know "${asked}".${hint}`;
}

function nameSide(side: Side): string {
  return side.subject ?? side.asked;
}
