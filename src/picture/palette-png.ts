import { crc32, deflateSync } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const maxColours = 256;
/** https://www.w3.org/TR/png-3/#11IHDR: a palette with 8 bits a pixel, no interlacing. */
const depthAndType = [8, 3, 0, 0, 0] as const;

/** Opaque pixels, four bytes each: red, green, blue and an alpha that is not read. */
export interface Pixels {
  readonly rgba: Uint8Array;
  /** In pixels, as is the height. */
  readonly width: number;
  readonly height: number;
}

/**
 * A PNG with a palette (https://www.w3.org/TR/png-3/). Text on plain panels has few colours, and so written it takes a
 * third of the bytes that the renderer's own PNG does, in half the time. Of more than 256 colours, the rarest are
 * drawn in the nearest of the others; those are shades at the edges of letters.
 */
export function encodePalettePng({ rgba, width, height }: Pixels): Uint8Array<ArrayBuffer> {
  const pixels = toWords(rgba);
  const counts = countColours(pixels);
  const palette = [...counts.keys()]
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, maxColours);
  const places = new Map([...counts.keys()].map((colour) => [colour, findNearest(palette, colour)]));
  const header = Buffer.alloc(8 + depthAndType.length);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(depthAndType, 8);
  return Buffer.concat([
    signature,
    writeChunk('IHDR', header),
    writeChunk('PLTE', Buffer.from(palette.flatMap(splitColour))),
    writeChunk('IDAT', deflateSync(writeLines(pixels, { width, height, places }))),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A pixel a number, in the byte order of the machine; whole numbers are read several times as fast as bytes. */
function toWords(rgba: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Uint32Array(buffer, byteOffset, length / 4);
}

/** How often each colour occurs; a run of one colour is looked up once. */
function countColours(pixels: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let start = 0;
  // By index: there are millions, and an iterator takes twice as long.
  for (let pixel = 1; pixel <= pixels.length; pixel += 1) {
    const colour = pixels[start] ?? 0;
    if (pixels[pixel] === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + pixel - start);
    start = pixel;
  }
  return counts;
}

interface Lines {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<number, number>;
}

/** Each line is led by a byte that names its filter; 0 is none, the best for a palette. */
function writeLines(pixels: Uint32Array, { width, height, places }: Lines): Uint8Array {
  const lines = new Uint8Array((width + 1) * height);
  let previous = -1;
  let place = 0;
  let pixel = 0;
  for (let line = 0; line < height; line += 1) {
    const start = line * (width + 1) + 1;
    for (let column = 0; column < width; column += 1) {
      const colour = pixels[pixel] ?? 0;
      if (colour !== previous) place = places.get(colour) ?? 0;
      previous = colour;
      lines[start + column] = place;
      pixel += 1;
    }
  }
  return lines;
}

function findNearest(palette: readonly number[], colour: number): number {
  const exact = palette.indexOf(colour);
  if (exact !== -1) return exact;
  const distances = palette.map((candidate) => measureDistance(candidate, colour));
  return distances.indexOf(Math.min(...distances));
}

function measureDistance(a: number, b: number): number {
  const [from, to] = [splitColour(a), splitColour(b)];
  return from.reduce((total, value, channel) => total + (value - (to[channel] ?? 0)) ** 2, 0);
}

/** Red, green and blue. */
function splitColour(colour: number): readonly number[] {
  return [...new Uint8Array(Uint32Array.of(colour).buffer, 0, 3)];
}

function writeChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(4 + body.length + 4);
  chunk.writeUInt32BE(content.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return chunk;
}
