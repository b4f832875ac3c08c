import type { Span } from './document.ts';
import { readMarker, readUnderline } from './text-markers.ts';
import type { Marker } from './text-markers.ts';

/** A line of a plain-text file as its author meant it: hard-wrapped lines are joined, markers cut off. */
export interface TextLine {
  /** Where it stands in the file; more than one stretch when the file wraps it. */
  readonly parts: readonly Span[];
  /** The parts, joined by spaces. */
  readonly text: string;
  readonly kind: 'line' | 'item' | 'heading';
  /** Of a heading that is marked as one (underlined, numbered, with hashes): its depth, from 1. */
  readonly level: number | null;
  readonly isAfterBlank: boolean;
}

interface RawLine extends Span {
  readonly text: string;
  readonly indent: number;
  readonly isAfterBlank: boolean;
  readonly marker: Marker;
}

/** Lines that belong together, and the underline below them. */
interface Group {
  readonly first: RawLine;
  readonly rest: RawLine[];
  underlined: 1 | 2 | null;
}

/** Share of the usual width that a line has to reach before its break counts as forced. */
const fullShare = 0.75;

/** Reads the lines of a plain-text file, without the blank ones. */
export function readLines(source: string): readonly TextLine[] {
  const rawLines = splitLines(source);
  const width = findWrapWidth(rawLines);
  const groups: Group[] = [];
  for (const line of rawLines) {
    const above = groups.at(-1);
    const underlined = above !== undefined && canUnderline(line, above) ? readUnderline(line.text) : null;
    if (above !== undefined && underlined !== null) above.underlined = underlined;
    else if (above !== undefined && continues(line, above, width)) above.rest.push(line);
    else groups.push({ first: line, rest: [], underlined: null });
  }
  return groups.map((group, index) => finishGroup(source, group, groups[index - 1], groups[index + 1]));
}

function splitLines(source: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  let isAfterBlank = true;
  for (const match of source.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/gu)) {
    const line = match[1] ?? '';
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    const start = match.index + indent;
    if (text !== '') {
      lines.push({ start, end: start + text.length, text, indent, isAfterBlank, marker: readMarker(text) });
    }
    isAfterBlank = text === '';
  }
  return lines;
}

/** The width a file is wrapped at, in characters, or null when its lines are paragraphs. */
function findWrapWidth(lines: readonly RawLine[]): number | null {
  const broken = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.isAfterBlank || next.marker.kind !== 'line') return [];
    return [{ length: lengthOf(line), needed: measureNeed(line, next) }];
  });
  const lengths = broken.map(({ length }) => length).toSorted((left, right) => left - right);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (width < 40 || width > 120) return null;
  const full = broken.filter(({ needed }) => needed > width * fullShare);
  return full.length * 2 >= broken.length ? width : null;
}

function lengthOf(line: RawLine): number {
  return line.indent + line.text.length;
}

/** How long a line would be with the first word of the next. */
function measureNeed(line: RawLine, next: RawLine): number {
  return lengthOf(line) + 1 + next.text.search(/\s|$/u);
}

function canUnderline(line: RawLine, above: Group): boolean {
  return !line.isAfterBlank && above.first.marker.kind !== 'item' && above.rest.length === 0;
}

/** Whether a line goes on with those above it. */
function continues(line: RawLine, above: Group, width: number | null): boolean {
  const { first, rest } = above;
  const previous = rest.at(-1) ?? first;
  if (line.isAfterBlank || line.marker.kind !== 'line' || isRule(line) || isClosed(above)) return false;
  if (first.marker.kind !== 'line' && line.indent > first.indent) return true;
  if (width !== null && measureNeed(previous, line) > width * fullShare) return true;
  return isMidSentence(previous, line);
}

function isClosed({ first, underlined }: Group): boolean {
  return underlined !== null || first.marker.kind === 'heading' || isRule(first);
}

function isRule(line: RawLine): boolean {
  return readUnderline(line.text) !== null;
}

/** A break inside a sentence, in a file that breaks lines where its author liked. */
function isMidSentence(previous: RawLine, line: RawLine): boolean {
  return previous.text.length >= 40 && /^\p{Ll}/u.test(line.text) && !/[.!?:;]$/u.test(previous.text);
}

function finishGroup(source: string, group: Group, before?: Group, after?: Group): TextLine {
  const { first, rest, underlined } = group;
  const { start, end, marker } = first;
  const level = underlined ?? readLevel(group, before, after);
  const kind = level === null ? readKind(marker) : 'heading';
  // What looked like the number of a heading was one of the words: "2.6 kernels".
  const head = kind === 'line' ? { start, end } : { start: start + marker.start, end: start + marker.end };
  const parts = [head, ...rest.map((line) => ({ start: line.start, end: line.end }))];
  const text = parts.map((part) => source.slice(part.start, part.end)).join(' ');
  return { parts, text, kind, level, isAfterBlank: first.isAfterBlank };
}

function readKind(marker: Marker): 'line' | 'item' {
  return marker.kind === 'item' || (marker.kind === 'number' && marker.depth === 1) ? 'item' : 'line';
}

function readLevel({ first, rest }: Group, before?: Group, after?: Group): number | null {
  const { kind, depth, start, end } = first.marker;
  if (kind === 'heading') return depth;
  if (kind !== 'number' || rest.length > 0 || !isHeadingLike(first.text.slice(start, end))) return null;
  const isCounted = [before, after].some(
    (group) => group?.first.marker.kind === 'number' && group.first.marker.depth === 1,
  );
  return depth > 1 || !isCounted ? depth : null;
}

/** Whether a line has the form of a heading: short and not ended, or a question. */
export function isHeadingLike(text: string): boolean {
  const isQuestion = text.endsWith('?');
  if (text.length > 110 || countWords(text) > (isQuestion ? 16 : 12)) return false;
  if (!/\p{L}/u.test(text) || /https?:\/\//u.test(text)) return false;
  return isQuestion || !/[.!:;,…]["'”’)\]]*$/u.test(text);
}

function countWords(text: string): number {
  return text.split(/\s+/u).length;
}
