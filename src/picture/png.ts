import { crc32, deflateSync } from 'node:zlib';
import { type Block, darkest } from './block.ts';

/** A PNG (https://www.w3.org/TR/png-3/) of eight bits a channel, with what is drawn later over what is drawn earlier. */
export function encodePng({ height, marks }: Block, width: number): Buffer {
  const rowBytes = 1 + 3 * width;
  // In front of each row stands how it is filtered, which it is not.
  const pixels = Buffer.alloc(rowBytes * height);
  for (const mark of marks) {
    const color = Buffer.from(mark.color.slice(1), 'hex');
    mark.darkness.forEach((dark, index) => {
      const row = mark.top + Math.floor(index / mark.width);
      const at = row * rowBytes + 1 + 3 * (mark.left + (index % mark.width));
      if (dark === 0) return;
      color.forEach((part, channel) => {
        const behind = pixels[at + channel]!;
        pixels[at + channel] = behind + ((part - behind) * dark) / darkest;
      });
    });
  }
  // Eight bits a channel: red, green and blue.
  const header = [writeNumber(width), writeNumber(height), Buffer.of(8, 2, 0, 0, 0)];
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    writeChunk('IHDR', Buffer.concat(header)),
    writeChunk('IDAT', deflateSync(pixels)),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
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
