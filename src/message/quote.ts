import type { ShownPassage } from '../answer/answer.ts';
import { type Passage, type Span, withMarker } from '../corpus/document.ts';
import { escapeText } from './escape.ts';
import { joinLines } from './message.ts';

export interface Quote {
  readonly markdown: string;
  readonly shown: Span;
}

/** Stands where something was left out of a quotation. */
export const cut = '> […]';

const innerFence = /```/gu;

/**
 * A span of a document as it is read there: running text as a quote with the marked sentences in bold and notes in small
 * print, code in a fence.
 */
export function quoteBlocks(
  { document, section }: Pick<Passage, 'document' | 'section'>,
  span: Span,
  marks: readonly Span[] = [],
): string {
  const blocks = section.blocks.filter(({ start, end }) => start < span.end && end > span.start);
  const code = blocks.filter(({ kind }) => kind === 'code');
  const notes = blocks.filter(({ kind }) => kind === 'note');
  const from = withMarker(document.text, span.start);
  const edges = [from, ...code.flatMap(({ start, end }) => [start, end]), span.end];
  const pieces = edges.slice(1).map((edge, index) => {
    const [start, end] = [Math.max(edges[index]!, from), Math.min(edge, span.end)];
    const text = document.text.slice(start, end);
    if (index % 2 === 1) return `\`\`\`\n${text.replaceAll(innerFence, '``\u200b`')}\n\`\`\``;
    if (code.length > 0 && text.trim() === '') return '';
    const own = marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start - start, end: mark.end - start }));
    const isNote = (place: number): boolean =>
      notes.some((note) => place + start >= note.start && place + start < note.end);
    const quote = quoteText(text, own, isNote);
    return code.length === 0 ? quote : quote.replaceAll(/^(?:> \n)+|(?:\n> )+$/gu, '');
  });
  return pieces.filter((piece) => piece !== '').join('\n');
}

/**
 * Text of the corpus as a quote, exactly as it stands there; the `marks`, spans of the text, in bold, and lines that begin
 * in a note in small print.
 */
export function quoteText(
  text: string,
  marks: readonly Span[] = [],
  isNote: (place: number) => boolean = () => false,
): string {
  const places = [0, ...Array.from(text.matchAll(/\n/gu), ({ index }) => index + 1)];
  return markText(text, marks)
    .split('\n')
    .map((line, index) => `> ${isNote(places[index]!) ? '-# ' : ''}${line}`)
    .join('\n');
}

/**
 * The excerpt of a passage with its answering sentences in bold, in at most `room` characters. What does not fit goes
 * by whole sentences, the farthest from the answer first, and the cut is shown. Null when not even the answering
 * sentence fits.
 */
export function quoteExcerpt(answer: ShownPassage, room: number): Quote | null {
  const end = answer.start + answer.excerpt.length;
  const sentences = answer.passage.sentences.filter(
    (sentence) => sentence.start >= answer.start && sentence.end <= end,
  );
  const answering = answer.start + (answer.highlights[0]?.start ?? 0);
  const centre = Math.max(
    sentences.findIndex((sentence) => sentence.end > answering),
    0,
  );
  let [from, to] = [0, sentences.length - 1];
  let quote = quoteSpan(answer, { start: answer.start, end });
  while (quote.markdown.length > room) {
    if (from >= to) return null;
    if (to - centre >= centre - from) to -= 1;
    else from += 1;
    quote = quoteSpan(answer, { start: sentences[from]!.start, end: sentences[to]!.end });
  }
  return quote;
}

function quoteSpan(answer: ShownPassage, shown: Span): Quote {
  const end = answer.start + answer.excerpt.length;
  const marks = answer.highlights.map((mark) => ({
    start: mark.start + answer.start,
    end: mark.end + answer.start,
  }));
  const quote = quoteBlocks(answer.passage, shown, marks);
  const [before, after] = [shown.start > answer.start, shown.end < end].map((isCut) => (isCut ? cut : null));
  return { markdown: joinLines(before ?? null, quote, after ?? null), shown };
}

/** Bold does not reach over a line break inside a quote or list, so that every line of a mark is marked by itself. */
function markText(text: string, spans: readonly Span[]): string {
  const marks = joinTouching(spans);
  const parts = marks.flatMap(({ start, end }, index) => [
    escapeText(text.slice(marks[index - 1]?.end ?? 0, start)),
    text.slice(start, end).replace(/\S(?:.*\S)?/g, (line) => `**${escapeText(line)}**`),
  ]);
  return [...parts, escapeText(text.slice(marks.at(-1)?.end ?? 0))].join('');
}

/** Two marks with nothing between them would read as one broken row of asterisks. */
function joinTouching(spans: readonly Span[]): readonly Span[] {
  return spans.reduce<readonly Span[]>((joined, span) => {
    const last = joined.at(-1);
    return last !== undefined && span.start <= last.end
      ? [...joined.slice(0, -1), { start: last.start, end: Math.max(last.end, span.end) }]
      : [...joined, span];
  }, []);
}
