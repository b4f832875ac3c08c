import type { Canvas, Ink } from './canvas.ts';
import { type Glyph, type Glyphs, type Style, styles } from './glyphs.ts';

/** Something to draw, and how many pixels tall it is. */
export interface Block {
  readonly height: number;
  readonly draw: (canvas: Canvas, left: number, top: number) => void;
}

export interface TextOptions {
  readonly style: Style;
  readonly ink: Ink;
  readonly width: number;
}

/** Lays a text out in lines; throws when the fonts lack a letter. */
export function layOutText(content: string, { style, ink, width }: TextOptions, glyphs: Glyphs): Block {
  const { size } = styles[style];
  const lineHeight = Math.round(size * 1.25);
  // Letters and their marks are put together, since fonts have `ế` but not always an `e` under two marks.
  const text = content
    .replace(/[^\S\u00a0]+/gu, ' ')
    .trim()
    .normalize('NFC');
  const lacking = Array.from(text).filter((letter) => !glyphs[style].has(letter));
  if (lacking.length > 0) throw new Error(`The fonts do not have ${JSON.stringify(lacking.join(''))}`);
  const read = (line: string): readonly Glyph[] => Array.from(line, (letter) => glyphs[style].get(letter)!);
  const lines = breakLines(
    text,
    (line) => read(line).reduce((sum, { advance }) => sum + advance, 0) <= width,
  );
  const draw: Block['draw'] = (canvas, left, top) => {
    for (const [index, line] of lines.entries()) {
      const base = top + index * lineHeight + size;
      let pen = left;
      for (const glyph of read(line)) {
        canvas.stamp(glyph, Math.round(pen) + glyph.left, base + glyph.top, ink);
        pen += glyph.advance;
      }
    }
  };
  return { height: lines.length * lineHeight, draw };
}

/** Breaks at spaces and after hyphens, and anywhere in a word that is longer than a line. */
function breakLines(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )|(?<=\p{L}[-–—/])(?=\p{L})/u)) {
    for (const part of fits(word) ? [word] : word) {
      if (line !== '' && !fits((line + part).trimEnd())) {
        lines.push(line);
        line = '';
      }
      line += part;
    }
  }
  return [...lines, line];
}

/** Puts blocks below each other, some pixels apart. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const draw: Block['draw'] = (canvas, left, top) => {
    let below = top;
    for (const block of blocks) {
      block.draw(canvas, left, below);
      below += block.height + gap;
    }
  };
  return { height: blocks.reduce((sum, { height }) => sum + height + gap, -gap), draw };
}
