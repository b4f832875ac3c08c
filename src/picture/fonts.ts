/** Letters of one size and weight, drawn beforehand. */
export interface Font {
  /** Pixels of an em. */
  readonly size: number;
  readonly letters: ReadonlyMap<string, Letter>;
}

export interface Letter extends Shape {
  /** Pixels to the next letter, not whole. */
  readonly advance: number;
}

/** Pixels in rows, each with its darkness from 0 to 15, beginning so far from where they are put. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly darkness: Uint8Array;
}

export type Fonts = Readonly<Record<'name' | 'title' | 'quote' | 'source', Font>>;
