import type { Document, Link, Span } from './document.ts';

/**
 * The plain text of one document while it is being written: block after block, each addition either copied from the
 * file or put there by the parser.
 */
export class PlainText {
  readonly #source: string;
  /** Blocks that are complete, with their separators; kept apart so that a long text is not copied at every step. */
  readonly #done: string[] = [];
  #doneLength = 0;
  #block = '';
  #blockStart = 0;
  /** Kept beside the block because to look at its end would copy the block each time. */
  #lastCharacter = '';
  readonly #links: Link[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Length of the text so far, in UTF-16 code units. */
  get length(): number {
    return this.#doneLength + this.#block.length;
  }

  /** Begins a block. The separator stands between it and what came before, the prefix (a bullet) ahead of its span. */
  open(separator: string, prefix = ''): void {
    this.#done.push(this.#block);
    this.#doneLength += this.#block.length;
    this.#block = (this.#doneLength > 0 ? separator : '') + prefix;
    this.#blockStart = this.length;
  }

  /** Ends the block and returns its span, without white space at its end; null (and nothing stays) if it is empty. */
  close(): Span | null {
    const start = this.#blockStart;
    const end = start + this.slice({ start, end: this.length }).trimEnd().length;
    this.truncate(end === start ? this.#doneLength : end);
    return end === start ? null : { start, end };
  }

  /** What stands in a span of the open block, or of the one closed last. */
  slice(span: Span): string {
    return this.#block.slice(span.start - this.#doneLength, span.end - this.#doneLength);
  }

  /** Adds text that the file does not hold. A lone space is left out where the text already ends with white space. */
  addGlue(glue: string): void {
    if (glue !== ' ' || !this.#endsWithSpace()) this.#append(glue);
  }

  /** Adds a stretch of the file as it stands. */
  addSource(range: Span): void {
    this.#append(this.#source.slice(range.start, range.end));
  }

  /**
   * Adds running text that a parser decoded from a stretch of the file (null: from nowhere that is known). White
   * space at its start is left out at the start of a block and after other white space.
   */
  addDecoded(value: string): void {
    this.addPreformatted(this.#endsWithSpace() ? value.trimStart() : value);
  }

  /** The same for text whose white space counts. */
  addPreformatted(value: string): void {
    this.#append(value);
  }

  /** Marks what was written since `since` as a link; of a link over several blocks, only what is in the last. */
  addLink(since: number, url: string): void {
    const from = Math.max(since, this.#blockStart);
    const label = this.slice({ start: from, end: this.length });
    const start = from + label.length - label.trimStart().length;
    const end = from + label.trimEnd().length;
    if (end > start) this.#links.push({ start, end, url });
  }

  /** Takes back everything from `length` on, inside the open block. */
  truncate(length: number): void {
    this.#block = this.#block.slice(0, length - this.#doneLength);
    this.#lastCharacter = this.#block.slice(-1);
    clipEnds(this.#links, length);
  }

  /** The whole text, with what is known of it. */
  finish(): Pick<Document, 'text' | 'links'> {
    return { text: [...this.#done, this.#block].join(''), links: this.#links };
  }

  #endsWithSpace(): boolean {
    return this.length === this.#blockStart || /\s/u.test(this.#lastCharacter);
  }

  #append(text: string): void {
    this.#block += text;
    this.#lastCharacter = text.slice(-1) || this.#lastCharacter;
  }
}

function clipEnds(links: Link[], length: number): void {
  for (let last = links.at(-1); last !== undefined && last.end > length; last = links.at(-1)) {
    links.pop();
    if (last.start < length) links.push({ ...last, end: length });
  }
}
