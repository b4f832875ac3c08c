/** What the characters ahead of a line (or round it) say about it. */
export interface Marker {
  readonly kind: 'line' | 'item' | 'heading' | 'number';
  /** Of a heading: how deep it is, from 1. Of a number: how many parts it has, 2 for `1.3`. Otherwise 0. */
  readonly depth: number;
  /** Where the words begin (inclusive) and end (exclusive), as offsets into the line. */
  readonly start: number;
  readonly end: number;
}

const bullet = /^[•◦▪‣●∙·*+–-]\s+(?=\S)/u;
const numbering = /^(\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+(?=\S)/u;
const hashes = /^((#{1,6})\s+)\S.*?(\s*#*)$/u;
const equals = /^((={2,6})\s*)[^\s=].*?(\s*\2)$/u;
const underline = /^([=\-~*_^])\1{2,}$/u;

/** Reads the marker of a trimmed line. */
export function readMarker(line: string): Marker {
  return (
    readHeadingMarker(line) ?? readItemMarker(line) ?? { kind: 'line', depth: 0, start: 0, end: line.length }
  );
}

function readHeadingMarker(line: string): Marker | null {
  const match = hashes.exec(line) ?? equals.exec(line);
  if (match === null) return null;
  const [, opening = '', mark = opening, closing = ''] = match;
  return { kind: 'heading', depth: mark.length, start: opening.length, end: line.length - closing.length };
}

function readItemMarker(line: string): Marker | null {
  const end = line.length;
  const mark = bullet.exec(line);
  if (mark !== null) return { kind: 'item', depth: 0, start: mark[0].length, end };
  const number = numbering.exec(line);
  if (number === null) return null;
  return { kind: 'number', depth: number[0].match(/\d+/gu)?.length ?? 1, start: number[0].length, end };
}

/** The level of the heading above, 1 or 2, when a line is nothing but its underline; otherwise null. */
export function readUnderline(line: string): 1 | 2 | null {
  if (!underline.test(line)) return null;
  return line.startsWith('=') ? 1 : 2;
}
