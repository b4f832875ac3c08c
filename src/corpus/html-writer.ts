import type { Paragraph, Span } from './document.ts';
import {
  areSections,
  arrangesBlocks,
  describeImage,
  findAnchor,
  findBoldTerms,
  asks,
  isBox,
  isCode,
  isSameHeading,
  listsEntries,
  readAsks,
  readCode,
  readDefinitions,
  writeSuperscript,
} from './html-elements.ts';
import { isDataTable, readTable, writeRow } from './html-table.ts';
import {
  childrenOf,
  findElements,
  type HtmlElement,
  type HtmlNode,
  isBlock,
  isElement,
  isIgnored,
  isList,
  readAttribute,
  textOf,
} from './html-tree.ts';
import { contentsTitle, Outline, type PageHead, type ParsedBody } from './outline.ts';
import { PlainText } from './plain-text.ts';
import { resolveUrl } from './web-address.ts';

/** A list with the items it has so far; those of lists inside it count as its own. */
interface OpenList {
  readonly items: Span[];
  readonly indent: string;
}

/** Headings that are none of HTML's six, such as terms and questions in bold, stand below them. */
const firstOwnLevel = 7;

/** Reduces a page to plain text, in sections. */
export class HtmlWriter {
  readonly #head: PageHead;
  readonly #plain = new PlainText();
  readonly #outline = new Outline();
  /** Whether a paragraph, or a line of an item, is open; either is opened by its first text. */
  #isOpen = false;
  /** Whether everything goes into the block that is open, as in headings and cells. */
  #isFlat = false;
  #list: OpenList | null = null;
  /** What stands ahead of the next line of an item. */
  #marker = '';
  #kind: Paragraph['kind'] = 'paragraph';
  /** A second line break in a row ends the paragraph: old pages have no other. */
  #isAfterBreak = false;
  #ownLevel = firstOwnLevel;

  constructor(head: PageHead) {
    this.#head = head;
  }

  /** Writes everything inside a node and returns the whole. */
  write(content: HtmlNode): ParsedBody {
    this.#writeChildren(content);
    this.#close();
    const { slug, url: base } = this.#head;
    const written = this.#plain.finish();
    const links = written.references.flatMap(({ start, end, target }) => {
      const url = resolveUrl(target, base);
      return url === null ? [] : [{ start, end, url }];
    });
    return { text: written.text, links, sections: this.#outline.finish(slug, base, written) };
  }

  #writeChildren(node: HtmlNode): void {
    const children = childrenOf(node);
    const terms = this.#isFlat || this.#list !== null ? new Map<HtmlNode, string>() : findBoldTerms(children);
    for (const child of children) {
      const term = terms.get(child);
      if (term !== undefined) {
        this.#close();
        this.#outline.openSection(this.#ownLevel, term, null);
      }
      this.#writeNode(child);
    }
    if (terms.size > 0) {
      this.#close();
      this.#outline.closeSections(this.#ownLevel - 1);
    }
  }

  #writeNode(node: HtmlNode): void {
    if ('value' in node) this.#writeText(node.value);
    else if ('data' in node) this.#outline.addAsks(readAsks(node.data));
    if (!isElement(node) || isIgnored(node)) return;
    if (isBlock(node)) this.#writeBlock(node);
    else if (node.tagName === 'br') this.#writeBreak();
    else if (node.tagName === 'img') this.#writeText(describeImage(node));
    else if (node.tagName === 'sup') this.#writeText(writeSuperscript(node));
    else if (node.tagName === 'a') this.#writeLink(node);
    else this.#writeChildren(node);
  }

  #writeText(value: string): void {
    if (value.trim() !== '') {
      this.#isAfterBreak = false;
      if (!this.#isFlat && !this.#isOpen) this.#open();
    }
    if (this.#isFlat || this.#isOpen) this.#plain.add(value);
  }

  #open(): void {
    const { items, indent } = this.#list ?? { items: [], indent: '' };
    this.#plain.open(items.length > 0 ? '\n' : '\n\n', this.#list === null ? '' : this.#marker);
    this.#marker = `${indent}  `;
    this.#isOpen = true;
  }

  #writeBreak(): void {
    const isEnd = this.#isAfterBreak && !this.#isFlat && this.#list === null;
    if (isEnd) this.#close();
    else if (this.#isOpen || this.#isFlat) this.#plain.add(' ');
    this.#isAfterBreak = !isEnd;
  }

  #writeLink(link: HtmlElement): void {
    const start = this.#plain.length;
    this.#writeChildren(link);
    const target = readAttribute(link, 'href');
    if (target !== null) this.#plain.addLink(start, target);
  }

  #writeFlat(element: HtmlElement): void {
    const before = this.#isFlat;
    this.#isFlat = true;
    this.#writeChildren(element);
    this.#isFlat = before;
  }

  #close(): void {
    const span = this.#isOpen ? this.#plain.close() : null;
    this.#isOpen = false;
    this.#isAfterBreak = false;
    if (span === null) return;
    if (this.#list !== null) this.#list.items.push(span);
    else if (!isSameHeading(this.#plain.slice(span), this.#head.title))
      this.#outline.addParagraph(this.#kind, span);
  }

  #writeBlock(element: HtmlElement): void {
    if (this.#isFlat) {
      this.#plain.add(' ');
      this.#writeChildren(element);
      this.#plain.add(' ');
      return;
    }
    this.#close();
    if (element.tagName === 'dl' || listsEntries(element)) this.#writeDefinitions(element);
    else if (isList(element)) this.#writeList(element);
    else if (element.tagName === 'table' && isDataTable(element))
      this.#writeOutsideLists(() => this.#writeTable(element));
    else if (isCode(element)) this.#writeOutsideLists(() => this.#writeCode(element));
    else if (this.#list !== null) this.#writeChildren(element);
    else this.#writeProse(element);
    this.#close();
  }

  #writeProse(element: HtmlElement): void {
    const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
    if (element.tagName === 'summary' && contentsTitle.test(textOf(element))) return;
    if (level !== undefined) this.#writeHeading(Number(level), element);
    else if (asks(element)) this.#writeHeading(this.#ownLevel, element);
    else if (element.tagName === 'blockquote') this.#writeSectioned(() => this.#writeQuote(element));
    else if (isBox(element, this.#outline.level)) this.#writeSectioned(() => this.#writeChildren(element));
    else this.#writeChildren(element);
  }

  #writeHeading(level: number, ...elements: readonly HtmlElement[]): void {
    const mayRepeatTitle = level === 1 || this.#outline.isUndivided;
    if (mayRepeatTitle && isSameHeading(elements.map(textOf).join(), this.#head.title)) return;
    this.#plain.open('\n\n');
    const named = elements.filter((element) => elements.length === 1 || textOf(element) !== '');
    for (const [index, element] of named.entries()) {
      if (index > 0) this.#plain.add(', ');
      this.#writeFlat(element);
    }
    const span = this.#plain.close();
    if (span === null) return;
    const heading = this.#plain.slice(span);
    const anchor = elements.map(findAnchor).find((id) => id !== null) ?? this.#head.nameAnchor(heading);
    this.#outline.openSection(level, heading, anchor);
  }

  /** Writes something that brings headings of its own, and ends their sections behind it. */
  #writeSectioned(write: () => void): void {
    const { path } = this.#outline;
    this.#ownLevel += 1;
    write();
    this.#close();
    this.#ownLevel -= 1;
    this.#outline.returnTo(path);
  }

  #writeDefinitions(list: HtmlElement): void {
    const definitions = readDefinitions(list);
    if (this.#list !== null || !areSections(definitions, this.#ownLevel > firstOwnLevel)) {
      this.#inList(() => {
        for (const { terms, details } of definitions)
          this.#writeItem('•', () => {
            const isSaid = terms.length > 0 && details.some((detail) => textOf(detail) !== '');
            this.#writeText(terms.map(textOf).join(', ').replace(/:$/u, '') + (isSaid ? ': ' : ''));
            for (const detail of details) this.#writeFlat(detail);
          });
      });
      return;
    }
    this.#writeSectioned(() => {
      for (const { terms, details } of definitions) {
        this.#close();
        const isSaid = details.some((detail) => textOf(detail) !== '');
        if (isSaid && terms.length > 0) this.#writeHeading(this.#ownLevel, ...terms);
        else this.#outline.closeSections(this.#ownLevel - 1);
        for (const node of [...(isSaid ? [] : terms), ...details]) this.#writeNode(node);
      }
    });
  }

  #writeQuote(element: HtmlElement): void {
    const before = this.#kind;
    this.#kind = this.#head.quotes;
    this.#writeChildren(element);
    this.#close();
    this.#kind = before;
  }

  #writeList(list: HtmlElement): void {
    if (this.#list === null && arrangesBlocks(list))
      return this.#writeSectioned(() => this.#writeChildren(list));
    let number = Number(readAttribute(list, 'start') ?? 1);
    this.#inList(() => {
      for (const child of childrenOf(list)) {
        if (!isElement(child) || isIgnored(child)) continue;
        if (isList(child)) this.#writeList(child);
        else this.#writeItem(list.tagName === 'ol' ? `${number++}.` : '•', () => this.#writeChildren(child));
      }
    });
  }

  #inList(writeItems: () => void): void {
    const outer = this.#list;
    const list = { items: outer?.items ?? [], indent: outer === null ? '' : `${outer.indent}  ` };
    this.#within(list, writeItems);
    if (outer === null) this.#outline.addList('list', list.items);
  }

  #writeItem(bullet: string, write: () => void): void {
    this.#marker = `${this.#list?.indent ?? ''}${bullet} `;
    write();
    this.#close();
  }

  /** Ends the list as far as it is written: code and tables are no part of it. */
  #writeOutsideLists(write: () => void): void {
    if (this.#list !== null) this.#outline.addList('list', this.#list.items.splice(0));
    this.#within(null, write);
  }

  #within(list: OpenList | null, write: () => void): void {
    const outer = this.#list;
    this.#list = list;
    write();
    this.#close();
    this.#list = outer;
    this.#marker = `${outer?.indent ?? ''}  `;
  }

  #writeCode(element: HtmlElement): void {
    this.#plain.open('\n\n');
    this.#plain.addAsIs(readCode(element).replace(/^\s*\n/u, ''));
    this.#outline.addParagraph('code', this.#plain.close());
  }

  #writeTable(table: HtmlElement): void {
    const [caption] = findElements(table, (element) => element.tagName === 'caption');
    if (caption !== undefined) this.#writeChildren(caption);
    this.#close();
    const rows = readTable(table).flatMap((row, index) => {
      this.#plain.open(index === 0 ? '\n\n' : '\n');
      writeRow(row, this.#plain, (cell) => this.#writeFlat(cell));
      return this.#plain.close() ?? [];
    });
    this.#outline.addList('table', rows);
  }
}
