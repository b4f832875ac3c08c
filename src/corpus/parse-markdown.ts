import type {
  Code,
  Definition,
  List,
  Parent,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import type { Options } from 'mdast-util-from-markdown';

import type { Paragraph, Span } from './document.ts';
import { HeadingPath, isSameHeading, Outline } from './outline.ts';
import type { ParsedBody } from './outline.ts';
import { PlainText } from './plain-text.ts';
import { writeRow } from './table-row.ts';
import { resolveUrl } from './web-address.ts';

/** A Markdown file and what its front matter says of it. */
export interface MarkdownSource {
  /** The whole file. */
  readonly source: string;
  /** Where the text begins, after the front matter. */
  readonly bodyStart: number;
  readonly slug: string;
  /** Null takes the first heading of the first level for the title. */
  readonly title: string | null;
  /** What relative links are resolved against; without it they lose their address. */
  readonly url: string | null;
}

/** Reduces Markdown (CommonMark with tables) to plain text. HTML and images leave nothing behind. */
export async function parseMarkdown(
  markdown: MarkdownSource,
): Promise<ParsedBody & { readonly title: string | null }> {
  const body = markdown.source.slice(markdown.bodyStart);
  // Loaded here, and tables only where there may be one: a corpus should not wait for parsers it does not need.
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  const root = fromMarkdown(body, body.includes('|') ? await loadTables() : null);
  return new MarkdownWriter(markdown, root).write();
}

async function loadTables(): Promise<Options> {
  const { gfmTable } = await import('micromark-extension-gfm-table');
  const { gfmTableFromMarkdown } = await import('mdast-util-gfm-table');
  return { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
}

class MarkdownWriter {
  readonly #markdown: MarkdownSource;
  readonly #root: Root;
  readonly #definitions = new Map<string, string>();
  readonly #plain: PlainText;
  readonly #outline: Outline;
  readonly #headings = new HeadingPath();
  #title: string | null;

  constructor(markdown: MarkdownSource, root: Root) {
    this.#markdown = markdown;
    this.#title = markdown.title;
    this.#root = root;
    this.#plain = new PlainText(markdown.source);
    this.#outline = new Outline(markdown.slug);
  }

  write(): ParsedBody & { readonly title: string | null } {
    for (const { identifier, url } of findDefinitions(this.#root)) {
      if (!this.#definitions.has(identifier)) this.#definitions.set(identifier, url);
    }
    for (const node of this.#root.children) this.#writeBlock(node, 'paragraph');
    return { ...this.#plain.finish(), sections: this.#outline.finish(), title: this.#title };
  }

  #writeBlock(node: RootContent, kind: Paragraph['kind']): void {
    if (node.type === 'heading') this.#writeHeading(node.depth, node.children);
    else if (node.type === 'paragraph') this.#outline.addParagraph(kind, this.#writeText(node.children));
    else if (node.type === 'code') this.#outline.addParagraph('code', this.#writeCode(node));
    else if (node.type === 'list') this.#outline.addList('list', this.#writeItems(node, []));
    else if (node.type === 'table') this.#outline.addList('table', this.#writeRows(node));
    else if (node.type === 'blockquote') for (const child of node.children) this.#writeBlock(child, 'quote');
  }

  #writeCode(node: Code): Span | null {
    this.#plain.open('\n\n');
    this.#plain.addPreformatted(node.value.replaceAll(/\r\n?/gu, '\n'));
    return this.#plain.close();
  }

  #writeText(children: readonly PhrasingContent[]): Span | null {
    this.#plain.open('\n\n');
    this.#writeInline(children);
    return this.#plain.close();
  }

  #writeHeading(depth: number, children: readonly PhrasingContent[]): void {
    const span = this.#writeText(children);
    if (span === null) return;
    const heading = this.#plain.slice(span);
    if (depth === 1) this.#title ??= heading;
    if (depth === 1 && this.#title !== null && isSameHeading(heading, this.#title)) return;
    this.#outline.openSection(this.#headings.enter(depth, heading));
  }

  /** Nested lists become items of the same list: a reader of one item sees no indentation anyway. */
  #writeItems(list: List, items: Span[]): Span[] {
    for (const item of list.children) {
      this.#openItem(items);
      for (const child of item.children) {
        if (child.type !== 'list') {
          this.#plain.addGlue(' ');
          this.#writeNested(child);
          continue;
        }
        this.#closeItem(items);
        this.#writeItems(child, items);
        this.#openItem(items);
      }
      this.#closeItem(items);
    }
    return items;
  }

  #openItem(items: readonly Span[]): void {
    this.#plain.open(items.length === 0 ? '\n\n' : '\n', '• ');
  }

  #closeItem(items: Span[]): void {
    const item = this.#plain.close();
    if (item !== null) items.push(item);
  }

  /** Writes a block inside an item, as running text. */
  #writeNested(node: RootContent): void {
    if (node.type === 'paragraph' || node.type === 'heading') this.#writeInline(node.children);
    else if (node.type === 'code') this.#plain.addDecoded(node.value);
    else if (node.type === 'blockquote') for (const child of node.children) this.#writeNested(child);
  }

  #writeRows(table: Table): Span[] {
    const [head, ...body] = table.children;
    const headers = head?.children.map((cell) => this.#readText(cell.children)) ?? [];
    const rows = body.map((row, index) => this.#writeRow(row, headers, index === 0));
    const written = rows.length > 0 || head === undefined ? rows : [this.#writeRow(head, [], true)];
    return written.filter((row) => row !== null);
  }

  #writeRow(row: TableRow, headers: readonly string[], isFirst: boolean): Span | null {
    this.#plain.open(isFirst ? '\n\n' : '\n');
    const cells = row.children.map((cell) => () => this.#writeInline(cell.children));
    writeRow(this.#plain, headers, cells);
    return this.#plain.close();
  }

  /** The text of a few nodes, without writing it. */
  #readText(children: readonly PhrasingContent[]): string {
    this.#plain.open('');
    const start = this.#plain.length;
    this.#writeInline(children);
    const text = this.#plain.slice({ start, end: this.#plain.length });
    this.#plain.truncate(start);
    return text.trim();
  }

  #writeInline(children: readonly PhrasingContent[]): void {
    for (const child of children) this.#writePhrase(child);
  }

  #writePhrase(node: PhrasingContent): void {
    if ('children' in node) this.#writeSpan(node);
    else if (node.type === 'text' || node.type === 'inlineCode') {
      const folded = node.value.replaceAll(/[ \t]*[\r\n]+[ \t]*/gu, ' ');
      this.#plain.addDecoded(folded);
    } else if (node.type === 'break' || (node.type === 'html' && /^<br\b/iu.test(node.value))) {
      this.#plain.addGlue(' ');
    }
  }

  #writeSpan(node: Extract<PhrasingContent, Parent>): void {
    if (node.type === 'link') this.#writeLink(node.children, node.url);
    else if (node.type === 'linkReference') {
      this.#writeLink(node.children, this.#definitions.get(node.identifier) ?? '');
    } else this.#writeInline(node.children);
  }

  #writeLink(children: readonly PhrasingContent[], address: string): void {
    const start = this.#plain.length;
    this.#writeInline(children);
    const url = resolveUrl(address, this.#markdown.url);
    if (url !== null) this.#plain.addLink(start, url);
  }
}

function findDefinitions(node: Root | RootContent): readonly Definition[] {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap((child) => findDefinitions(child)) : [];
}
