import { crc32, inflateSync } from 'node:zlib';

interface Png {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, as one number. */
  readonly colours: readonly number[];
}

const signature = '89504e470d0a1a0a';

/** Decodes a PNG with a palette; throws when it is none. */
export function readPng(png: Uint8Array): Png {
  const file = Buffer.from(png);
  if (file.subarray(0, 8).toString('hex') !== signature) throw new Error('No PNG');
  const chunks = new Map(readChunks(file));
  const header = readChunk(chunks, 'IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header.subarray(8).toString('hex') !== '0803000000') throw new Error('No palette of 8 bits');
  const palette = readChunk(chunks, 'PLTE');
  const lines = inflateSync(readChunk(chunks, 'IDAT'));
  if (lines.length !== (width + 1) * height) throw new Error('Not as many pixels as announced');
  const colours = Array.from({ length: width * height }, (_, pixel) => {
    const place = lines[pixel + Math.floor(pixel / width) + 1] ?? 0;
    return palette.readUIntBE(place * 3, 3);
  });
  return { width, height, colours };
}

function* readChunks(file: Buffer): Generator<[string, Buffer]> {
  for (let start = 8; start < file.length;) {
    const end = start + 8 + file.readUInt32BE(start);
    if (crc32(file.subarray(start + 4, end)) !== file.readUInt32BE(end)) throw new Error('Damaged chunk');
    yield [file.toString('latin1', start + 4, start + 8), file.subarray(start + 8, end)];
    start = end + 4;
  }
}

function readChunk(chunks: ReadonlyMap<string, Buffer>, type: string): Buffer {
  const chunk = chunks.get(type);
  if (chunk === undefined) throw new Error(`No ${type}`);
  return chunk;
}
