import { nameSection, type Passage } from '../corpus/document.ts';
import { citeWithDate } from './cite.ts';
import { cutAtWord } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, type Message, type View } from './message.ts';
import { writeQuestion } from './question.ts';
import { quoteText } from './quote.ts';

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
  const quote = pages[shown] ?? '';
  const foot = [
    `— ${citeWithDate(first, words)}`,
    ...(pages.length === 1 ? [] : [`-# ${words.page(shown + 1, pages.length)}`]),
  ];
  const body = [...(quote === '' ? [] : [quote]), ...foot].join('\n');
  return { ...frameBlocks([head, body], view), hasQuestion: true };
}

/**
 * The section as quotations of whole sentences that fit a page each. In the place of a sentence too long for any page
 * stands `leftOut`.
 */
function paginate(section: SectionPassages, leftOut: string): readonly [string, ...string[]] {
  const room = limits.textChars - frameChars;
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
