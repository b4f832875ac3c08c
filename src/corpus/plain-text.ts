import type { Span } from './document.ts';

/** What a reader sees of a link, and where it leads as the page says it. */
export interface Reference extends Span {
  readonly target: string;
}

/** The plain text of one document while it is being written, block after block. */
export class PlainText {
  /** Blocks that are complete, with their separators; kept apart so that a long text is not copied at every step. */
  readonly #done: string[] = [];
  #doneLength = 0;
  #block = '';
  #blockStart = 0;
  /** Kept beside the block because to look at its end would copy the block each time. */
  #lastCharacter = '';
  readonly #references: Reference[] = [];

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

  /** Adds running text, as one line without invisible characters and without white space after other white space. */
  add(value: string): void {
    const text = value.replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, '').replaceAll(/[ \t\r\n\f]+/gu, ' ');
    const isAfterSpace = this.length === this.#blockStart || /\s/u.test(this.#lastCharacter);
    this.addAsIs(isAfterSpace ? text.trimStart() : text);
  }

  addAsIs(value: string): void {
    this.#block += value;
    this.#lastCharacter = value.slice(-1) || this.#lastCharacter;
  }

  /** Marks what was written since `since` as a link; of a link over several blocks, only what is in the last. */
  addLink(since: number, target: string): void {
    const from = Math.max(since, this.#blockStart);
    const label = this.slice({ start: from, end: this.length });
    const start = from + label.length - label.trimStart().length;
    const end = from + label.trimEnd().length;
    if (end > start) this.#references.push({ start, end, target });
  }

  /** Takes back everything from `length` on, inside the open block: no link, as those hold text. */
  truncate(length: number): void {
    this.#block = this.#block.slice(0, length - this.#doneLength);
    this.#lastCharacter = this.#block.slice(-1);
  }

  finish(): { readonly text: string; readonly references: readonly Reference[] } {
    return { text: [...this.#done, this.#block].join(''), references: this.#references };
  }
}
