import { Buffer } from 'node:buffer';
import { endianness } from 'node:os';
import * as v from 'valibot';
import { finish, type Steps } from '../steps.ts';
import type { StoredContent } from './index-content.ts';
import { packBlocks, unpackBlocks } from './pack-blocks.ts';
import type { FieldPostings } from './postings.ts';
import type { Words } from './vocabulary.ts';

/** Raised whenever the blocks are others, or the same passages give other terms. */
const format = 1;

const headerSchema = v.object({
  format: v.literal(format),
  endianness: v.literal(endianness()),
  size: v.number(),
  sample: v.string(),
  subjects: v.array(
    v.object({
      name: v.string(),
      aliases: v.array(v.string()),
      kind: v.string(),
      parent: v.nullable(v.string()),
    }),
  ),
});

const block = v.instance(Uint8Array);

const field = [block, block, block, block] as const;

const blocksSchema = v.strictTuple([...field, ...field, block, block, block, block, block]);

/** Between the strings of a block; no term or word holds a line break. */
const separator = '\n';

/** The content of an index as bytes: numbers as they are in memory, and strings. */
export function encodeContent({ postings, readWords, subjects, sample }: StoredContent): Uint8Array {
  const { size, terms, frequencies, text, heading } = postings;
  const { counts, pairs } = finish(readWords());
  return packBlocks({
    header: { format, endianness: endianness(), size, sample, subjects },
    blocks: [
      ...toBlocks(text),
      ...toBlocks(heading),
      toBytes(frequencies),
      toText(terms.keys()),
      toText(counts.keys()),
      toBytes(Uint32Array.from(counts.values())),
      toText(pairs),
    ],
  });
}

/** Reads what {@link encodeContent} wrote; null when the bytes are of another version or machine, or not whole. */
export function decodeContent(bytes: Uint8Array): StoredContent | null {
  try {
    const { header, blocks } = unpackBlocks(bytes);
    const { size, sample, subjects } = v.parse(headerSchema, header);
    const [a, b, c, d, e, f, g, h, frequencies, terms, ...words] = v.parse(blocksSchema, blocks);
    return {
      postings: {
        size,
        terms: new Map(toStrings(terms).map((term, number) => [term, number])),
        frequencies: toNumbers(frequencies),
        text: toField(a, b, c, d),
        heading: toField(e, f, g, h),
      },
      readWords: () => toWords(...words),
      subjects,
      sample,
    };
  } catch {
    // It can always be built anew.
    return null;
  }
}

function toBlocks({ starts, passages, counts, lengths }: FieldPostings): readonly Uint8Array[] {
  return [toBytes(starts), toBytes(passages), counts, toBytes(lengths)];
}

function toField(
  starts: Uint8Array,
  passages: Uint8Array,
  counts: Uint8Array,
  lengths: Uint8Array,
): FieldPostings {
  return {
    starts: toNumbers(starts),
    passages: toNumbers(passages),
    counts,
    lengths: toNumbers(lengths),
  };
}

function* toWords(words: Uint8Array, counts: Uint8Array, pairs: Uint8Array): Steps<Words> {
  const numbers = toNumbers(counts);
  const byWord = new Map(toStrings(words).map((word, index) => [word, numbers[index] ?? 0]));
  yield;
  return { counts: byWord, pairs: new Set(toStrings(pairs)) };
}

function toBytes({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function toNumbers({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
}

function toText(strings: Iterable<string>): Uint8Array {
  return Buffer.from([...strings].join(separator));
}

function toStrings(text: Uint8Array): readonly string[] {
  return text.byteLength === 0 ? [] : new TextDecoder().decode(text).split(separator);
}
