import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import * as v from 'valibot';

import packageJson from '../../package.json' with { type: 'json' };
import { replaceFile } from '../replace-file.ts';
import type { Document, Passage } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { packPassages, unpackPassages } from './pack-passages.ts';

/** A corpus as its files were read once, to spare reading them again. */
export interface Prebuilt {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly lexicon: Lexicon;
}

/** Names of the files inside a corpus folder; the leading dot keeps them out of the corpus. */
const prebuiltFile = '.virtbot-corpus.json';
const indexFile = '.virtbot-index.bin';

/** Raised whenever the parsers or the chunker give something else for the same files. */
const format = 2;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const schema = v.object({
  stamp: v.string(),
  documents: v.array(v.custom<Document>(isObject)),
  passages: v.array(v.array(v.number())),
  lexicon: v.custom<Lexicon>(isObject),
});

/** What a file must begin with or hold to be of this program and of these corpus files. */
function stampFor(digest: string): string {
  return `virtbot ${packageJson.version} format ${format} corpus ${digest}`;
}

/** The prebuilt corpus of a folder, or null when there is none, or it was built from other files than these. */
export async function readPrebuilt(folder: string, digest: string): Promise<Prebuilt | null> {
  try {
    const text = await readFile(path.join(folder, prebuiltFile), 'utf8');
    const { stamp, documents, passages, lexicon } = v.parse(schema, JSON.parse(text));
    if (stamp !== stampFor(digest)) return null;
    const unpacked = documents.flatMap((document, index) => unpackPassages(document, passages[index] ?? []));
    return { documents, passages: unpacked, lexicon };
  } catch {
    // Missing, unreadable or of another version: the documents themselves are there to be read.
    return null;
  }
}

/**
 * Writes the prebuilt corpus of a folder and returns the file's path. `digest` identifies the files it was built from.
 *
 * @throws Error of node:fs when the folder cannot be written to.
 */
export async function writePrebuilt(folder: string, digest: string, prebuilt: Prebuilt): Promise<string> {
  const { documents, lexicon } = prebuilt;
  const byDocument = new Map(documents.map((document): [Document, Passage[]] => [document, []]));
  for (const passage of prebuilt.passages) byDocument.get(passage.document)?.push(passage);
  const passages = [...byDocument].map(([document, own]) => packPassages(document, own));
  const file = path.join(folder, prebuiltFile);
  await replaceFile(file, [JSON.stringify({ stamp: stampFor(digest), documents, passages, lexicon })]);
  return file;
}

/** What {@link writeStoredIndex} wrote for the same files, or undefined. */
export async function readStoredIndex(folder: string, digest: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path.join(folder, indexFile));
    const stamp = stampLine(digest);
    return stamp.equals(bytes.subarray(0, stamp.byteLength)) ? bytes.subarray(stamp.byteLength) : undefined;
  } catch {
    // An index can always be built.
    return undefined;
  }
}

/**
 * Writes a search index over the passages of a folder, in whatever form it has.
 *
 * @throws Error of node:fs when the folder cannot be written to.
 */
export async function writeStoredIndex(folder: string, digest: string, index: Uint8Array): Promise<void> {
  await replaceFile(path.join(folder, indexFile), [stampLine(digest), index]);
}

/** As long as a multiple of eight bytes, so that what follows stands as it would alone. */
function stampLine(digest: string): Buffer {
  const stamp = stampFor(digest);
  return Buffer.from(`${stamp.padEnd(Math.ceil((stamp.length + 1) / 8) * 8 - 1)}\n`);
}
