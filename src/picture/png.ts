import { crc32, deflateSync } from 'node:zlib';
import type { Block, Ink } from './block.ts';

/** How many shades an ink has, from what is behind to its color. */
const shades = 16;

/**
 * A PNG (https://www.w3.org/TR/png-3/) of up to sixteen inks, which are those of the block: what is drawn in a later one
 * covers what is in an earlier one. Its palette has the shades of one ink after the other.
 */
export function encodePng({ height, marks }: Block, width: number, inks: readonly Ink[]): Buffer {
  // In front of each row stands how it is filtered, which it is not.
  const pixels = Buffer.alloc((1 + width) * height);
  for (const mark of marks) {
    const lightest = inks.indexOf(mark.ink) * shades;
    mark.darkness.forEach((dark, index) => {
      const row = mark.top + Math.floor(index / mark.width);
      const at = row * (1 + width) + 1 + mark.left + (index % mark.width);
      if (dark > 0) pixels[at] = Math.max(pixels[at]!, lightest + dark);
    });
  }
  // Eight bits a pixel, which are an index of the palette.
  const header = [writeNumber(width), writeNumber(height), Buffer.of(8, 3, 0, 0, 0)];
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    writeChunk('IHDR', Buffer.concat(header)),
    writeChunk('PLTE', Buffer.from(inks.flatMap(mixShades))),
    writeChunk('IDAT', deflateSync(pixels)),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function mixShades({ behind, color }: Ink): readonly number[] {
  const [from, to] = [behind, color].map((hex) => Buffer.from(hex.slice(1), 'hex'));
  return Array.from({ length: shades }, (_, dark) =>
    Array.from(from!, (start, part) => start + ((to![part]! - start) * dark) / (shades - 1)),
  ).flat();
}

function writeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([writeNumber(data.length), body, writeNumber(crc32(body))]);
}

function writeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
