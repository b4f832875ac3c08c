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
import type { Message } from './message.ts';
import { frameBlocks, lengthOfBlocks } from './parts.ts';
import { words } from './words.ts';

/** Blocks of text in a frame of components: the frame, and a separator ahead of every block but the first. */
const maxBlocks = Math.floor(limits.components / 2);
/** Snippets shown of the side that is known, when the other is not. */
const snippetsOfKnownSide = 2;

/**
 * A comparison as a message: what the corpus says of both, then aspect by aspect, and what it does not say. Private,
 * with what to do instead, when there is nothing to compare. Inside Discord's limits; whole sentences only, and what
 * is left out for lack of room is said.
 */
export function renderComparison(comparison: Comparison): Message {
  return comparison.status === 'answered' ? renderSides(comparison) : renderNothing(comparison);
}

function renderSides(comparison: Comparison): Message {
  const blocks = [...blocksOnBoth(comparison), ...blocksByAspect(comparison)];
  const notice = words.sentencesLeftOut(countSnippets(comparison));
  const room = limits.textChars - notice.length - 3;
  const fitting = takeBlocks(title(comparison), blocks, room);
  const shown = fitting.flatMap(({ snippets }) => snippets);
  const leftOut = countSnippets(comparison) - new Set(shown.map(identify)).size;
  const markdown = [title(comparison), ...fitting.map((block) => block.markdown)];
  return frameBlocks(
    leftOut === 0 ? markdown : [...markdown, `-# ${words.sentencesLeftOut(leftOut)}`],
    false,
  );
}

/** Every block that still fits, in order; a long one is passed over so that a shorter one after it may stand. */
function takeBlocks(
  head: string,
  blocks: readonly ComparisonBlock[],
  room: number,
): readonly ComparisonBlock[] {
  return blocks.reduce<readonly ComparisonBlock[]>((taken, block) => {
    const chars = lengthOfBlocks([head, block.markdown, ...taken.map(({ markdown }) => markdown)]);
    // Two places are kept for the head and the notice.
    return chars <= room && taken.length < maxBlocks - 2 ? [...taken, block] : taken;
  }, []);
}

/** Different sentences of a comparison: one about both may stand in either side too. */
function countSnippets({ a, b, both }: Comparison): number {
  return new Set([...both, ...a.snippets, ...b.snippets].map(identify)).size;
}

function identify({ text, passage }: Snippet): string {
  return `${passage.id}\n${text}`;
}

function title({ a, b, aspect }: Comparison): string {
  const names = words.versus(nameSide(a), nameSide(b));
  return `### ${aspect === null ? names : words.onAspect(names, echoText(aspect, shares.nameChars))}`;
}

function renderNothing(comparison: Comparison): Message {
  const blocks = [explain(comparison), ...describeKnownSide(comparison), ...offerRelated(comparison)];
  const kept = lengthOfBlocks(blocks) <= limits.textChars ? blocks : blocks.slice(0, 1);
  return frameBlocks(kept, true);
}

function explain(comparison: Comparison): string {
  if (comparison.reason === 'same-subject') return explainSame(comparison);
  const unknown = [comparison.a, comparison.b].filter(({ subject }) => subject === null);
  return unknown.length === 0 ? explainNothingSaid(comparison) : unknown.map(explainUnknown).join('\n');
}

function explainSame({ a, b }: Comparison): string {
  const askedA = echoText(a.asked, shares.nameChars);
  const askedB = echoText(b.asked, shares.nameChars);
  return askedA.toLowerCase() === askedB.toLowerCase()
    ? words.sameWord(askedA)
    : words.sameSubject(askedA, askedB, nameSide(a));
}

function explainUnknown({ asked, didYouMean }: Side): string {
  const names = didYouMean
    .slice(0, shares.namesInLine)
    .map((name) => `**${echoText(name, shares.termChars)}**`);
  const remedy = names.length === 0 ? words.checkSpelling : words.didYouMean(names);
  return `${words.unknownSubject(`**${echoText(asked, shares.nameChars)}**`)} ${remedy}`;
}

function explainNothingSaid({ a, b, aspect }: Comparison): string {
  const names = words.versus(`**${nameSide(a)}**`, `**${nameSide(b)}**`);
  return aspect === null
    ? words.nothingSaid(names)
    : words.nothingSaidOnAspect(names, echoText(aspect, shares.nameChars));
}

/** What the known side may be compared with. */
function offerRelated({ related = [] }: Comparison): readonly string[] {
  const names = related.slice(0, shares.namesInLine).map((name) => `**${echoText(name, shares.termChars)}**`);
  return names.length === 0 ? [] : [words.compareInstead(names)];
}

/** With one side unknown, or both the same, what the corpus says of the known one still helps. */
function describeKnownSide({ a, b, reason }: Comparison): readonly string[] {
  return (reason === 'same-subject' ? [a] : [a, b])
    .filter(({ subject, snippets }) => subject !== null && snippets.length > 0)
    .map((side) =>
      [
        `**${words.saidOf(nameSide(side))}**`,
        ...side.snippets.slice(0, snippetsOfKnownSide).map(quoteSnippet),
      ].join('\n'),
    );
}
