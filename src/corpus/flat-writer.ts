import { describeImage, tidy, writeSuperscript } from './html-inline.ts';
import type { LabeledRow } from './html-table.ts';
import {
  childrenOf,
  type HtmlElement,
  type HtmlNode,
  isBlock,
  isElement,
  isIgnored,
  readAttribute,
} from './html-tree.ts';
import type { PlainText } from './plain-text.ts';
import { resolveUrl } from './web-address.ts';

/** Writes what is inside elements as running text, into the block that is open. */
export class FlatWriter {
  readonly #plain: PlainText;
  /** What relative links are resolved against. */
  readonly #url: string | null;

  constructor(plain: PlainText, url: string | null) {
    this.#plain = plain;
    this.#url = url;
  }

  /** Writes everything inside an element on one line. */
  write(element: HtmlElement): void {
    for (const node of childrenOf(element)) this.writeNode(node);
  }

  /** Writes a node on one line. */
  writeNode(node: HtmlNode): void {
    if ('value' in node) this.#plain.add(tidy(node.value));
    if (!isElement(node) || isIgnored(node)) return;
    const isApart = node.tagName === 'br' || isBlock(node);
    if (isApart) this.#plain.add(' ');
    this.writeInline(
      node,
      () => this.write(node),
      (text) => this.#plain.add(text),
    );
    if (isApart) this.#plain.add(' ');
  }

  /** Writes an element of running text; how its inside is written depends on where it stands. */
  writeInline(element: HtmlElement, writeInside: () => void, writeText: (text: string) => void): void {
    if (element.tagName === 'a') this.#writeLink(element, writeInside);
    else if (element.tagName === 'img') writeText(describeImage(element));
    else if (element.tagName === 'sup') writeText(writeSuperscript(element));
    else writeInside();
  }

  #writeLink(element: HtmlElement, writeLabel: () => void): void {
    const start = this.#plain.length;
    writeLabel();
    const url = resolveUrl(readAttribute(element, 'href') ?? '', this.#url);
    if (url !== null) this.#plain.addLink(start, url);
  }

  /** `Header: cell; Header: cell`, without empty cells. */
  writeRow(row: LabeledRow): void {
    let isFirst = true;
    for (const { label, cell } of row) {
      const before = this.#plain.length;
      if (!isFirst) this.#plain.addAsIs('; ');
      if (label !== '') this.#plain.addAsIs(`${label}: `);
      const start = this.#plain.length;
      this.write(cell);
      if (this.#plain.slice({ start, end: this.#plain.length }).trim() === '') this.#plain.truncate(before);
      else isFirst = false;
    }
  }
}
