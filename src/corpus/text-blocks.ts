import { markCode } from './text-code.ts';
import { gap, type Line, readMarker, splitLines } from './text-lines.ts';

/** A paragraph, item, heading, term, table or piece of code of a plain-text file; lines that were wrapped are its parts. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'item' | 'heading' | 'term' | 'code' | 'table';
  /** Its lines without markers; of code and tables, as they stand. */
  readonly parts: string[];
  /** Of a heading: its depth, from 1. */
  readonly level: number;
  readonly number: string | null;
  /** What stands ahead of what is said of it, as in `-v    more output`; empty for everything but terms. */
  readonly term: string;
  /** Where the words begin, in columns; of a term, where what is said of it does. */
  readonly column: number;
  readonly isAfterBlank: boolean;
}

const underline = /^([=\-~*^_"'+.`#])\1{2,}$/u;
/** Share of the usual width that a line has to reach before its break counts as forced. */
const fullShare = 0.75;

export function readBlocks(source: string): readonly TextBlock[] {
  const lines = markCode(splitLines(source));
  const terms = findTerms(lines);
  const width = findWrapWidth(lines);
  const blocks: TextBlock[] = [];
  const styles: string[] = [];
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1);
    const term = terms.get(index);
    if (last !== undefined && isUnderline(line, last)) {
      raiseHeading(blocks, last, line, styles);
    } else if (opensTable(line, term, last, lines[index + 1])) {
      blocks.push({ ...openParagraph(line), kind: 'table', parts: [line.whole] });
    } else if (last !== undefined && term === undefined && continues(line, lines[index - 1]!, last, width)) {
      last.parts.push(last.kind === 'table' ? line.whole : line.text);
    } else blocks.push(openBlock(line, term));
  }
  return blocks.map((block, index) => (isStep(block, blocks, index) ? { ...block, kind: 'item' } : block));
}

interface Term {
  readonly term: string;
  readonly column: number;
}

interface Gap extends Term {
  readonly indent: number;
  /** Whether what is said is a number, which may stand flush right. */
  readonly isNumber: boolean;
}

/** The terms by their line: what is said of one lines up with the lines below or with that of its neighbors. */
function findTerms(lines: readonly Line[]): ReadonlyMap<number, Term> {
  const found = new Map<number, Term>();
  const gaps = lines.map(readGap);
  for (const [index, own] of gaps.entries()) {
    const line = lines[index]!;
    const next = lines[index + 1];
    if (own === null) {
      if (next !== undefined && standsAbove(line, next))
        found.set(index, { term: line.text, column: next.indent });
    } else if (mayOpen(line, lines[index - 1], found.get(index - 1)) && isAligned(own, next, gaps, index)) {
      found.set(index, own);
    }
  }
  return found;
}

/** A term stands below a blank line, below another, or below the colon that leads in. */
function mayOpen(line: Line, above: Line | undefined, term: Term | undefined): boolean {
  if (line.isAfterBlank || above === undefined) return true;
  if (term !== undefined) return term.column !== line.indent;
  return above.text.endsWith(':') && line.indent > above.indent;
}

function readGap({ text, indent, isCode }: Line): Gap | null {
  const match = isCode || readMarker(text) !== null ? null : gap.exec(text);
  if (match === null) return null;
  const isNumber = /^\d+$/u.test(text.slice(match[0].length));
  return { term: match[1]!, column: indent + match[0].length, indent, isNumber };
}

/** In justified text gaps of two spaces are anywhere: the line below tells, or the terms around. */
function isAligned(
  own: Gap,
  next: Line | undefined,
  gaps: readonly ReturnType<typeof readGap>[],
  index: number,
): boolean {
  const isSame = (at: number): boolean => {
    const away = Math.abs((gaps[at]?.column ?? Infinity) - own.column);
    return gaps[at]?.indent === own.indent && away <= (own.isNumber && gaps[at].isNumber ? 1 : 0);
  };
  if (next !== undefined && !next.isAfterBlank && !isSame(index + 1))
    return next.indent === own.column || (isSame(index - 1) && next.indent < own.indent);
  return [-2, -1, 1, 2].some((offset) => isSame(index + offset));
}

/** Whether a line is a term on its own, with what is said of it below and deeper. */
function standsAbove(line: Line, next: Line): boolean {
  const isShort = /^\S+(?:\s\S+){0,3}(?<![.:;,!?])$/u.test(line.text);
  if (!isShort || !line.isAfterBlank || next.indent <= line.indent + 1) return false;
  return [line, next].every(({ text, isCode }) => !isCode && readMarker(text) === null);
}

/** The width a file is wrapped at, in characters, or null when its lines are paragraphs. */
function findWrapWidth(lines: readonly Line[]): number | null {
  const broken = lines.slice(0, -1).flatMap((line, index) => {
    const next = lines[index + 1]!;
    return next.isAfterBlank || next.isCode || readMarker(next.text) !== null
      ? []
      : [[line.indent + line.text.length, measureNeed(line, next)] as const];
  });
  const lengths = broken.map(([length]) => length).toSorted((left, right) => left - right);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const full = broken.filter(([, need]) => need > width * fullShare).length;
  return width >= 40 && width <= 120 && full * 2 >= broken.length ? width : null;
}

function measureNeed({ indent, text }: Line, next: Line): number {
  return indent + text.length + 1 + next.text.search(/\s|$/u);
}

function isUnderline(line: Line, above: TextBlock): boolean {
  const isRule = !line.isAfterBlank && !line.isCode && underline.test(line.text);
  return isRule && !line.text.startsWith('_') && above.kind === 'paragraph' && above.parts.length === 1;
}

/** Headings that are drawn alike are of the same level; levels go deeper in the order in which they are first used. */
function raiseHeading(blocks: TextBlock[], text: TextBlock, line: Line, styles: string[]): void {
  const above = blocks.at(-2);
  const isBetween = above?.kind === 'paragraph' && above.parts.length === 1 && above.parts[0] === line.text;
  const style = `${isBetween} ${line.text.charAt(0)}`;
  if (!styles.includes(style)) styles.push(style);
  blocks.splice(isBetween ? -2 : -1, 2, { ...text, kind: 'heading', level: styles.indexOf(style) + 1 });
}

function continues(line: Line, previous: Line, { kind, column }: TextBlock, width: number | null): boolean {
  if (line.isCode) return kind === 'code';
  if (kind === 'table') return isRow(line) && !line.isAfterBlank;
  if (kind === 'code' || kind === 'heading' || beginsAnew(line, previous)) return false;
  if (kind === 'term' || (kind === 'item' && line.indent >= column)) return line.indent >= column;
  return isWrapped(previous, line, width);
}

/** Lines with tabs between their words, one directly below another, are a table; running text may go on in them. */
function opensTable(
  line: Line,
  term: Term | undefined,
  above: TextBlock | undefined,
  next: Line | undefined,
): boolean {
  const isRows = term === undefined && isRow(line) && next?.isAfterBlank === false && isRow(next);
  if (!isRows || above === undefined || line.isAfterBlank || above.kind === 'heading') return isRows;
  return above.kind !== 'table' && above.parts.slice(-1).join('').endsWith(':');
}

function isRow({ text, isCode }: Line): boolean {
  return !isCode && text.includes('\t') && readMarker(text) === null;
}

function beginsAnew(line: Line, previous: Line): boolean {
  return (
    line.isAfterBlank ||
    readMarker(line.text) !== null ||
    [line, previous].some(({ text }) => underline.test(text))
  );
}

/** A break that the width forced, or one inside a sentence in a file that breaks lines where its author liked. */
function isWrapped(previous: Line, line: Line, width: number | null): boolean {
  if (width !== null && measureNeed(previous, line) > width * fullShare) return true;
  return previous.text.length >= 40 && /^\p{Ll}/u.test(line.text) && !/[.!?:;]$/u.test(previous.text);
}

function openBlock(line: Line, found: Term | undefined): TextBlock {
  const { text, indent, isCode } = line;
  const plain = openParagraph(line);
  if (isCode) return { ...plain, kind: 'code' };
  if (found !== undefined) {
    const said = text === found.term ? [] : [text.slice(found.column - indent)];
    return { ...plain, ...found, parts: said, kind: 'term' };
  }
  const marker = readMarker(text);
  // Marks of headings stand at the margin; elsewhere they are a comment or a key.
  if (marker === null || (marker.kind === 'heading' && marker.number === null && indent > 0)) return plain;
  return { ...plain, ...marker, column: indent + text.length - marker.parts[0]!.length };
}

function openParagraph({ text, indent, isAfterBlank }: Line): TextBlock {
  const unmarked = { level: 0, number: null, term: '' };
  return { ...unmarked, kind: 'paragraph', parts: [text], column: indent, isAfterBlank };
}

/** Whether a numbered line is an item after all: others stand right beside it. */
function isStep(block: TextBlock, blocks: readonly TextBlock[], index: number): boolean {
  if (block.kind !== 'heading' || block.number === null || block.level > 1) return false;
  return [blocks[index - 1], blocks[index + 1]].some(
    (other) => other !== undefined && other.number !== null && other.level <= 1,
  );
}
