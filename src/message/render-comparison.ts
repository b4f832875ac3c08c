import type { Comparison, Side } from '../answer/comparison.ts';
import { nameSide, pageComparison, quoteSnippet } from './comparison-blocks.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, lengthOfBlocks, type Message, type View } from './message.ts';
import type { Words } from './words.ts';

/** Snippets shown of the side that is known, when the other is not. */
const snippetsOfKnownSide = 2;

/** Which page of a comparison is shown, from 0, and markdown of who asked, for a copy that others see. */
export interface ShownComparison {
  readonly page: number;
  readonly signature: string | null;
}

/**
 * A comparison as a card: what the corpus says of both, then aspect by aspect; other pages hold the rest. Private, with
 * what to do instead, when there is nothing to compare. Inside Discord's limits; whole sentences only.
 */
export function renderComparison(
  comparison: Comparison,
  view: View,
  { page, signature }: ShownComparison = { page: 0, signature: null },
): Message {
  if (comparison.status === 'abstained') return renderNothing(comparison, view);
  const { words } = view;
  const pages = pageComparison(comparison, words);
  const { relation } = comparison;
  const head = [
    writeTitle(comparison, words),
    ...(relation === null
      ? []
      : [
          `-# ${words.belongsTo(echoText(relation[0], shares.nameChars), echoText(relation[1], shares.nameChars))}`,
        ]),
    ...(signature === null ? [] : [`-# ${signature}`]),
  ].join('\n');
  const number = Math.min(page, pages.length - 1);
  const foot = pages.length > 1 ? [`-# ${words.page(number + 1, pages.length)}`] : [];
  const rows = takeRows([head, ...foot], pages[number] ?? []);
  return { ...frameBlocks([head, ...rows, ...foot], view), hasQuestion: true, isPrivate: false };
}

/** A sentence may be longer than a message: its row goes, and the section it stands in is a button away. */
function takeRows(frame: readonly string[], rows: readonly string[]): readonly string[] {
  return rows.reduce<readonly string[]>(
    (taken, row) => (lengthOfBlocks([...frame, ...taken, row]) <= limits.textChars ? [...taken, row] : taken),
    [],
  );
}

/** The first line of a comparison: what is compared. */
export function writeTitle({ a, b, aspect }: Comparison, words: Words): string {
  const names = words.versus(nameSide(a), nameSide(b));
  return `### ${aspect === null ? names : words.onAspect(names, echoText(aspect, shares.nameChars))}`;
}

function renderNothing(comparison: Comparison, view: View): Message {
  const { words } = view;
  const blocks = [
    explain(comparison, words),
    ...describeKnownSide(comparison, words),
    ...offerRelated(comparison, words),
  ];
  const kept = lengthOfBlocks(blocks) <= limits.textChars ? blocks : blocks.slice(0, 1);
  return frameBlocks(kept, view);
}

function explain(comparison: Comparison, words: Words): string {
  if (comparison.reason === 'same-subject') return explainSame(comparison, words);
  const unknown = [comparison.a, comparison.b].filter(({ subject }) => subject === null);
  return unknown.length === 0
    ? explainNothingSaid(comparison, words)
    : unknown.map((side) => explainUnknown(side, words)).join('\n');
}

function explainSame({ a, b }: Comparison, words: Words): string {
  const askedA = echoText(a.asked, shares.nameChars);
  const askedB = echoText(b.asked, shares.nameChars);
  return askedA.toLowerCase() === askedB.toLowerCase()
    ? words.sameWord(askedA)
    : words.sameSubject(askedA, askedB, nameSide(a));
}

function explainUnknown({ asked, didYouMean }: Side, words: Words): string {
  const names = didYouMean
    .slice(0, shares.namesInLine)
    .map((name) => `**${echoText(name, shares.termChars)}**`);
  const remedy = names.length === 0 ? words.checkSpelling : words.didYouMean(names);
  return `${words.unknownSubject(`**${echoText(asked, shares.nameChars)}**`)} ${remedy}`;
}

function explainNothingSaid({ a, b, aspect }: Comparison, words: Words): string {
  const names = words.versus(`**${nameSide(a)}**`, `**${nameSide(b)}**`);
  return aspect === null
    ? words.nothingSaid(names)
    : words.nothingSaidOnAspect(names, echoText(aspect, shares.nameChars));
}

/** What the known side may be compared with. */
function offerRelated({ related = [] }: Comparison, words: Words): readonly string[] {
  const names = related.slice(0, shares.namesInLine).map((name) => `**${echoText(name, shares.termChars)}**`);
  return names.length === 0 ? [] : [words.compareInstead(names)];
}

/** With one side unknown, or both the same, what the corpus says of the known one still helps. */
function describeKnownSide({ a, b, reason }: Comparison, words: Words): readonly string[] {
  return (reason === 'same-subject' ? [a] : [a, b])
    .filter(({ subject, snippets }) => subject !== null && snippets.length > 0)
    .map((side) =>
      [
        `**${words.saidOf(nameSide(side))}**`,
        ...side.snippets.slice(0, snippetsOfKnownSide).map(quoteSnippet),
      ].join('\n'),
    );
}
