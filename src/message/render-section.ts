import { nameSection, type Passage, type Span } from '../corpus/document.ts';
import { citeWithDate } from './cite.ts';
import { cutAtWord } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, joinLines, type Message, writeQuestion } from './message.ts';
import { cut, quoteBlocks } from './quote.ts';
import type { Words } from './words.ts';

/** Characters of a page, without the heading, the citation and the number of the page. */
const pageChars = limits.textChars - 1_400;

export type SectionPassages = readonly [Passage, ...Passage[]];

export function findPage(section: SectionPassages, place: number): number {
  return Math.max(
    paginate(section).findLastIndex(({ start }) => start <= place),
    0,
  );
}

/** A page of a section, from 0, quoted whole. A page beyond the last one is the last. */
export function renderSection(
  section: SectionPassages,
  page: number,
  words: Words,
  signature: string | null = null,
): Message {
  const [first] = section;
  const { document, section: own } = first;
  const pages = paginate(section);
  const shown = Math.min(page, pages.length - 1);
  const head = joinLines(
    writeQuestion(cutAtWord(nameSection(document, own), shares.nameChars)),
    signature === null ? null : `-# ${signature}`,
  );
  const quote = quoteBlocks(first, pages[shown] ?? first);
  const body = joinLines(
    quote.length <= pageChars ? quote : cut,
    `— ${citeWithDate({ document, section: own }, words)}`,
    pages.length === 1 ? null : `-# ${words.page(shown + 1, pages.length)}`,
  );
  return { ...frameBlocks(head, body), hasQuestion: true };
}

/** The section in spans of whole sentences, of which each fits a page, unless a sentence is too long for any; at least one. */
export function paginate(section: SectionPassages): readonly Span[] {
  const [first] = section;
  const pages: Span[] = [];
  let room = 0;
  for (const { start, end } of section.flatMap(splitPassage)) {
    const last = pages.at(-1);
    const length = quoteBlocks(first, { start: last?.end ?? start, end }).length + 1;
    if (last !== undefined && length <= room) {
      pages[pages.length - 1] = { start: last.start, end };
      room -= length;
    } else {
      pages.push({ start, end });
      room = pageChars - quoteBlocks(first, { start, end }).length;
    }
  }
  return pages;
}

function splitPassage(passage: Passage): readonly Span[] {
  const { start, end, sentences } = passage;
  if (quoteBlocks(passage, passage).length <= pageChars) return [{ start, end }];
  return sentences.map((sentence, index) => ({
    start: index === 0 ? start : sentence.start,
    end: index === sentences.length - 1 ? end : sentence.end,
  }));
}
