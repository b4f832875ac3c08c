import type { Paragraph, Span } from './document.ts';
import {
  childrenOf,
  findElements,
  hasTag,
  isElement,
  isIgnored,
  readAttribute,
  textOf,
} from './html-tree.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { HeadingPath, isSameHeading, Outline } from './outline.ts';
import type { ParsedBody } from './outline.ts';
import { PlainText } from './plain-text.ts';
import { writeRow } from './table-row.ts';
import { resolveUrl } from './web-address.ts';

const blockTags: ReadonlySet<string> = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** What a web page says of itself, as far as writing its text depends on it. */
export interface HtmlHead {
  readonly slug: string;
  readonly title: string | null;
  /** What relative links are resolved against. */
  readonly url: string | null;
}

/** Reduces the main content of a web page to plain text. */
export class HtmlWriter {
  readonly #head: HtmlHead;
  readonly #plain: PlainText;
  readonly #outline: Outline;
  readonly #headings = new HeadingPath();
  #isParagraphOpen = false;
  #kind: Paragraph['kind'] = 'paragraph';
  /** A second line break in a row ends the paragraph: old pages have no other. */
  #isAfterBreak = false;

  constructor(source: string, head: HtmlHead) {
    this.#head = head;
    this.#plain = new PlainText(source);
    this.#outline = new Outline(head.slug);
  }

  /** Writes everything inside an element and returns the whole. */
  write(content: HtmlNode): ParsedBody {
    this.#writeChildren(content);
    this.#closeParagraph();
    return { ...this.#plain.finish(), sections: this.#outline.finish() };
  }

  #writeChildren(node: HtmlNode): void {
    for (const child of childrenOf(node)) this.#writeNode(child);
  }

  #writeNode(node: HtmlNode): void {
    if ('value' in node) this.#writeText(node);
    if (!isElement(node) || isIgnored(node)) return;
    if (node.tagName === 'br') this.#writeBreak();
    else if (node.tagName === 'a') this.#writeLink(node, () => this.#writeChildren(node));
    else if (isBlock(node)) this.#writeBlock(node);
    else this.#writeChildren(node);
  }

  #writeText(node: Extract<HtmlNode, { value: string }>): void {
    if (!this.#isParagraphOpen) {
      if (node.value.trim() === '') return;
      this.#plain.open('\n\n');
      this.#isParagraphOpen = true;
    }
    if (node.value.trim() !== '') this.#isAfterBreak = false;
    this.#addText(node);
  }

  #addText(node: Extract<HtmlNode, { value: string }>): void {
    this.#plain.addDecoded(node.value.replaceAll(/[ \t\r\n\f]+/gu, ' '));
  }

  #writeBreak(): void {
    if (this.#isAfterBreak) this.#closeParagraph();
    else if (this.#isParagraphOpen) this.#plain.addGlue(' ');
    this.#isAfterBreak = !this.#isAfterBreak;
  }

  #closeParagraph(): void {
    if (this.#isParagraphOpen) this.#outline.addParagraph(this.#kind, this.#plain.close());
    this.#isParagraphOpen = false;
    this.#isAfterBreak = false;
  }

  #writeBlock(element: HtmlElement): void {
    this.#closeParagraph();
    const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
    if (level !== undefined) this.#writeHeading(Number(level), element);
    else if (hasTag(element, 'ul', 'ol', 'menu'))
      this.#outline.addList('list', this.#writeItems(element, []));
    else if (hasTag(element, 'table') && isDataTable(element)) this.#writeTable(element);
    else if (element.tagName === 'pre') this.#writeCode(element);
    else if (element.tagName === 'blockquote') this.#writeQuote(element);
    else this.#writeChildren(element);
    this.#closeParagraph();
  }

  #writeHeading(level: number, element: HtmlElement): void {
    this.#plain.open('\n\n');
    this.#writeFlat(element);
    const span = this.#plain.close();
    if (span === null) return;
    const heading = this.#plain.slice(span);
    if (level === 1 && this.#head.title !== null && isSameHeading(heading, this.#head.title)) return;
    this.#outline.openSection(this.#headings.enter(level, heading));
  }

  #writeQuote(element: HtmlElement): void {
    const before = this.#kind;
    this.#kind = 'quote';
    this.#writeChildren(element);
    this.#closeParagraph();
    this.#kind = before;
  }

  #writeCode(element: HtmlElement): void {
    this.#plain.open('\n\n');
    this.#writePreformatted(element);
    this.#outline.addParagraph('code', this.#plain.close());
  }

  #writePreformatted(node: HtmlNode): void {
    if ('value' in node) this.#plain.addPreformatted(node.value);
    if (hasTag(node, 'br')) this.#plain.addGlue('\n');
    for (const child of childrenOf(node)) this.#writePreformatted(child);
  }

  #writeItems(list: HtmlElement, items: Span[]): Span[] {
    for (const child of childrenOf(list)) {
      if (!isElement(child) || isIgnored(child)) continue;
      if (isList(child)) this.#writeItems(child, items);
      else this.#writeItem(child, items);
    }
    return items;
  }

  #writeItem(element: HtmlElement, items: Span[]): void {
    this.#openItem(items);
    this.#writeFlat(element, (nested) => {
      this.#closeItem(items);
      this.#writeItems(nested, items);
      this.#openItem(items);
    });
    this.#closeItem(items);
  }

  #openItem(items: readonly Span[]): void {
    this.#plain.open(items.length === 0 ? '\n\n' : '\n', '• ');
  }

  #closeItem(items: Span[]): void {
    const item = this.#plain.close();
    if (item !== null) items.push(item);
  }

  /** Writes what is inside an element as one line of running text; lists go to `writeList` where one is given. */
  #writeFlat(element: HtmlElement, writeList?: (list: HtmlElement) => void): void {
    for (const node of childrenOf(element)) {
      if ('value' in node) this.#addText(node);
      if (!isElement(node) || isIgnored(node)) continue;
      if (writeList !== undefined && isList(node)) writeList(node);
      else this.#writeFlatElement(node, writeList);
    }
  }

  #writeFlatElement(element: HtmlElement, writeList?: (list: HtmlElement) => void): void {
    const isApart = element.tagName === 'br' || isBlock(element);
    if (isApart) this.#plain.addGlue(' ');
    if (element.tagName === 'a') this.#writeLink(element, () => this.#writeFlat(element, writeList));
    else this.#writeFlat(element, writeList);
    if (isApart) this.#plain.addGlue(' ');
  }

  #writeLink(element: HtmlElement, writeLabel: () => void): void {
    const start = this.#plain.length;
    writeLabel();
    const url = resolveUrl(readAttribute(element, 'href') ?? '', this.#head.url);
    if (url !== null) this.#plain.addLink(start, url);
  }

  #writeTable(table: HtmlElement): void {
    const caption = findElements(table, (element) => element.tagName === 'caption')[0];
    if (caption !== undefined) this.#writeChildren(caption);
    this.#closeParagraph();
    const rows = findElements(table, (element) => element.tagName === 'tr').map(listCells);
    const [head = [], ...body] = rows;
    const hasHeader = body.length > 0 && head.length > 1 && head.every((cell) => cell.tagName === 'th');
    const headers = hasHeader ? head.map(textOf) : [];
    const written: Span[] = [];
    for (const cells of hasHeader ? body : rows) {
      const row = this.#writeCells(cells, headers, written.length === 0);
      if (row !== null) written.push(row);
    }
    this.#outline.addList('table', written);
  }

  #writeCells(cells: readonly HtmlElement[], headers: readonly string[], isFirst: boolean): Span | null {
    this.#plain.open(isFirst ? '\n\n' : '\n');
    const [first, ...rest] = cells;
    const isNamed = headers.length === 0 && rest.length > 0 && first?.tagName === 'th';
    const writers = (isNamed ? rest : cells).map((cell) => () => this.#writeFlat(cell));
    writeRow(this.#plain, isNamed ? [textOf(first)] : headers, writers);
    return this.#plain.close();
  }
}

function isBlock(element: HtmlElement): boolean {
  return blockTags.has(element.tagName);
}

function isList(element: HtmlElement): boolean {
  return hasTag(element, 'ul', 'ol', 'menu');
}

/** Tables that only arrange a page hold other blocks, or a single column. */
function isDataTable(table: HtmlElement): boolean {
  const arranged = ['table', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'pre'];
  if (findElements(table, (element) => arranged.includes(element.tagName)).length > 0) return false;
  return findElements(table, (element) => element.tagName === 'tr').some((row) => listCells(row).length > 1);
}

function listCells(row: HtmlElement): readonly HtmlElement[] {
  return childrenOf(row)
    .filter(isElement)
    .filter((cell) => hasTag(cell, 'td', 'th') && !isIgnored(cell));
}
