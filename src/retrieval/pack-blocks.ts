import { Buffer } from 'node:buffer';
import * as v from 'valibot';

/** A header and blocks of bytes, packed into one stretch of bytes. */
export interface Packed {
  /** Anything that JSON can say. */
  readonly header: unknown;
  /** Each begins at a multiple of eight bytes, so that its numbers can be used where they stand. */
  readonly blocks: readonly Uint8Array[];
}

const alignment = 8;

const prefixSchema = v.object({ lengths: v.array(v.number()), header: v.unknown() });

/** Packs a header and blocks. */
export function packBlocks({ header, blocks }: Packed): Uint8Array {
  const lengths = blocks.map(({ byteLength }) => byteLength);
  const prefix = Buffer.from(JSON.stringify({ lengths, header }));
  const prefixLength = Buffer.alloc(alignment);
  prefixLength.writeUInt32LE(prefix.byteLength);
  const pieces = [prefixLength, prefix, ...blocks];
  return Buffer.concat(
    pieces.flatMap((piece) => [piece, Buffer.alloc(roundUp(piece.byteLength) - piece.byteLength)]),
  );
}

/**
 * Unpacks what {@link packBlocks} packed, without copying the blocks where that can be.
 *
 * @throws Error when the bytes are something else, or cut off.
 */
export function unpackBlocks(packed: Uint8Array): Packed {
  const bytes = packed.byteOffset % alignment === 0 ? packed : packed.slice();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const prefixEnd = alignment + buffer.readUInt32LE();
  const { lengths, header } = v.parse(
    prefixSchema,
    JSON.parse(buffer.toString('utf8', alignment, prefixEnd)),
  );
  let start = roundUp(prefixEnd);
  const blocks = lengths.map((length) => {
    const block = buffer.subarray(start, start + length);
    if (block.byteLength !== length) throw new Error('the blocks are cut off');
    start = roundUp(start + length);
    return block;
  });
  return { header, blocks };
}

function roundUp(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
