import { readMarker, readUnderline, type Marker } from './text-markers.ts';

/** A line of a plain-text file as its author meant it: hard-wrapped lines are joined, markers cut off. */
export interface TextLine {
  /** The lines of the file that it is made of. */
  readonly parts: readonly string[];
  /** The parts, joined by spaces; of code, by line breaks. */
  readonly text: string;
  readonly kind: 'line' | 'item' | 'heading' | 'code';
  /** Of a heading that is marked as one (underlined, numbered, with hashes): its depth, from 1. */
  readonly level: number | null;
  /** The number of a numbered item. */
  readonly marker: string | null;
  /** A term that stands ahead of what is said of it, as in `-v    more output`. */
  readonly term: string | null;
  /** Where the words begin, in columns. */
  readonly indent: number;
  /** Where what is said of the term begins. */
  readonly column: number;
  readonly isAfterBlank: boolean;
}

interface RawLine {
  readonly text: string;
  readonly indent: number;
  readonly isAfterBlank: boolean;
  readonly marker: Marker;
  readonly isCode: boolean;
  readonly term: string | null;
  readonly column: number;
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
  const rawLines = findTerms(splitLines(source));
  const width = findWrapWidth(rawLines);
  const groups: Group[] = [];
  for (const line of rawLines) {
    const above = groups.at(-1);
    const underlined = above !== undefined && canUnderline(line, above) ? readUnderline(line.text) : null;
    if (above !== undefined && underlined !== null) above.underlined = underlined;
    else if (above !== undefined && continues(line, above, width)) above.rest.push(line);
    else groups.push({ first: line, rest: [], underlined: null });
  }
  return groups.map((group, index) => finishGroup(group, groups[index - 1], groups[index + 1]));
}

function splitLines(source: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  let isAfterBlank = true;
  let fence: string | null = null;
  for (const line of source.split('\n')) {
    const text = line.trim();
    const indent = line.length - line.trimStart().length;
    const mark = readFence(text);
    if (mark !== null && mark === (fence ?? mark)) fence = fence === null ? mark : null;
    else if (fence !== null)
      lines.push({ ...plain, text: line, indent: 0, isAfterBlank: false, isCode: true });
    else if (text !== '') lines.push({ ...plain, text, indent, isAfterBlank, marker: readMarker(text) });
    isAfterBlank = text === '' || mark !== null;
  }
  return lines;
}

function readFence(text: string): string | null {
  return /^(`{3,}|~{3,})[\w-]*$/u.exec(text)?.[1] ?? null;
}

const plain = {
  marker: { kind: 'line', depth: 0, start: 0, end: 0 },
  isCode: false,
  term: null,
  column: 0,
} as const;

/** Marks the lines that begin with a term: what follows it lines up with the lines below, or with the next term's. */
function findTerms(lines: readonly RawLine[]): readonly RawLine[] {
  const gaps = lines.map(({ text, indent, isCode, marker }) => {
    const match =
      isCode || marker.kind === 'item' ? null : /^(\S{1,24}|\S{1,16} \S{1,12})\s{2,}(?=\S)/u.exec(text);
    return match === null
      ? null
      : { term: match[1]!, length: match[0].length, column: indent + match[0].length };
  });
  const keyOf = (index: number): string => `${lines[index]!.indent} ${gaps[index]!.column}`;
  const isAligned = (index: number): boolean => {
    const column = gaps[index]?.column;
    return column !== undefined && [lines[index + 1]?.indent, gaps[index + 1]?.column].includes(column);
  };
  const columns = new Set(lines.flatMap((_line, index) => (isAligned(index) ? [keyOf(index)] : [])));
  return lines.map((line, index) => {
    const gap = gaps[index];
    if (gap === undefined || gap === null || !columns.has(keyOf(index))) return line;
    if (!line.isAfterBlank && gaps[index - 1]?.column !== gap.column) return line;
    const text = line.text.slice(gap.length);
    return { ...line, ...gap, text, isAfterBlank: true, marker: { ...plain.marker, end: text.length } };
  });
}

/** The width a file is wrapped at, in characters, or null when its lines are paragraphs. */
function findWrapWidth(lines: readonly RawLine[]): number | null {
  const broken = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.isAfterBlank || next.marker.kind !== 'line' || next.isCode) return [];
    return [{ length: lengthOf(line), needed: measureNeed(line, next) }];
  });
  const lengths = broken.map(({ length }) => length).toSorted((left, right) => left - right);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (width < 40 || width > 120) return null;
  const full = broken.filter(({ needed }) => needed > width * fullShare);
  return full.length * 2 >= broken.length ? width : null;
}

function lengthOf(line: RawLine): number {
  return Math.max(line.indent, line.column) + line.text.length;
}

/** How long a line would be with the first word of the next. */
function measureNeed(line: RawLine, next: RawLine): number {
  return lengthOf(line) + 1 + next.text.search(/\s|$/u);
}

function canUnderline(line: RawLine, above: Group): boolean {
  return !line.isAfterBlank && !line.isCode && above.first.marker.kind !== 'item' && above.rest.length === 0;
}

/** Whether a line goes on with those above it. */
function continues(line: RawLine, above: Group, width: number | null): boolean {
  const { first, rest } = above;
  const previous = rest.at(-1) ?? first;
  if (line.isCode || first.isCode) return line.isCode && first.isCode;
  if (beginsAnew(line, above)) return false;
  if (first.term !== null) return line.indent >= first.column;
  const isIndented = first.marker.kind !== 'line' && line.indent > first.indent;
  return isIndented || isWrapped(previous, line, width) || isMidSentence(previous, line);
}

function isWrapped(previous: RawLine, line: RawLine, width: number | null): boolean {
  return width !== null && measureNeed(previous, line) > width * fullShare;
}

function beginsAnew(line: RawLine, above: Group): boolean {
  const isMarked = line.term !== null || line.marker.kind !== 'line';
  return line.isAfterBlank || isMarked || isRule(line) || isClosed(above);
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

function finishGroup(group: Group, before?: Group, after?: Group): TextLine {
  const { first, rest, underlined } = group;
  const { indent, term, column, isAfterBlank, marker } = first;
  const shared = { term, indent, column, isAfterBlank };
  if (first.isCode) {
    const parts = [first, ...rest].map(({ text }) => text);
    return { ...shared, parts, text: parts.join('\n'), kind: 'code', level: null, marker: null };
  }
  const level = underlined ?? readLevel(group, before, after);
  const kind = level === null ? readKind(marker) : 'heading';
  // What looked like the number of a heading was one of the words: "2.6 kernels".
  const head = kind === 'line' ? first.text : first.text.slice(marker.start, marker.end);
  const parts = [head, ...rest.map(({ text }) => text)];
  const number = kind === 'item' ? (/^\d+/u.exec(first.text)?.[0] ?? null) : null;
  return { ...shared, parts, text: parts.join(' '), kind, level, marker: number };
}

function readKind(marker: Marker): 'line' | 'item' {
  return marker.kind === 'item' || (marker.kind === 'number' && marker.depth === 1) ? 'item' : 'line';
}

function readLevel({ first, rest }: Group, before?: Group, after?: Group): number | null {
  const { kind, depth, start, end } = first.marker;
  if (first.term !== null) return null;
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
