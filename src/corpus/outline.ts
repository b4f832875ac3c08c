import type { Block, Document, Paragraph, Section, Span } from './document.ts';
import type { PlainText, Reference } from './plain-text.ts';
import { foldAddress, slugify, takeName } from './slug.ts';

/** Share of the text of a menu that is links, 0..1. */
const mostLinked = 0.6;
/** Of how many links the contents of a page are. */
const fewestEntries = 3;
/** What announces the names of other pages. */
const linksTitle =
  /^(?:see also|related\b.*|further reading|more (?:information|resources)|next steps|references|links)\W*$/iu;
/** What announces those of the sections of a page. */
export const contentsTitle =
  /^(?:(?:table of )?contents|(?:in|on) this (?:article|page|guide|document|section)|menu)\W*$/iu;

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

  /** The headings that text stands under. */
  get path(): readonly OpenHeading[] {
    return this.#current.path;
  }

  /** That of the heading of HTML's six that is open; 0 where none is. */
  get level(): number {
    return this.path.findLast(({ level }) => level <= 6)?.level ?? 0;
  }

  /** Goes on under headings as `path` told them before. */
  returnTo(path: readonly OpenHeading[]): void {
    if (path !== this.path) this.#enter(path);
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

  /** Adds a list or table, led in by the paragraph directly before it; without items it adds nothing. */
  addList(kind: 'list' | 'table', items: readonly Span[]): void {
    if (items.length === 0) return;
    const before = this.#current.blocks.at(-1);
    const leadIn = before?.kind === 'paragraph' ? { start: before.start, end: before.end } : null;
    this.#current.blocks.push({ kind, start: items[0]!.start, end: items.at(-1)!.end, leadIn, items });
  }

  /** The sections that hold text, without navigation, each with an id that is unique in the document and the address of its anchor. */
  finish(slug: string, url: string | null, written: ReturnType<PlainText['finish']>): readonly Section[] {
    const taken = new Map<string, number>();
    const opened = this.#sections.flatMap(({ path }) => path.slice(-1));
    const names = new Set(
      opened.flatMap(({ heading, anchor }) => [heading, anchor ?? heading].map(foldAddress)),
    );
    return this.#sections
      .filter((section) => !isMenu(section, written.references))
      .map((section) => ({
        ...section,
        blocks: mayHoldContents(section)
          ? section.blocks.filter((block) => !isContents(block, names, written))
          : section.blocks,
      }))
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ path, blocks, asks }) => {
        const headings = path.map(({ heading }) => heading);
        const { heading = 'top', anchor = null } = path.at(-1) ?? {};
        const address = url === null || anchor === null ? url : `${url.replace(/#.*$/u, '')}#${anchor}`;
        const name = takeName(slugify(heading) || 'section', taken);
        return { id: `${slug}#${name}`, headings, asks, url: address, blocks };
      });
  }
}

/** Whether a section only lists where to go, as its heading says. */
function isMenu({ path, blocks }: OpenSection, references: readonly Reference[]): boolean {
  const heading = path.at(-1)?.heading ?? '';
  if (!linksTitle.test(heading) && !contentsTitle.test(heading)) return false;
  return blocks.every((block) => linksOf(block, references).length > 0);
}

/** Whether a section stands at the head of its page, or is called contents. */
function mayHoldContents({ path }: OpenSection): boolean {
  return path.every(({ level }) => level === 1) || contentsTitle.test(path.at(-1)?.heading ?? '');
}

/** Whether a block lists sections of its page by their `names`, with no word ahead of the list or beside its links. */
function isContents(
  block: Block,
  names: ReadonlySet<string>,
  { text, references }: ReturnType<PlainText['finish']>,
): boolean {
  if (block.kind !== 'list' || block.leadIn !== null) return false;
  const links = linksOf(block, references);
  const beside = [block.start, ...links.map(({ end }) => end)].map((from, index) =>
    text.slice(from, links[index]?.start ?? block.end),
  );
  return (
    links.length >= fewestEntries &&
    links.every(({ target }) => leadsTo(target, names)) &&
    !/\p{L}/u.test(beside.join(''))
  );
}

/** Whether a link leads to a section of its page; sites number those of equal headings, as in `#setup-1`. */
function leadsTo(target: string, names: ReadonlySet<string>): boolean {
  if (!target.startsWith('#')) return false;
  return [target, target.replace(/-\d+$/u, '')].some((address) => names.has(foldAddress(address)));
}

/** The links of a list that is little else. */
function linksOf(block: Block, references: readonly Reference[]): readonly Reference[] {
  if (block.kind !== 'list') return [];
  const inside = references.filter(({ start, end }) => block.start <= start && end <= block.end);
  return lengthOf(inside) < lengthOf(block.items) * mostLinked ? [] : inside;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
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
