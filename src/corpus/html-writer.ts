import { FlatWriter } from './flat-writer.ts';
import { arrangesBlocks, findAnchor, isSameHeading, readCode, readAsks, tidy } from './html-inline.ts';
import {
  areSections,
  type Definition,
  findBoldTerms,
  readBoldQuestion,
  readDefinitions,
} from './definitions.ts';
import type { Paragraph, Span } from './document.ts';
import { isDataTable, readTable } from './html-table.ts';
import {
  childrenOf,
  findElements,
  hasTag,
  type HtmlElement,
  type HtmlNode,
  isBlock,
  isElement,
  isIgnored,
  isList,
  readAttribute,
  textOf,
} from './html-tree.ts';
import { Outline, type ParsedBody } from './outline.ts';
import { PlainText } from './plain-text.ts';

/** What writing the text of a page depends on. */
export interface PageHead {
  readonly slug: string;
  readonly title: string;
  /** What relative links are resolved against. */
  readonly url: string | null;
  /** Makes the anchor of a heading that has no id. */
  readonly nameAnchor: (heading: string) => string | null;
  /** What block quotes are. */
  readonly quotes: 'quote' | 'note';
}

/** Headings that are none of HTML's six, such as terms and questions in bold, stand below them. */
const firstOwnLevel = 7;

/** Reduces a page to plain text, in sections. */
export class HtmlWriter {
  readonly #head: PageHead;
  readonly #plain = new PlainText();
  readonly #flat: FlatWriter;
  readonly #outline = new Outline();
  #isParagraphOpen = false;
  #kind: Paragraph['kind'] = 'paragraph';
  /** A second line break in a row ends the paragraph: old pages have no other. */
  #isAfterBreak = false;
  #ownLevel = firstOwnLevel;

  constructor(head: PageHead) {
    this.#head = head;
    this.#flat = new FlatWriter(this.#plain, head.url);
  }

  /** Writes everything inside a node and returns the whole. */
  write(content: HtmlNode): ParsedBody {
    this.#writeChildren(content);
    this.#closeParagraph();
    return { ...this.#plain.finish(), sections: this.#outline.finish(this.#head.slug, this.#head.url) };
  }

  #writeChildren(node: HtmlNode): void {
    const children = childrenOf(node);
    const terms = findBoldTerms(children);
    for (const child of children) {
      const term = terms.get(child);
      if (term !== undefined) {
        this.#closeParagraph();
        this.#outline.openSection(this.#ownLevel, term, null);
      }
      this.#writeNode(child);
    }
    if (terms.size > 0) {
      this.#closeParagraph();
      this.#outline.closeSections(this.#ownLevel - 1);
    }
  }

  #writeNode(node: HtmlNode): void {
    if ('value' in node) this.#writeText(node.value);
    else if ('data' in node) this.#outline.addAsks(readAsks(node.data));
    if (!isElement(node) || isIgnored(node)) return;
    if (isBlock(node)) this.#writeBlock(node);
    else if (node.tagName === 'br') this.#writeBreak();
    else
      this.#flat.writeInline(
        node,
        () => this.#writeChildren(node),
        (text) => this.#writeText(text),
      );
  }

  #writeText(value: string): void {
    if (!this.#isParagraphOpen) {
      if (value.trim() === '') return;
      this.#plain.open('\n\n');
      this.#isParagraphOpen = true;
    }
    if (value.trim() !== '') this.#isAfterBreak = false;
    this.#plain.add(tidy(value));
  }

  #writeBreak(): void {
    if (this.#isAfterBreak) this.#closeParagraph();
    else if (this.#isParagraphOpen) this.#plain.add(' ');
    this.#isAfterBreak = !this.#isAfterBreak;
  }

  #closeParagraph(): void {
    const span = this.#isParagraphOpen ? this.#plain.close() : null;
    const isTitle = span !== null && isSameHeading(this.#plain.slice(span), this.#head.title);
    if (!isTitle) this.#outline.addParagraph(this.#kind, span);
    this.#isParagraphOpen = false;
    this.#isAfterBreak = false;
  }

  #writeBlock(element: HtmlElement): void {
    this.#closeParagraph();
    if (isList(element)) this.#writeList(element);
    else if (element.tagName === 'dl') this.#writeDefinitions(element);
    else if (element.tagName === 'details') this.#writeDetails(element);
    else if (element.tagName === 'table' && isDataTable(element)) this.#writeTable(element);
    else if (element.tagName === 'pre') this.#writeCode(element);
    else if (element.tagName === 'blockquote') this.#writeQuote(element);
    else this.#writeProse(element);
    this.#closeParagraph();
  }

  #writeProse(element: HtmlElement): void {
    const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
    if (level !== undefined) this.#writeHeading(Number(level), element);
    else if (hasTag(element, 'p') && readBoldQuestion(element) !== null)
      this.#writeHeading(this.#ownLevel, element);
    else this.#writeChildren(element);
  }

  #writeHeading(level: number, ...elements: readonly HtmlElement[]): void {
    if (level === 1 && isSameHeading(elements.map(textOf).join(), this.#head.title)) return;
    this.#plain.open('\n\n');
    for (const [index, element] of elements.entries()) {
      if (index > 0) this.#plain.add(', ');
      this.#flat.write(element);
    }
    const span = this.#plain.close();
    if (span === null) return;
    const heading = this.#plain.slice(span);
    const anchor = elements.map(findAnchor).find((id) => id !== null) ?? this.#head.nameAnchor(heading);
    this.#outline.openSection(level, heading, anchor);
  }

  #writeDetails(details: HtmlElement): void {
    const [summary] = findElements(details, (element) => element.tagName === 'summary');
    const isQuestion = summary !== undefined && textOf(summary).endsWith('?');
    if (!isQuestion) return this.#writeChildren(details);
    this.#writeSectioned(() => {
      this.#writeHeading(this.#ownLevel - 1, summary);
      for (const child of childrenOf(details)) if (child !== summary) this.#writeNode(child);
    });
  }

  /** Writes something that brings headings of its own, and ends their sections behind it. */
  #writeSectioned(write: () => void): void {
    const level = this.#ownLevel;
    this.#ownLevel = level + 1;
    write();
    this.#closeParagraph();
    this.#ownLevel = level;
    this.#outline.closeSections(level - 1);
  }

  #writeDefinitions(list: HtmlElement): void {
    const definitions = readDefinitions(list);
    if (!areSections(definitions, this.#ownLevel > firstOwnLevel)) {
      const items: Span[] = [];
      for (const definition of definitions) this.#writeShortDefinition(definition, '', items);
      this.#outline.addList('list', items);
      return;
    }
    this.#writeSectioned(() => {
      for (const { terms, details } of definitions) {
        this.#closeParagraph();
        if (terms.length > 0) this.#writeHeading(this.#ownLevel - 1, ...terms);
        for (const detail of details) this.#writeNode(detail);
      }
    });
  }

  #writeShortDefinition({ terms, details }: Definition, indent: string, items: Span[]): void {
    this.#openItem(`${indent}• `, items);
    this.#plain.add(terms.map(textOf).join(', ').replace(/:$/u, ''));
    if (terms.length > 0 && details.some((detail) => textOf(detail) !== '')) this.#plain.add(': ');
    for (const detail of details) this.#flat.write(detail);
    this.#closeItem(items);
  }

  #writeQuote(element: HtmlElement): void {
    const before = this.#kind;
    this.#kind = this.#head.quotes;
    this.#writeChildren(element);
    this.#closeParagraph();
    this.#kind = before;
  }

  #writeCode(element: HtmlElement): void {
    this.#plain.open('\n\n');
    this.#plain.addAsIs(readCode(element).replace(/^\s*\n/u, ''));
    this.#outline.addParagraph('code', this.#plain.close());
  }

  #writeList(list: HtmlElement): void {
    if (arrangesBlocks(list)) return this.#writeChildren(list);
    const items: Span[] = [];
    this.#writeItems(list, '', items);
    this.#endItems(items);
  }

  /** Ends the list as far as it is written: what comes next is code, or no part of it. */
  #endItems(items: Span[]): void {
    this.#outline.addList('list', items.splice(0));
  }

  #writeItems(list: HtmlElement, indent: string, items: Span[]): void {
    let number = Number(readAttribute(list, 'start') ?? 1);
    for (const child of childrenOf(list)) {
      if (!isElement(child) || isIgnored(child)) continue;
      if (isList(child)) this.#writeItems(child, `${indent}  `, items);
      else {
        this.#openItem(`${indent}${list.tagName === 'ol' ? `${number}.` : '•'} `, items);
        this.#writeItem(child, indent, items);
        this.#closeItem(items);
        number += 1;
      }
    }
  }

  #writeItem(node: HtmlNode, indent: string, items: Span[]): void {
    for (const child of childrenOf(node)) {
      if (!isElement(child) || !isBlock(child) || isIgnored(child)) this.#flat.writeNode(child);
      else if (!this.#writeInItem(child, indent, items)) {
        this.#goOn(indent, items);
        this.#writeItem(child, indent, items);
        this.#goOn(indent, items);
      }
    }
  }

  /** Writes what an item holds beside paragraphs; false for anything else. */
  #writeInItem(block: HtmlElement, indent: string, items: Span[]): boolean {
    const isCode = block.tagName === 'pre';
    const isTable = block.tagName === 'table' && isDataTable(block);
    if (![isList(block), isCode, isTable, block.tagName === 'dl'].includes(true)) return false;
    this.#closeItem(items);
    if (isList(block)) this.#writeItems(block, `${indent}  `, items);
    else if (isCode || isTable) {
      this.#endItems(items);
      if (isCode) this.#writeCode(block);
      else this.#writeTable(block);
    } else {
      for (const definition of readDefinitions(block))
        this.#writeShortDefinition(definition, `${indent}  `, items);
    }
    this.#openItem(`${indent}  `, items);
    return true;
  }

  /** Begins a new line of an item that has text. */
  #goOn(indent: string, items: Span[]): void {
    if (this.#plain.isBlockEmpty) return;
    this.#closeItem(items);
    this.#openItem(`${indent}  `, items);
  }

  #openItem(prefix: string, items: readonly Span[]): void {
    this.#plain.open(items.length === 0 ? '\n\n' : '\n', prefix);
  }

  #closeItem(items: Span[]): void {
    const item = this.#plain.close();
    if (item !== null) items.push(item);
  }

  #writeTable(table: HtmlElement): void {
    const [caption] = findElements(table, (element) => element.tagName === 'caption');
    if (caption !== undefined) this.#writeChildren(caption);
    this.#closeParagraph();
    const written: Span[] = [];
    for (const row of readTable(table)) {
      this.#openItem('', written);
      this.#flat.writeRow(row);
      this.#closeItem(written);
    }
    this.#outline.addList('table', written);
  }
}
