import type { Block, Document, Paragraph, Section, Span } from './document.ts';
import { slugify } from './slug.ts';

interface OpenSection {
  readonly headings: readonly string[];
  readonly blocks: Block[];
}

/** Collects the blocks of a document under its headings, in reading order. */
export class Outline {
  readonly #slug: string;
  readonly #sections: OpenSection[] = [];
  #current: OpenSection = { headings: [], blocks: [] };

  constructor(slug: string) {
    this.#slug = slug;
    this.#sections.push(this.#current);
  }

  /** Begins a section; `headings` is its path, outermost first. */
  openSection(headings: readonly string[]): void {
    this.#current = { headings, blocks: [] };
    this.#sections.push(this.#current);
  }

  /** Adds a block of running text; null (an empty block) adds nothing. */
  addParagraph(kind: Paragraph['kind'], span: Span | null): void {
    if (span !== null) this.#current.blocks.push({ kind, ...span });
  }

  /** Adds a list or table, led in by the paragraph directly before it; without items it adds nothing. */
  addList(kind: 'list' | 'table', items: readonly Span[]): void {
    const first = items[0];
    const last = items.at(-1);
    if (first === undefined || last === undefined) return;
    const before = this.#current.blocks.at(-1);
    const leadIn = before?.kind === 'paragraph' ? { start: before.start, end: before.end } : null;
    this.#current.blocks.push({ kind, start: first.start, end: last.end, leadIn, items });
  }

  /** The sections that hold text, each with an id that is unique in the document. */
  finish(): readonly Section[] {
    const taken = new Map<string, number>();
    return this.#sections
      .filter((section) => section.blocks.length > 0)
      .map(({ headings, blocks }) => ({
        id: this.#nameSection(headings, taken),
        headings,
        asks: [],
        url: null,
        blocks,
      }));
  }

  #nameSection(headings: readonly string[], taken: Map<string, number>): string {
    const heading = headings.at(-1);
    const anchor = heading === undefined ? 'top' : slugify(heading) || 'section';
    let unique = anchor;
    let number = taken.get(anchor) ?? 0;
    for (; taken.has(unique); unique = `${anchor}-${number}`) number += 1;
    taken.set(anchor, Math.max(number, 1));
    taken.set(unique, 1);
    return `${this.#slug}#${unique}`;
  }
}

/** Keeps the path of the headings that are open, by their levels. */
export class HeadingPath {
  #open: readonly { readonly level: number; readonly heading: string }[] = [];

  /** Closes every heading of the same or a deeper level, opens this one and returns the path down to it. */
  enter(level: number, heading: string): readonly string[] {
    this.#open = [...this.#open.filter((open) => open.level < level), { level, heading }];
    return this.#open.map((open) => open.heading);
  }
}

/** What a parser makes of the text of a file. */
export type ParsedBody = Pick<Document, 'text' | 'sections' | 'links'>;

/** Whether a heading only says the document's title again: case and spacing do not count. */
export function isSameHeading(left: string, right: string): boolean {
  return foldCase(left) === foldCase(right);
}

function foldCase(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
