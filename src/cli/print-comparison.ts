import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import { listQuoted, nameSource, paintFor, wrapLine, wrapQuotation } from './layout.ts';
import type { Style } from './terminal.ts';

/** A comparison as text for a terminal, aspect by aspect: no line break at the end. */
export function printComparison(comparison: Comparison, style: Style): string {
  return comparison.status === 'answered'
    ? printCompared({ ...comparison, both: listShared(comparison) }, style)
    : printRefusal(comparison, style);
}

function printCompared(comparison: Comparison, style: Style): string {
  const { bold } = paintFor(style);
  const { a, b, both } = comparison;
  const shared =
    both.length === 0
      ? []
      : [[bold('Both'), ...both.map((snippet) => printSnippet(snippet, style))].join('\n')];
  return [
    bold(`${nameSide(a)} and ${nameSide(b)}`),
    ...shared,
    ...listAspects(comparison).map((aspect) => printAspect(aspect, comparison, style)),
  ].join('\n\n');
}

/** What is said of both subjects, in one sentence that names them or as the same sentence on either side. */
function listShared({ a, b, both }: Comparison): readonly Snippet[] {
  const repeated = a.snippets.filter((snippet) => isAmong(b.snippets, snippet) && !isAmong(both, snippet));
  return [...both, ...repeated];
}

/** Aspects in the order the snippets first name them; null, for the remarks about nothing in particular, comes last. */
function listAspects({ a, b, both }: Comparison): readonly (string | null)[] {
  const snippets = [...a.snippets, ...b.snippets].filter((snippet) => !isAmong(both, snippet));
  const aspects = new Set(snippets.map((snippet) => snippet.aspect));
  const named = [...aspects].filter((aspect) => aspect !== null);
  return aspects.has(null) ? [...named, null] : named;
}

function printAspect(aspect: string | null, { a, b, both }: Comparison, style: Style): string {
  const { bold, dim } = paintFor(style);
  const title = aspect ?? 'in general';
  const sides = [a, b].map((side) => {
    const said = side.snippets.filter((snippet) => snippet.aspect === aspect);
    const alone = said.filter((snippet) => !isAmong(both, snippet));
    const lines =
      alone.length > 0
        ? alone.map((snippet) => printSnippet(snippet, style))
        : [`  ${dim(said.length > 0 ? 'See above, under both.' : 'The article does not say.')}`];
    return [`${nameSide(side)}:`, ...lines].join('\n');
  });
  return [bold(title.charAt(0).toUpperCase() + title.slice(1)), ...sides].join('\n');
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

function isAmong(snippets: readonly Snippet[], { text, passage }: Snippet): boolean {
  return snippets.some((snippet) => snippet.text === text && snippet.passage.id === passage.id);
}
