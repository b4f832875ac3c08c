import { nameSection, type Passage, type Span } from '../corpus/document.ts';
import { citeWithDate } from './cite.ts';
import { cutAtWord } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, type Message, type View } from './message.ts';
import { writeQuestion } from './question.ts';
import { quoteBlocks } from './quote.ts';

/** Room for the heading, the citation and the number of the page. */
const frameChars = 1_400;

/** The passages of a section, as the corpus has them. */
export type SectionPassages = readonly [Passage, ...Passage[]];

/** How many pages a section takes, at least one. */
export function countPages(section: SectionPassages): number {
  return paginate(section, '').length;
}

/** A page of a section, from 0, quoted whole; private. A page beyond the last one is the last. */
export function renderSection(
  section: SectionPassages,
  page: number,
  view: View,
  signature: string | null = null,
): Message {
  const { words } = view;
  const pages = paginate(section, words.leftOut);
  const shown = Math.min(page, pages.length - 1);
  const [first] = section;
  const head = [
    writeQuestion(cutAtWord(nameSection(first.document, first.section), shares.nameChars)),
    ...(signature === null ? [] : [`-# ${signature}`]),
  ].join('\n');
  const quote = pages[shown]?.markdown ?? '';
  const foot = [
    `— ${citeWithDate(first, words)}`,
    ...(pages.length === 1 ? [] : [`-# ${words.page(shown + 1, pages.length)}`]),
  ];
  const body = [...(quote === '' ? [] : [quote]), ...foot].join('\n');
  return { ...frameBlocks([head, body], view), hasQuestion: true };
}

/** A page, and where in the document it begins. */
interface SectionPage {
  readonly markdown: string;
  readonly start: number;
}

/** The page of a section, from 0, that a place of its document stands on. */
export function findPage(section: SectionPassages, place: number): number {
  return Math.max(
    paginate(section, '').findLastIndex(({ start }) => start <= place),
    0,
  );
}

/**
 * The section as quotations of whole sentences that fit a page each. In the place of a sentence too long for any page
 * stands `leftOut`.
 */
function paginate(section: SectionPassages, leftOut: string): readonly SectionPage[] {
  const room = limits.textChars - frameChars;
  const pieces = section.flatMap((passage) => splitPassage(passage, room, leftOut));
  return pieces.reduce<readonly SectionPage[]>((done, piece) => {
    const last = done.at(-1);
    if (last === undefined) return [piece];
    const markdown = `${last.markdown}\n\n${piece.markdown}`;
    return markdown.length <= room ? [...done.slice(0, -1), { ...last, markdown }] : [...done, piece];
  }, []);
}

/** A passage as one quotation, or as several of whole sentences where it is longer than a page. */
function splitPassage(passage: Passage, room: number, leftOut: string): readonly SectionPage[] {
  const quote = (span: Span): string => quoteBlocks(passage, span);
  const whole = quote(passage);
  if (whole.length <= room) return [{ markdown: whole, start: passage.start }];
  return passage.sentences
    .reduce<readonly Span[]>((spans, { start, end }) => {
      const last = spans.at(-1);
      return last !== undefined && quote({ start: last.start, end }).length <= room
        ? [...spans.slice(0, -1), { start: last.start, end }]
        : [...spans, { start, end }];
    }, [])
    .map((span) => ({ markdown: quote(span), start: span.start }))
    .map(({ markdown, start }) => ({ markdown: markdown.length <= room ? markdown : `> ${leftOut}`, start }));
}
