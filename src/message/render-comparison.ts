import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import {
  blocksByAspect,
  blocksOnBoth,
  nameSide,
  quoteSnippet,
  type ComparisonBlock,
} from './comparison-blocks.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { countFittingBlocks, frameBlocks, lengthOfBlocks, type Message, type View } from './message.ts';
import type { Words } from './words.ts';

/** Snippets shown of the side that is known, when the other is not. */
const snippetsOfKnownSide = 2;

/**
 * A comparison as a message: what the corpus says of both, then aspect by aspect, and what it does not say. Private,
 * with what to do instead, when there is nothing to compare. Inside Discord's limits; whole sentences only, and what
 * is left out for lack of room is said. `signature` is markdown of who asked, for a copy that others see.
 */
export function renderComparison(
  comparison: Comparison,
  view: View,
  signature: string | null = null,
): Message {
  return comparison.status === 'answered'
    ? renderSides(comparison, view, signature)
    : renderNothing(comparison, view);
}

function renderSides(comparison: Comparison, view: View, signature: string | null): Message {
  const { words, rows } = view;
  const head = [writeTitle(comparison, words), ...(signature === null ? [] : [`-# ${signature}`])].join('\n');
  const blocks = [...blocksOnBoth(comparison, words), ...blocksByAspect(comparison, words)];
  const longestNotice = describeLeftOut(comparison, [], words);
  const fitting = takeBlocks(head, blocks, {
    chars: limits.textChars - longestNotice.length,
    // Two places are kept for the head and the notice.
    blocks: countFittingBlocks(rows) - 2,
  });
  const shown = fitting.flatMap(({ snippets }) => snippets);
  const isComplete = countSnippets(comparison) === new Set(shown.map(identify)).size;
  const markdown = [head, ...fitting.map((block) => block.markdown)];
  const notice = isComplete ? [] : [describeLeftOut(comparison, fitting, words)];
  return { ...frameBlocks([...markdown, ...notice], view), hasQuestion: true, isPrivate: false };
}

/** Every block that still fits, in order; a long one is passed over so that a shorter one after it may stand. */
function takeBlocks(
  head: string,
  blocks: readonly ComparisonBlock[],
  room: { readonly chars: number; readonly blocks: number },
): readonly ComparisonBlock[] {
  return blocks.reduce<readonly ComparisonBlock[]>((taken, block) => {
    const chars = lengthOfBlocks([head, block.markdown, ...taken.map(({ markdown }) => markdown)]);
    return chars <= room.chars && taken.length < room.blocks ? [...taken, block] : taken;
  }, []);
}

/** Different sentences of a comparison: one about both may stand in either side too. */
function countSnippets({ a, b, both }: Comparison): number {
  return new Set([...both, ...a.snippets, ...b.snippets].map(identify)).size;
}

/** Says how much is not among the blocks, and under which aspects it stands. */
function describeLeftOut(comparison: Comparison, shown: readonly ComparisonBlock[], words: Words): string {
  const seen = new Set(shown.flatMap(({ snippets }) => snippets.map(identify)));
  const all = [...comparison.both, ...comparison.a.snippets, ...comparison.b.snippets];
  const missing = all.filter((snippet) => !seen.has(identify(snippet)));
  const aspects = missing.flatMap(({ aspect }) => (aspect === null ? [] : [words.aspect(aspect)]));
  const count = new Set(missing.map(identify)).size;
  return `-# ${words.sentencesLeftOut(count, [...new Set(aspects)])}`;
}

function identify({ text, passage }: Snippet): string {
  return `${passage.id}\n${text}`;
}

/** The first line of a comparison: what is compared. */
export function writeTitle({ a, b, aspect }: Comparison, words: Words): string {
  const names = words.versus(nameSide(a), nameSide(b));
  return `### ${aspect === null ? names : words.onAspect(names, echoText(words.aspect(aspect), shares.nameChars))}`;
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
    : words.nothingSaidOnAspect(names, echoText(words.aspect(aspect), shares.nameChars));
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
