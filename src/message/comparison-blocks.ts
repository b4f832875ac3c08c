import { type Comparison, isFull, type Side, type Snippet } from '../answer/comparison.ts';
import { citeSection } from './cite.ts';
import { echoText } from './escape.ts';
import { shares } from './limits.ts';
import { quoteText } from './quote.ts';
import type { Words } from './words.ts';

/** Most rows of a page. */
const pageRows = 5;

/** Characters of a page that a reader sees: what is read in ten seconds, and less than a screen of a phone scrolls. */
const pageChars = 1500;

/** Sentences on both subjects that stand ahead of the rows; the others follow. */
const sharedFirst = 2;

/** The rows of a comparison as blocks of markdown, page by page; none where there is nothing to show. */
export function pageComparison(comparison: Comparison, words: Words): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let room = 0;
  for (const block of listBlocks(comparison, words)) {
    const chars = countVisible(block);
    const page = pages.at(-1);
    if (page === undefined || page.length === pageRows || chars > room) {
      pages.push([block]);
      room = pageChars - chars;
    } else {
      page.push(block);
      room -= chars;
    }
  }
  return pages;
}

/** What both are said to be together, then what both have something in, then what one has. */
function listBlocks({ a, b, both, rows }: Comparison, words: Words): readonly string[] {
  const shared = both.map((snippet) =>
    [writeAspect(snippet.aspect ?? words.bothTogether), quoteSnippet(snippet)].join('\n'),
  );
  const side = (one: Side, snippet: Snippet | null): string =>
    `__${nameSide(one)}__\n${snippet === null ? `*${words.notSaid}*` : quoteSnippet(snippet)}`;
  const blocks = rows.map((row) =>
    [writeAspect(row.aspect ?? words.inGeneral), side(a, row.a), side(b, row.b)].join('\n'),
  );
  const full = rows.filter(isFull).length;
  return [
    ...shared.slice(0, sharedFirst),
    ...blocks.slice(0, full),
    ...shared.slice(sharedFirst),
    ...blocks.slice(full),
  ];
}

/** Characters that Discord shows of markdown with links. */
function countVisible(markdown: string): number {
  return markdown.replace(/\]\([^)\s]*\)/gu, '').length;
}

/** A side's name as people read it: the subject it was read as, else what was typed. */
export function nameSide({ subject, asked }: Side): string {
  return echoText(subject ?? asked, shares.nameChars);
}

/** A sentence of the corpus as a quote, with the section it stands in. */
export function quoteSnippet({ text, passage }: Snippet): string {
  return `${quoteText(text)}\n-# ${citeSection(passage.document, passage.section, text)}`;
}

function writeAspect(name: string): string {
  return `**${echoText(name.charAt(0).toUpperCase() + name.slice(1), shares.nameChars)}**`;
}
