/** The texts of a card: pixels of an em, and weight. A phone shows a card at a third of its width: 30 pixels are read as ten. */
export const styles = {
  name: { size: 40, weight: 600 },
  title: { size: 26, weight: 600 },
  quote: { size: 30, weight: 400 },
  source: { size: 22, weight: 400 },
} as const;

export type Style = keyof typeof styles;

/** A letter drawn beforehand. */
export interface Glyph {
  /** Pixels to the next letter, not whole. */
  readonly advance: number;
  /** From where the letter stands on its line to its first pixel. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** How dark each pixel is, 0 to 15, row by row. */
  readonly darkness: Uint8Array;
}

export type Glyphs = Readonly<Record<Style, ReadonlyMap<string, Glyph>>>;
