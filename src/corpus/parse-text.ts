import { escapeHtml } from './html-tree.ts';
import { readBlocks, type TextBlock } from './text-blocks.ts';
import {
  announcesPicture,
  createCaptionFinder,
  dropNotes,
  isCaptionLike,
  isLinkBar,
  isLinkLabel,
  isNoise,
  isShareLink,
  isTopic,
  repeatsHeading,
} from './text-clutter.ts';
import { takeContents } from './text-contents.ts';
import { isHeadingLike } from './text-lines.ts';
import { createJoin, dropPageBreaks } from './text-pages.ts';
import { renderTable } from './text-table.ts';

/** Of how many marked headings on a short line without a mark is taken for text. */
const fewestMarked = 3;

/**
 * Makes HTML of a text without mark-up: headings, lists, terms and captions are recognized by their form, code by its
 * fences or its place, what belongs to the web page around it is left out, everything else stays word for word.
 */
export function renderText(source: string): string {
  const text = dropNotes(dropPageBreaks(source));
  const blocks = dropNoise(readBlocks(text));
  const title = readTitle(blocks);
  const writer = new TextWriter(text, title ?? '', title === null ? blocks : blocks.slice(1));
  return writer.write();
}

/** Leaves out what belongs to the page; rows of links stand above and below the text, others below their label. */
function dropNoise(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const texts = blocks.map((block) => hasText(block) && !isNoiseBlock(block, true));
  const [first, last] = [texts.indexOf(true), texts.lastIndexOf(true)];
  let isShared = false;
  return blocks.filter((block, index) => {
    isShared = opensLinks(block, blocks[index + 1]) || (isShared && isShareLine(block));
    if (index > first && texts[index + 1] === true && isTopic(block.parts.join(' '))) return true;
    return !isShared && !isNoiseBlock(block, index < first || index > last);
  });
}

/** Whether a line is a label of links: right below it stands nothing else, as it would in a menu or below a heading. */
function opensLinks({ kind, parts, isAfterBlank }: TextBlock, next: TextBlock | undefined): boolean {
  const isLabel = kind === 'paragraph' && isAfterBlank && isLinkLabel(parts.join(' '));
  return isLabel && (next === undefined || next.isAfterBlank || isShareLine(next));
}

function isShareLine({ kind, parts, isAfterBlank }: TextBlock): boolean {
  return kind === 'paragraph' && !isAfterBlank && isShareLink(parts.join(' '));
}

function isNoiseBlock({ kind, parts }: TextBlock, isOutside: boolean): boolean {
  const text = parts.join(' ');
  return kind === 'paragraph' && (isNoise(text) || (isOutside && isLinkBar(text)));
}

function readTitle([first, ...others]: readonly TextBlock[]): string | null {
  if (first === undefined || others.length === 0 || first.parts.length !== 1) return null;
  const [title = ''] = first.parts[0]!.split(/\s+\|\s+/u);
  const isAlone = first.level === 1 && others.every(({ level, number }) => level !== 1 || number !== null);
  const isTitle = first.kind === 'heading' ? isAlone : first.kind === 'paragraph' && isHeadingLike(title);
  return isTitle && title.length <= 150 ? title : null;
}

const stub = /^\p{L}\p{Ll}*(?: \p{Ll}+){0,2}:$/u;
const asks = /^(?:what|who|which|where|when|why|how)\b|\?$/iu;

class TextWriter {
  readonly #blocks: readonly TextBlock[];
  readonly #title: string;
  readonly #join: (lines: readonly string[]) => string;
  readonly #findCaption: (paragraph: string) => number;
  /** The level of headings that carry no mark. */
  readonly #flatLevel: number;
  readonly #hasMarks: boolean;
  readonly #html: string[] = [];
  #heading = '';
  /** The paragraph directly before, in the same section. */
  #leadIn = '';
  #parents = 0;
  /** What is open: a list, or what is said of terms that begin at this column. */
  #isListOpen = false;
  #termColumn = 0;

  constructor(source: string, title: string, blocks: readonly TextBlock[]) {
    const contents = takeContents(blocks);
    this.#blocks = contents.blocks;
    this.#title = title;
    this.#join = createJoin(source);
    this.#findCaption = createCaptionFinder(source);
    this.#flatLevel = 1 + this.#blocks.reduce((depth, { level }) => Math.max(depth, level), 0);
    const headings = this.#blocks.filter(({ kind }) => kind === 'heading');
    this.#hasMarks = headings.length - contents.named >= fewestMarked;
  }

  write(): string {
    if (this.#title !== '') this.#html.push(`<h1>${escapeHtml(this.#title)}</h1>`);
    for (const [index, block] of this.#blocks.entries()) this.#writeBlock(block, index);
    this.#push('');
    this.#closeTerms();
    return this.#html.join('\n');
  }

  #writeBlock(block: TextBlock, index: number): void {
    const { kind, parts, column } = block;
    const next = this.#blocks[index + 1];
    const joined = this.#join(parts);
    const fixed = renderFixed(block);
    const text = kind === 'paragraph' ? joined.slice(this.#findCaption(joined)) : joined;
    if (kind === 'term') return this.#writeTerm(block, text);
    if (kind === 'heading' || column < this.#termColumn) this.#closeTerms();
    if (kind === 'item' || this.#isBareItem(block, next)) this.#writeItem(text, block.number);
    else if (fixed !== null) this.#push(fixed);
    else if (kind === 'heading') this.#writeHeading(text, block.level + 1);
    else if (!isShort(block)) this.#writeParagraph(text);
    else this.#writeShort(text, next, index);
  }

  /** Items without bullets: short lines directly below one another, after a colon. */
  #isBareItem(block: TextBlock, next: TextBlock | undefined): boolean {
    if (!isShort(block)) return false;
    const isFirst = this.#leadIn.endsWith(':') && next !== undefined && isShort(next) && !next.isAfterBlank;
    return isFirst || (this.#isListOpen && !block.isAfterBlank);
  }

  #writeShort(text: string, next: TextBlock | undefined, index: number): void {
    if (this.#isPartOfText(text, index)) return this.#writeParagraph(text);
    if (this.#isCaption(text)) return;
    if (this.#leadIn.endsWith(':') && next?.kind === 'item') this.#extendLeadIn(text);
    else if (this.#leadIn.endsWith(':') && isStub(next)) return;
    else if (hasText(next)) this.#writeHeading(text, this.#flatLevel + this.#parents);
    else if (isStatement(text)) this.#writeParagraph(text);
    else this.#writeEmpty(text, index);
  }

  /** Right beside other short lines no heading stands, and between headings or ahead of all "A boat on the lake". */
  #isPartOfText(text: string, index: number): boolean {
    const [above, own, below] = [index - 1, index, index + 1].map((at) => this.#blocks[at]);
    if (this.#hasMarks || isRightBelow(above, own) || isRightBelow(own, below)) return true;
    const isOutside = this.#heading === '' || !hasText(above) || !hasText(below);
    return isOutside && /^an?\s(?:\S+\s+){4}/iu.test(text);
  }

  #isCaption(text: string): boolean {
    if (repeatsHeading(text, this.#heading) || repeatsHeading(text, this.#title)) return true;
    return !text.endsWith('?') && announcesPicture(this.#leadIn);
  }

  /** A short line with nothing below it: the parent of a heading, or text. */
  #writeEmpty(text: string, index: number): void {
    if (index === this.#blocks.length - 1 && asks.test(text)) return;
    if (!this.#blocks.slice(index + 1, index + 4).some(hasText)) return this.#writeParagraph(text);
    this.#writeHeading(text, this.#flatLevel + this.#parents);
    this.#parents += 1;
  }

  #writeHeading(text: string, level: number): void {
    const own = Math.min(6, level);
    this.#push(`<h${own}>${escapeHtml(text)}</h${own}>`);
    this.#heading = text;
    this.#parents = 0;
  }

  #writeParagraph(text: string): void {
    // "Specifically:" below a paragraph that leads in the list already.
    if (this.#leadIn.endsWith(':') && stub.test(text)) return;
    this.#push(`<p>${escapeHtml(text)}</p>`);
    this.#leadIn = text;
    this.#parents = 0;
  }

  /** The name of a list stands between it and its lead-in. */
  #extendLeadIn(name: string): void {
    const text = `${this.#leadIn} ${name}`;
    this.#html.pop();
    this.#writeParagraph(text);
  }

  #writeItem(text: string, number: string | null): void {
    if (!this.#isListOpen) this.#push(number === null ? '<ul>' : `<ol start="${number}">`);
    this.#isListOpen = true;
    this.#leadIn = '';
    this.#html.push(`<li>${escapeHtml(text)}</li>`);
  }

  #writeTerm({ term, column }: TextBlock, text: string): void {
    if (column !== this.#termColumn) this.#closeTerms();
    this.#push(this.#termColumn === 0 ? '<dl>' : '</dd>');
    this.#html.push(`<dt>${escapeHtml(term)}</dt><dd>`, `<p>${escapeHtml(text)}</p>`);
    this.#termColumn = column;
  }

  #push(html: string): void {
    if (this.#isListOpen) this.#html.push('</ul></ol>');
    this.#isListOpen = false;
    this.#leadIn = '';
    this.#html.push(html);
  }

  #closeTerms(): void {
    if (this.#termColumn !== 0) this.#push('</dd></dl>');
    this.#termColumn = 0;
  }
}

/** Whether a block may be a heading: a line, or a question that goes on in a second. */
function isShort({ kind, parts }: TextBlock): boolean {
  const text = parts.join(' ');
  const isOne = parts.length === 1 || (parts.length === 2 && /^[^.!?]*\?$/u.test(text));
  return kind === 'paragraph' && isOne && isHeadingLike(text) && !isCaptionLike(text);
}

function isRightBelow(above: TextBlock | undefined, block: TextBlock | undefined): boolean {
  return above !== undefined && block?.isAfterBlank === false && isShort(above) && isShort(block);
}

/** Makes HTML of lines that stand as they are: null for what is no code and no table. */
function renderFixed({ kind, parts }: TextBlock): string | null {
  if (kind === 'table') return renderTable(parts);
  return kind === 'code' ? `<pre>\n${escapeHtml(parts.join('\n'))}</pre>` : null;
}

function hasText(block: TextBlock | undefined): boolean {
  return block !== undefined && block.kind !== 'heading' && !isShort(block);
}

/** "Specifically:" and the like. */
function isStub(block: TextBlock | undefined): boolean {
  return block?.kind === 'paragraph' && stub.test(block.parts.join(' '));
}

/** Whether a line states something, as far as a few common English words can tell. */
function isStatement(text: string): boolean {
  return (
    !asks.test(text) &&
    /^(?:i|we|you|he|she|it|they|this|these|those|there|my|our|your|their)\s|\s(?:is|are|was|were|has|have|had|can|will|does|uses?|used|supports?|provides?|allows?|runs?|offers?|means|needs|works|makes)\s/iu.test(
      text,
    )
  );
}
