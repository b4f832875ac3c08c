import { nameSection, type Passage } from '../corpus/document.ts';
import { citeWithDate } from './cite.ts';
import { cutAtWord, escapeText } from './escape.ts';
import { shares } from './limits.ts';
import type { Message } from './message.ts';
import { frameBlocks } from './parts.ts';
import { quoteText } from './quote.ts';
import type { View } from './style.ts';

/** Room for the heading, the citation and the number of the page. */
const frameChars = 1_400;

/** The passages of a section, as the corpus has them. */
export type SectionPassages = readonly [Passage, ...Passage[]];

/** How many pages a section takes, at least one. */
export function countPages(section: SectionPassages, { budget }: Pick<View, 'budget'>): number {
  return paginate(section, budget.blockChars - frameChars, '').length;
}

/** A page of a section, from 0, quoted whole; private. A page beyond the last one is the last. */
export function renderSection(
  section: SectionPassages,
  page: number,
  view: View,
  signature: string | null = null,
): Message {
  const { words, budget } = view;
  const pages = paginate(section, budget.blockChars - frameChars, words.leftOut);
  const shown = Math.min(page, pages.length - 1);
  const [first] = section;
  const name = escapeText(cutAtWord(nameSection(first.document, first.section), shares.nameChars));
  const head = [`### ${name}`, ...(signature === null ? [] : [`-# ${signature}`])].join('\n');
  const quote = pages[shown] ?? '';
  const foot = [
    `— ${citeWithDate(first, words)}`,
    ...(pages.length === 1 ? [] : [`-# ${words.page(shown + 1, pages.length)}`]),
  ];
  return frameBlocks([head, quote === '' ? foot.join('\n') : [quote, ...foot].join('\n')], view, true);
}

/**
 * The section as quotations of whole sentences that fit a page each. In the place of a sentence too long for any page
 * stands `leftOut`.
 */
function paginate(section: SectionPassages, room: number, leftOut: string): readonly [string, ...string[]] {
  const pieces = section.flatMap((passage) => splitPassage(passage, room, leftOut));
  const pages = pieces.reduce<readonly string[]>((done, piece) => {
    const last = done.at(-1);
    const joined = `${last}\n\n${piece}`;
    return last !== undefined && joined.length <= room ? [...done.slice(0, -1), joined] : [...done, piece];
  }, []);
  const [first = '', ...others] = pages;
  return [first, ...others];
}

/** A passage as one quotation, or as several of whole sentences where it is longer than a page. */
function splitPassage(
  { document, text, sentences }: Passage,
  room: number,
  leftOut: string,
): readonly string[] {
  const whole = quoteText(text);
  if (whole.length <= room) return [whole];
  const quote = (start: number, end: number): string => quoteText(document.text.slice(start, end));
  return sentences
    .reduce<readonly { readonly start: number; readonly end: number }[]>((spans, { start, end }) => {
      const last = spans.at(-1);
      return last !== undefined && quote(last.start, end).length <= room
        ? [...spans.slice(0, -1), { start: last.start, end }]
        : [...spans, { start, end }];
    }, [])
    .map(({ start, end }) => quote(start, end))
    .map((markdown) => (markdown.length <= room ? markdown : `> ${leftOut}`));
}
