/** A paragraph, item, heading, term or piece of code of a plain-text file; lines that were wrapped are its parts. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'item' | 'heading' | 'term' | 'code';
  /** Its lines without markers; of code, as they stand. */
  readonly parts: string[];
  /** Of a heading: its depth, from 1. */
  readonly level: number;
  /** The number of a numbered item. */
  readonly number: string | null;
  /** What stands ahead of what is said of it, as in `-v    more output`; empty for everything but terms. */
  readonly term: string;
  /** Where the words begin, in columns; of a term, where what is said of it does. */
  readonly column: number;
  readonly isAfterBlank: boolean;
}

interface Line {
  readonly text: string;
  readonly indent: number;
  readonly isAfterBlank: boolean;
  readonly isCode: boolean;
}

const bullet = /^[•◦▪‣●∙·*+–-]\s+(?=\S)/u;
const numbering = /^(\d{1,2}(?:\.\d{1,2})*)(?:[.)]|(?<=\.\d{1,2}))\s+(?=\S)/u;
const hashes = /^(#{1,6})\s+(?=\p{L}|\p{N})(.*?)\s*#*$/u;
const equals = /^(={1,6})\s+(\S.*?)(?:\s*\1)?$/u;
const underline = /^([=\-~*_^"'+.`])\1{2,}$/u;
const fence = /^(`{3,}|~{3,}|-{4,}|\.{4,}|={4,})[\w-]*$/u;
const gap = /^(\S{1,24}|\S{1,16} \S{1,12})\s{2,}(?=\S)/u;
/** Share of the usual width that a line has to reach before its break counts as forced. */
const fullShare = 0.75;

/** Reads the blocks of a plain-text file. */
export function readBlocks(source: string): readonly TextBlock[] {
  const lines = markCode(splitLines(source));
  const terms = findTerms(lines);
  const width = findWrapWidth(lines);
  const blocks: TextBlock[] = [];
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1);
    const previous = lines[index - 1];
    if (last !== undefined && previous !== undefined && isUnderline(line, last)) {
      blocks[blocks.length - 1] = { ...last, kind: 'heading', level: line.text.startsWith('=') ? 1 : 2 };
    } else if (
      last !== undefined &&
      previous !== undefined &&
      !terms.has(index) &&
      continues(line, previous, last, width)
    )
      last.parts.push(line.text);
    else blocks.push(openBlock(line, terms.get(index)));
  }
  return blocks.map((block, index) => (isStep(block, blocks, index) ? { ...block, kind: 'item' } : block));
}

/** The lines with text, and those between fences, at which nothing else is looked at. */
function splitLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  const all = source.split('\n');
  let isAfterBlank = true;
  let open: string | null = null;
  for (const [index, line] of all.entries()) {
    const text = line.trim();
    const mark = fence.exec(text)?.[1];
    const opens = (): boolean =>
      mark !== undefined && isAfterBlank && all.includes(text.replace(/[\w]+$/u, ''), index + 1);
    if (open === null ? opens() : mark === open) open = open === null ? mark! : null;
    else if (open !== null) lines.push({ text: line, indent: 0, isAfterBlank: false, isCode: true });
    else if (text !== '')
      lines.push({ text, indent: line.length - line.trimStart().length, isAfterBlank, isCode: false });
    isAfterBlank = text === '' || mark !== undefined || /^\[[\w,=" -]+\]$/u.test(text);
  }
  return lines;
}

/** Lines that stand deeper than a lead-in and look like code; below `::` all that stand deeper are code. */
function markCode(lines: readonly Line[]): readonly Line[] {
  const marked = [...lines];
  for (const [index, line] of lines.entries()) {
    if (line.isCode || !line.text.endsWith(':')) continue;
    let end = index + 1;
    while (end < lines.length && lines[end]!.indent >= line.indent + 2) end += 1;
    const inside = lines.slice(index + 1, end);
    const isLiteral = line.text.endsWith('::');
    const isCode =
      inside.length > 0 &&
      inside[0]!.isAfterBlank &&
      (isLiteral || inside.every(({ text }) => looksLikeCode(text)));
    if (isLiteral) marked[index] = { ...line, text: line.text.slice(0, -1) };
    if (!isCode) continue;
    const indent = Math.min(...inside.map((each) => each.indent));
    for (const [offset, each] of inside.entries())
      marked[index + 1 + offset] = {
        ...each,
        text: ' '.repeat(each.indent - indent) + each.text,
        isCode: true,
      };
  }
  return marked;
}

function looksLikeCode(text: string): boolean {
  return /^[$%>]\s|\w=\S|[{};\\]$|^#\s|^<.*>$/u.test(text) && !bullet.test(text);
}

/** The terms by their line: what is said of one lines up with the lines below or with that of its neighbors. */
function findTerms(
  lines: readonly Line[],
): ReadonlyMap<number, { readonly term: string; readonly column: number }> {
  const found = new Map<number, { term: string; column: number }>();
  const gaps = lines.map(({ text, indent, isCode }) => {
    const match = isCode || readMarker(text) !== null ? null : gap.exec(text);
    return match === null ? null : { term: match[1]!, column: indent + match[0].length, indent };
  });
  for (const [index, own] of gaps.entries()) {
    const line = lines[index]!;
    const next = lines[index + 1];
    if (own === null) {
      if (next !== undefined && standsAbove(line, next))
        found.set(index, { term: line.text, column: next.indent });
      continue;
    }
    const below = gaps[index + 1];
    const isContradicted =
      next !== undefined && !next.isAfterBlank && next.indent < own.column && below?.column !== own.column;
    const isAligned = [gaps[index - 1], below, gaps[index - 2], gaps[index + 2]].some(
      (other) => other?.column === own.column && other.indent === own.indent,
    );
    const follows = next !== undefined && next.indent === own.column && !next.isAfterBlank;
    if (!isContradicted && (isAligned || follows) && (line.isAfterBlank || found.has(index - 1)))
      found.set(index, own);
  }
  return found;
}

/** Whether a line is a term on its own, with what is said of it below and deeper. */
function standsAbove(line: Line, next: Line): boolean {
  const isShort = /^\S+(?:\s\S+){0,3}$/u.test(line.text) && !/[.:;,!?]$/u.test(line.text);
  return (
    isShort &&
    line.isAfterBlank &&
    !line.isCode &&
    !next.isCode &&
    next.indent > line.indent + 1 &&
    readMarker(line.text) === null &&
    readMarker(next.text) === null
  );
}

/** The width a file is wrapped at, in characters, or null when its lines are paragraphs. */
function findWrapWidth(lines: readonly Line[]): number | null {
  const broken = lines.slice(0, -1).flatMap((line, index) => {
    const next = lines[index + 1]!;
    return next.isAfterBlank || next.isCode || readMarker(next.text) !== null
      ? []
      : [[lengthOf(line), measureNeed(line, next)] as const];
  });
  const lengths = broken.map(([length]) => length).toSorted((left, right) => left - right);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const full = broken.filter(([, need]) => need > width * fullShare).length;
  return width >= 40 && width <= 120 && full * 2 >= broken.length ? width : null;
}

function lengthOf({ indent, text }: Line): number {
  return indent + text.length;
}

/** How long a line would be with the first word of the next. */
function measureNeed(line: Line, next: Line): number {
  return lengthOf(line) + 1 + next.text.search(/\s|$/u);
}

function isUnderline(line: Line, above: TextBlock): boolean {
  const isRule = !line.isAfterBlank && !line.isCode && underline.test(line.text);
  return isRule && above.kind === 'paragraph' && above.parts.length === 1;
}

/** Whether a line goes on with the block above it. */
function continues(line: Line, previous: Line, { kind, column }: TextBlock, width: number | null): boolean {
  if (line.isCode || kind === 'code') return line.isCode && kind === 'code';
  if (line.isAfterBlank || kind === 'heading' || readMarker(line.text) !== null || underline.test(line.text))
    return false;
  if (kind === 'term') return line.indent >= column;
  if (kind === 'item' && line.indent >= column) return true;
  const isWrapped = width !== null && measureNeed(previous, line) > width * fullShare;
  // A break inside a sentence, in a file that breaks lines where its author liked.
  return (
    isWrapped ||
    (previous.text.length >= 40 && /^\p{Ll}/u.test(line.text) && !/[.!?:;]$/u.test(previous.text))
  );
}

function openBlock(
  line: Line,
  found: { readonly term: string; readonly column: number } | undefined,
): TextBlock {
  const { text, indent, isAfterBlank } = line;
  const block = {
    kind: 'paragraph',
    parts: [text],
    level: 0,
    number: null,
    term: '',
    column: indent,
    isAfterBlank,
  } as const;
  if (line.isCode) return { ...block, parts: [text], kind: 'code' };
  if (found !== undefined) {
    const said = text === found.term ? [] : [text.slice(found.column - indent)];
    return { ...block, ...found, parts: said, kind: 'term' };
  }
  const marker = readMarker(text);
  // Marks of headings stand at the margin; elsewhere they are a comment or a key.
  if (marker === null || (marker.kind === 'heading' && marker.number === null && indent > 0))
    return { ...block, parts: [text] };
  const column = indent + text.length - marker.rest.length;
  return { ...block, ...marker, parts: [marker.rest], column };
}

interface Marker extends Pick<TextBlock, 'kind' | 'level' | 'number'> {
  /** What follows the marker. */
  readonly rest: string;
}

function readMarker(text: string): Marker | null {
  const marked = hashes.exec(text) ?? equals.exec(text);
  if (marked !== null) return { kind: 'heading', level: marked[1]!.length, number: null, rest: marked[2]! };
  const opening = bullet.exec(text)?.[0];
  if (opening !== undefined)
    return { kind: 'item', level: 0, number: null, rest: text.slice(opening.length) };
  const [whole = '', number = ''] = numbering.exec(text) ?? [];
  const rest = text.slice(whole.length);
  if (number === '') return null;
  if (isHeadingLike(rest)) return { kind: 'heading', level: number.split('.').length, number, rest };
  return number.includes('.') ? null : { kind: 'item', level: 0, number, rest };
}

/** Whether a numbered line is an item after all: others stand right beside it. */
function isStep(block: TextBlock, blocks: readonly TextBlock[], index: number): boolean {
  if (block.kind !== 'heading' || block.number === null || block.level > 1) return false;
  return [blocks[index - 1], blocks[index + 1]].some(
    (other) => other !== undefined && other.number !== null && other.level <= 1,
  );
}

/** Whether a line has the form of a heading: short and not ended, or a question. */
export function isHeadingLike(text: string): boolean {
  const isQuestion = text.endsWith('?');
  if (text.length > 110 || text.split(/\s+/u).length > (isQuestion ? 16 : 12)) return false;
  if (!/\p{L}/u.test(text) || /https?:\/\//u.test(text)) return false;
  return isQuestion || !/[.!:;,…]["'”’)\]]*$/u.test(text);
}
