import pc from 'picocolors';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { nameSection } from '../corpus/document.ts';
import type { Passage, Span } from '../corpus/document.ts';
import type { Style } from './terminal.ts';

/** A bullet or number that opens a list line. */
const listMarker = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

/** Functions that put escape codes around text, or leave it alone when the style has no colour. */
export type Paint = ReturnType<typeof pc.createColors>;

/** The paint of a style. */
export function paintFor(style: Style): Paint {
  return pc.createColors(style.colour);
}

/** Wraps one line; the lines after the first are indented as far as `prefix` is wide. */
export function wrapLine(prefix: string, text: string, style: Style): string {
  const indent = stringWidth(prefix);
  const wrapped = wrapAnsi(text, Math.max(1, style.width - indent));
  return prefix + wrapped.replaceAll('\n', `\n${' '.repeat(indent)}`);
}

/**
 * Wraps a quotation, line by line, so that lists keep their shape; `marked` are the spans to stand out, in reading
 * order: bold, or between asterisks where there are no escape codes.
 */
export function wrapQuotation(text: string, marked: readonly Span[], style: Style): string {
  let start = 0;
  return text
    .split('\n')
    .map((line) => {
      const marker = listMarker.exec(line)?.[0] ?? '';
      const body = { start: start + marker.length, end: start + line.length };
      start = body.end + 1;
      return wrapLine(marker, mark(text, body, { marked, style }), style);
    })
    .join('\n');
}

/** `Document › Section · 2026-11-24`, for a passage; the section is left out where it is the document's opening. */
export function nameSource(passage: Passage): string {
  const { document, section } = passage;
  const place = section.headings.length === 0 ? [] : [nameSection(document, section)];
  return [
    [document.title, ...place].join(' › '),
    ...(document.updated === null ? [] : [document.updated]),
  ].join(' · ');
}

/** The line under a quotation that says where it stands, with the document's address if it has one. */
export function printCitation(passage: Passage, prefix: string, style: Style): string {
  const { dim } = paintFor(style);
  const { url } = passage.document;
  const indent = ' '.repeat(stringWidth(prefix));
  const lines = [wrapLine(`${prefix}— `, dim(nameSource(passage)), style)];
  return (url === null ? lines : [...lines, `${indent}  ${dim(url)}`]).join('\n');
}

/** `"a", "b" and "c"`. */
export function listQuoted(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.at(-1);
  return quoted.length < 2 || last === undefined
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} and ${last}`;
}

interface Marking {
  readonly marked: readonly Span[];
  readonly style: Style;
}

function mark(text: string, line: Span, { marked, style }: Marking): string {
  let result = '';
  let position = line.start;
  for (const span of marked) {
    const start = Math.max(span.start, position);
    const end = Math.min(span.end, line.end);
    if (start >= end) continue;
    result += text.slice(position, start) + emphasise(text.slice(start, end), style);
    position = end;
  }
  return result + text.slice(position, line.end);
}

function emphasise(text: string, style: Style): string {
  return style.colour ? paintFor(style).bold(text) : `**${text}**`;
}
