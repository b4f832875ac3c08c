/** A stretch of a document's plain text: `start` is inclusive, `end` exclusive, both in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A link in a document's plain text: the span is what a reader sees, the URL what lies behind it. */
export interface Link extends Span {
  readonly url: string;
}

/** A block that is read as running text; a note is a quotation that comments on the text above it. */
export interface Paragraph extends Span {
  readonly kind: 'paragraph' | 'quote' | 'code' | 'note';
}

/** A list or table. `leadIn` is the paragraph that introduces it (inside the same section), if there is one. */
export interface List extends Span {
  readonly kind: 'list' | 'table';
  readonly leadIn: Span | null;
  readonly items: readonly Span[];
}

export type Block = Paragraph | List;

/** A heading and what stands under it, up to the next heading of any level. */
export interface Section {
  /** Unique inside the corpus: document slug, `#`, anchor. */
  readonly id: string;
  /** Headings from below the document's title down to this section; empty for text ahead of the first heading. */
  readonly headings: readonly string[];
  /** Questions that the corpus says this section answers; never part of the text. */
  readonly asks: readonly string[];
  /** Web address of the section: the document's, with the section's anchor where the site has one. */
  readonly url: string | null;
  readonly blocks: readonly Block[];
}

/** A loaded document. Every offset of its sections, links and passages is an offset into `text`. */
export interface Document {
  /** Unique inside the corpus: lower-case letters, digits and hyphens. */
  readonly slug: string;
  readonly title: string;
  readonly file: string;
  /** ISO date (`2026-11-24`) of the last revision, or null when the file does not say. */
  readonly updated: string | null;
  /** Title of what the document is based on. */
  readonly source: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  /** Whether it answers only what no other document does, such as a licence or a list of changes. */
  readonly isDemoted: boolean;
  /** BCP 47 tag. */
  readonly language: string;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
}

/**
 * A sentence, list item, table row or line of code of a passage. A line of code is never marked as the answer; a
 * sentence of a note only where the question asks for it.
 */
export interface Sentence extends Span {
  readonly kind: 'sentence' | 'item' | 'row' | 'code' | 'note';
  /** For an item, row or line of code: the index, in the passage's sentences, of the sentence that introduces it. */
  readonly leadIn: number | null;
  /** Number of words, or of pairs of characters in scripts without white space. */
  readonly words: number;
}

/** The unit that is ranked, shown and cited: whole sentences of one section. */
export interface Passage extends Span {
  /** Unique inside the corpus: the section's id, `.`, and the passage's number inside the section, from 1. */
  readonly id: string;
  readonly document: Document;
  readonly section: Section;
  /** Which part of its section it is, from 1, and how many there are. */
  readonly part: { readonly number: number; readonly count: number };
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

/** Where to begin to show what begins at a place: with the mark of its list item, which is no part of what it says. */
export function withMarker(text: string, start: number): number {
  const ahead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*(?:•|\d+\.) $/u.test(ahead) ? start - ahead.trimStart().length : start;
}

/** What a section may be called in settings: `document › section` with all its headings, and its id. */
export function listNames(title: string, { id, headings }: Section): readonly [string, string] {
  return [[title, ...headings].join(' › '), id];
}

/** What a section is called for a reader: `Hypervisors › Type 1`; the document's title for its opening text. */
export function nameSection(document: Document, section: Section): string {
  return section.headings.length === 0 ? document.title : section.headings.join(' › ');
}
