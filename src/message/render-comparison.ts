import { type Comparison, isFull, type Side, type Snippet, spokenAspect } from '../answer/comparison.ts';
import { citeSection } from './cite.ts';
import { boldNames, echoText } from './escape.ts';
import { addFitting, frameBlocks, joinLines, type Message } from './message.ts';
import { quoteText } from './quote.ts';
import type { Words } from './words.ts';

const pageRows = 5;

/** Characters of a page that a reader sees: what is read in ten seconds, and less than a screen of a phone scrolls. */
const pageChars = 1500;

/** Sentences on both subjects that stand ahead of the rows; the others follow. */
const sharedFirst = 2;

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
  // A sentence may be longer than a message: its row goes, and the section it stands in is a button away.
  const rows = addFitting([head, ...foot], pages[number] ?? []).slice(1 + foot.length);
  return { ...frameBlocks(head, ...rows, ...foot), hasQuestion: true };
}

function writeHead(comparison: Comparison, words: Words): string {
  const { relation, left = [] } = comparison;
  return joinLines(
    writeTitle(comparison, words),
    left.length === 0 ? null : `-# ${words.leftOut(boldNames(left))}`,
    relation === null ? null : `-# ${words.belongsTo(echoText(relation[0]), echoText(relation[1]))}`,
  );
}

/** The first lines of a comparison: what is compared, and that nothing is said of the aspect, where that is so. */
export function writeTitle(comparison: Comparison, words: Words): string {
  const { a, b, aspect } = comparison;
  const names = words.versus(nameSide(a), nameSide(b));
  if (aspect === null) return `### ${names}`;
  const echoed = echoText(aspect);
  return spokenAspect(comparison) === null
    ? `### ${names}\n${words.nothingOnAspect(echoed)}`
    : `### ${names}: ${echoed}`;
}

export function pageComparison(comparison: Comparison, words: Words): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let room = 0;
  for (const block of listBlocks(comparison, words)) {
    // As Discord shows it, without the addresses of links.
    const { length } = block.replace(/\]\([^)\s]*\)/gu, '');
    const page = pages.at(-1);
    if (page === undefined || page.length === pageRows || length > room) {
      pages.push([block]);
      room = pageChars - length;
    } else {
      page.push(block);
      room -= length;
    }
  }
  return pages;
}

/** What both are said to be together, then what both have something in, then what one has. */
function listBlocks(comparison: Comparison, words: Words): readonly string[] {
  const { a, b, both, rows } = comparison;
  const general = comparison.aspect === spokenAspect(comparison) ? words.inGeneral : null;
  const side = (one: Side, snippet: Snippet | null): string =>
    `__${nameSide(one)}__\n${snippet === null ? `*${words.notSaid}*` : quoteSnippet(snippet)}`;
  const shared = both.map((snippet) =>
    joinLines(writeAspect(snippet.aspect ?? words.bothTogether), quoteSnippet(snippet)),
  );
  const blocks = rows.map((row) =>
    joinLines(writeAspect(row.aspect ?? general), side(a, row.a), side(b, row.b)),
  );
  const full = rows.filter(isFull).length;
  return [
    ...shared.slice(0, sharedFirst),
    ...blocks.slice(0, full),
    ...shared.slice(sharedFirst),
    ...blocks.slice(full),
  ];
}

function writeAspect(name: string | null): string | null {
  return name === null ? null : `**${echoText(name.charAt(0).toUpperCase() + name.slice(1))}**`;
}

function nameSide({ subject, asked }: Side): string {
  return echoText(subject ?? asked);
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
      return joinLines(`**${words.saidOf(nameSide(side))}**`, ...quotes);
    });
  const offer = related.length === 0 ? [] : [words.compareInstead(boldNames(related))];
  return frameBlocks(...addFitting([explain(comparison, words)], [...known, ...offer]));
}

function explain({ a, b, aspect, reason }: Comparison, words: Words): string {
  const [askedA, askedB] = [echoText(a.asked), echoText(b.asked)];
  if (reason === 'same-subject') {
    return askedA.toLowerCase() === askedB.toLowerCase()
      ? words.sameWord(askedA)
      : words.sameSubject(askedA, askedB, nameSide(a));
  }
  const unknown = [a, b].filter(({ subject }) => subject === null);
  if (unknown.length > 0) return joinLines(...unknown.map((side) => explainUnknown(side, words)));
  const names = words.versus(`**${nameSide(a)}**`, `**${nameSide(b)}**`);
  return aspect === null ? words.nothingSaid(names) : words.nothingSaidOnAspect(names, echoText(aspect));
}

function explainUnknown({ asked, didYouMean }: Side, words: Words): string {
  const remedy = didYouMean.length === 0 ? words.checkSpelling : words.didYouMean(boldNames(didYouMean));
  return `${words.unknownSubject(`**${echoText(asked)}**`)} ${remedy}`;
}
