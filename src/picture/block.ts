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

export const darkest = 15;

export interface Mark extends Shape {
  /** `#rrggbb` */
  readonly color: string;
}

/** What is to be drawn, from its upper left corner. */
export interface Block {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A text in lines, and where the last one ends; throws when its font lacks a letter. */
export function layOutText(
  content: string,
  { size, letters }: Font,
  color: string,
  width: number,
): Block & { readonly end: number } {
  // Letters and their marks are put together, since fonts have `ế` but not always an `e` under two marks.
  const text = content
    .replace(/[^\S\u00a0]+/gu, ' ')
    .trim()
    .normalize('NFC');
  const lacking = Array.from(text).filter((letter) => !letters.has(letter));
  if (lacking.length > 0) throw new Error(`The fonts do not have ${JSON.stringify(lacking.join(''))}`);
  const layOutLine = (line: string): Block => {
    let pen = 0;
    const marks = Array.from(line, (character) => {
      const { advance, ...shape } = letters.get(character)!;
      const left = Math.round(pen) + shape.left;
      pen += advance;
      return { ...shape, left, top: size + shape.top, color };
    });
    return { height: Math.round(size * 1.2), marks };
  };
  const measure = (line: string): number =>
    Array.from(line).reduce((sum, character) => sum + letters.get(character)!.advance, 0);
  const lines = breakLines(text, (line) => measure(line) <= width);
  return { ...stack(lines.map(layOutLine), 0), end: Math.ceil(measure(lines.at(-1) ?? '')) };
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

export function fill(width: number, height: number, color: string): Block {
  const darkness = new Uint8Array(width * height).fill(darkest);
  return { height, marks: [{ left: 0, top: 0, width, darkness, color }] };
}

export function move({ marks }: Block, right: number, down: number): readonly Mark[] {
  return marks.map((mark) => ({ ...mark, left: mark.left + right, top: mark.top + down }));
}

/** Blocks below each other, some pixels apart. */
export function stack(blocks: readonly Block[], gap: number): Block {
  let height = -gap;
  const marks = blocks.flatMap((block) => {
    const moved = move(block, 0, height + gap);
    height += gap + block.height;
    return moved;
  });
  return { height, marks };
}
