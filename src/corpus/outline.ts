import type { Block, Document, Paragraph, Section, Span } from './document.ts';
import { slugify, takeName } from './slug.ts';

/** Of how many links a list without a heading is one of contents. */
const fewestEntries = 5;
const contentsTitle = /^(?:(?:table of )?contents|on this page|in this section|menu)\W*$/iu;

interface OpenHeading {
  readonly level: number;
  readonly heading: string;
  readonly anchor: string | null;
}

interface OpenSection {
  readonly path: readonly OpenHeading[];
  readonly blocks: Block[];
  readonly asks: string[];
}

/** Collects the blocks of a document under its headings, in reading order. */
export class Outline {
  #current: OpenSection = { path: [], blocks: [], asks: [] };
  readonly #sections = [this.#current];
  /** Where lists lead that are nothing but links. */
  readonly #menus = new Map<Block, readonly string[]>();

  /** Whether no section has begun yet. */
  get isUndivided(): boolean {
    return this.#sections.length === 1;
  }

  /** Begins a section: closes every heading of the same or a deeper level and opens this one. */
  openSection(level: number, heading: string, anchor: string | null): void {
    this.#enter([...this.#current.path.filter((open) => open.level < level), { level, heading, anchor }]);
  }

  /** Ends the sections deeper than a level, such as those of a list of terms; text goes on above them. */
  closeSections(level: number): void {
    const path = this.#current.path.filter((open) => open.level <= level);
    if (path.length < this.#current.path.length) this.#enter(path);
  }

  #enter(path: readonly OpenHeading[]): void {
    this.#current = { path, blocks: [], asks: [] };
    this.#sections.push(this.#current);
  }

  addAsks(questions: readonly string[]): void {
    this.#current.asks.push(...questions);
  }

  /** Null (an empty block) adds nothing. */
  addParagraph(kind: Paragraph['kind'], span: Span | null): void {
    if (span !== null) this.#current.blocks.push({ kind, ...span });
  }

  /** Adds a list or table, led in by the paragraph directly before it; without items it adds nothing. A menu has targets. */
  addList(kind: 'list' | 'table', items: readonly Span[], targets: readonly string[] = []): void {
    if (items.length === 0) return;
    const before = this.#current.blocks.at(-1);
    const leadIn = before?.kind === 'paragraph' ? { start: before.start, end: before.end } : null;
    const list: Block = { kind, start: items[0]!.start, end: items.at(-1)!.end, leadIn, items };
    this.#current.blocks.push(list);
    if (targets.length > 0) this.#menus.set(list, targets);
  }

  /** The sections that hold text and are no navigation, each with an id that is unique in the document and the address of its anchor. */
  finish(slug: string, url: string | null): readonly Section[] {
    const taken = new Map<string, number>();
    const anchors = new Set(this.#sections.map(({ path }) => `#${path.at(-1)?.anchor}`));
    return this.#sections
      .filter((section) => section.blocks.length > 0 && !this.#isContents(section, anchors))
      .map(({ path, blocks, asks }) => {
        const headings = path.map(({ heading }) => heading);
        const { heading = 'top', anchor = null } = path.at(-1) ?? {};
        const address = url === null || anchor === null ? url : `${url.replace(/#.*$/u, '')}#${anchor}`;
        const name = takeName(slugify(heading) || 'section', taken);
        return { id: `${slug}#${name}`, headings, asks, url: address, blocks };
      });
  }

  /** Whether a section is nothing but menus: its heading says so, or they list the headings of the page below its title. */
  #isContents({ path, blocks }: OpenSection, anchors: ReadonlySet<string>): boolean {
    const heading = path.at(-1)?.heading;
    const targets = blocks.flatMap((block) => this.#menus.get(block) ?? []);
    if (blocks.some((block) => !this.#menus.has(block))) return false;
    if (heading !== undefined) return contentsTitle.test(heading) || namesLinks(heading);
    return targets.length >= fewestEntries && targets.every((target) => anchors.has(target));
  }
}

/** Whether a heading announces links: what is said below are only the names of other pages and sections. */
export function namesLinks(heading: string): boolean {
  return /^(?:see also|related\b.*|further reading|more (?:information|resources)|next steps|references|links)\W*$/iu.test(
    heading,
  );
}

export interface PageHead {
  readonly slug: string;
  readonly title: string;
  /** What relative links are resolved against. */
  readonly url: string | null;
  /** Makes the anchor of a heading that has no id. */
  readonly nameAnchor: (heading: string) => string | null;
  readonly quotes: 'quote' | 'note';
}

export type ParsedBody = Pick<Document, 'text' | 'sections' | 'links'>;
