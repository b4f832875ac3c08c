import {
  type Comparison,
  listCardRows,
  nameSide,
  type Side,
  type Snippet,
  spokenAspect,
} from '../answer/comparison.ts';
import { citeSection } from './cite.ts';
import { boldNames, echoText, readEscaped } from './escape.ts';
import { limits, shares } from './limits.ts';
import { addFitting, frameBlocks, joinLines, lengthOfBlocks, type Message } from './message.ts';
import { quoteText } from './quote.ts';
import type { Words } from './words.ts';

const pageRows = 5;

/** Characters of a page that a reader sees: what is read in ten seconds, and less than a screen of a phone scrolls. */
const pageChars = 1500;

/** Characters of a page as it is sent, with the addresses of links; what is left is for its head. */
const pageMarkdown = limits.textChars - 1000;

/** Snippets shown of the side that is known, when the other is not. */
const snippetsOfKnownSide = 2;

export interface ShownComparison {
  readonly page: number;
  readonly signature: string | null;
}

/**
 * A comparison as a card: what the corpus says of both, then aspect by aspect; other pages hold the rest. With
 * what to do instead when there is nothing to compare. Inside Discord's limits; whole sentences only.
 */
export function renderComparison(
  comparison: Comparison,
  words: Words,
  { page, signature }: ShownComparison = { page: 0, signature: null },
): Message {
  if (comparison.status === 'abstained') return renderNothing(comparison, words);
  const pages = pageComparison(comparison, words);
  const head = joinLines(writeHead(comparison, words), signature === null ? null : `-# ${signature}`);
  const number = Math.min(page, pages.length - 1);
  const foot = pages.length > 1 ? [`-# ${words.page(number + 1, pages.length)}`] : [];
  // A sentence may be longer than a message: its row goes, since what is quoted is whole.
  const rows = addFitting([head, ...foot], pages[number] ?? []).slice(1 + foot.length);
  return { ...frameBlocks(head, ...rows, ...foot), hasQuestion: true };
}

function writeHead(comparison: Comparison, words: Words): string {
  const { relation, left = [] } = comparison;
  return joinLines(
    writeTitle(comparison, words),
    left.length === 0 ? null : `-# ${words.leftOut(boldNames(left))}`,
    relation === null ? null : `-# ${words.comesUnder(echoText(relation[0]), echoText(relation[1]))}`,
  );
}

/** The first lines of a comparison: what is compared, and that nothing is said of the aspect, where that is so. */
export function writeTitle(comparison: Comparison, words: Words): string {
  const { a, b, aspect } = comparison;
  const title = writePair(nameSide(a), nameSide(b), aspect, words);
  const isMissing = aspect !== null && spokenAspect(comparison) === null;
  return joinLines(title, isMissing ? words.nothingOnAspect(echoText(aspect)) : null);
}

/** What is compared, as {@link readQuestion} and {@link readShownAspect} read it. */
function writePair(a: string, b: string, aspect: string | null, words: Words): string {
  const names = `### ${words.versus(echoText(a), echoText(b))}`;
  return aspect === null ? names : `${names}: ${echoAspect(aspect)}`;
}

const echoAspect = (aspect: string): string => echoText(aspect, shares.questionChars);

/** How many characters an aspect has at the end of a title that is read back. */
export function countShown(aspect: string): number {
  return readEscaped(echoAspect(aspect)).length;
}

/** The aspect of so many characters at the end of a title that was read back; undefined where there is none. */
export function readShownAspect(title: string, length: number): string | undefined {
  const start = title.length - length;
  return length > 0 && title.startsWith(': ', start - 2) ? title.slice(start) : undefined;
}

export function pageComparison(comparison: Comparison, words: Words): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let room = 0;
  for (const block of listBlocks(comparison, words)) {
    // As Discord shows it, without the addresses of links.
    const { length } = block.replace(/\]\([^)\s]*\)/gu, '');
    const page = pages.at(-1);
    const isFull = page?.length === pageRows || lengthOfBlocks([...(page ?? []), block]) > pageMarkdown;
    if (page === undefined || isFull || length > room) {
      pages.push([block]);
      room = pageChars - length;
    } else {
      page.push(block);
      room -= length;
    }
  }
  return pages;
}

function listBlocks(comparison: Comparison, words: Words): readonly string[] {
  const names = [comparison.a, comparison.b].map(echoSide);
  return listCardRows(comparison, words).map(({ title, cells }) => {
    const quotes = cells.map((cell) => (cell === null ? `*${words.notSaid}*` : quoteSnippet(cell)));
    const named = quotes.length === 1 ? quotes : quotes.map((text, side) => `__${names[side]}__\n${text}`);
    return joinLines(title === '' ? null : `**${echoText(title)}**`, ...named);
  });
}

function echoSide(side: Side): string {
  return echoText(nameSide(side));
}

function quoteSnippet({ text, passage }: Snippet): string {
  return `${quoteText(text)}\n-# ${citeSection(passage.document, passage.section, text)}`;
}

/** Why there is nothing; what the corpus says of a side that is known still helps, and what it may be compared with. */
function renderNothing(comparison: Comparison, words: Words): Message {
  const { a, b, reason, related = [] } = comparison;
  const known = (reason === 'same-subject' ? [a] : [a, b])
    .filter(({ subject, snippets }) => subject !== null && snippets.length > 0)
    .map((side) => {
      const quotes = side.snippets.slice(0, snippetsOfKnownSide).map(quoteSnippet);
      return joinLines(`**${words.saidOf(echoSide(side))}**`, ...quotes);
    });
  const offer = related.length === 0 ? [] : [words.compareInstead(boldNames(related))];
  const head = joinLines(writePair(a.asked, b.asked, comparison.aspect, words), explain(comparison, words));
  return { ...frameBlocks(...addFitting([head], [...known, ...offer])), hasQuestion: true };
}

function explain({ a, b, aspect, reason }: Comparison, words: Words): string {
  const [askedA, askedB] = [echoText(a.asked), echoText(b.asked)];
  if (reason === 'same-subject') {
    return askedA.toLowerCase() === askedB.toLowerCase()
      ? words.sameWord(askedA)
      : words.sameSubject(askedA, askedB, echoSide(a));
  }
  const unknown = explainUnknown({ a, b }, words);
  if (unknown !== null) return unknown;
  const names = words.versus(`**${echoSide(a)}**`, `**${echoSide(b)}**`);
  return aspect === null ? words.nothingSaid(names) : words.nothingSaidOnAspect(names, echoText(aspect));
}

/** Which names the corpus does not know, and what may have been meant; null where it knows both. */
export function explainUnknown({ a, b }: Pick<Comparison, 'a' | 'b'>, words: Words): string | null {
  const unknown = [a, b].filter(({ subject }) => subject === null);
  if (unknown.length === 0) return null;
  const lines = unknown.map(({ asked, didYouMean }) => {
    const line = words.unknownSubject(`**${echoText(asked)}**`);
    return didYouMean.length === 0 ? line : `${line} ${words.didYouMean(boldNames(didYouMean))}`;
  });
  const isUnlike = unknown.some(({ didYouMean }) => didYouMean.length === 0);
  return joinLines(...lines, isUnlike ? words.checkSpelling : null);
}
