import { crc32, deflateSync } from 'node:zlib';
import type { Glyph } from './glyphs.ts';

/** Two colors, as `#rrggbb`: that of a text, and that behind it. */
export interface Ink {
  readonly color: string;
  readonly behind: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How many shades an ink has, from what is behind to its color. */
const shades = 16;

/** A picture in up to sixteen inks, filled with what is behind the first. Its palette has the shades of one after the other. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #inks: readonly Ink[];
  /** Shades as a PNG has them: in front of each row stands how it is filtered, which it is not. */
  readonly #pixels: Buffer;

  constructor(width: number, height: number, inks: readonly Ink[]) {
    this.#width = width;
    this.#height = height;
    this.#inks = inks;
    this.#pixels = Buffer.alloc((1 + width) * height);
  }

  paint({ left, top, width, height }: Box, ink: Ink, part: keyof Ink): void {
    const shade = this.#inks.indexOf(ink) * shades + (part === 'color' ? shades - 1 : 0);
    for (let row = top; row < top + height; row += 1) {
      const start = this.#locate(left, row);
      this.#pixels.fill(shade, start, start + width);
    }
  }

  stamp({ width, darkness }: Glyph, left: number, top: number, ink: Ink): void {
    const lightest = this.#inks.indexOf(ink) * shades;
    for (const [index, dark] of darkness.entries()) {
      const at = this.#locate(left + (index % width), top + Math.floor(index / width));
      // A letter may reach into the one before it.
      if (dark > this.#pixels[at]! % shades) this.#pixels[at] = lightest + dark;
    }
  }

  /** https://www.w3.org/TR/png-3/ */
  toPng(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.#width, 0);
    header.writeUInt32BE(this.#height, 4);
    // Eight bits a pixel, which are an index of the palette.
    header.set([8, 3], 8);
    return Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      writeChunk('IHDR', header),
      writeChunk('PLTE', Buffer.from(this.#inks.flatMap(mixShades))),
      writeChunk('IDAT', deflateSync(this.#pixels)),
      writeChunk('IEND', Buffer.alloc(0)),
    ]);
  }

  #locate(x: number, y: number): number {
    return y * (1 + this.#width) + 1 + x;
  }
}

function mixShades({ behind, color }: Ink): readonly number[] {
  const [from, to] = [behind, color].map((hex) => Buffer.from(hex.slice(1), 'hex'));
  return Array.from({ length: shades }, (_, dark) =>
    Array.from(from!, (start, part) => Math.round(start + ((to![part]! - start) * dark) / (shades - 1))),
  ).flat();
}

function writeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
