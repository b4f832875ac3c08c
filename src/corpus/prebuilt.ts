import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import * as v from 'valibot';

import type { Document } from './document.ts';
import type { Lexicon } from './lexicon.ts';

/** A corpus as its files were read once, to spare reading them again. */
export interface Prebuilt {
  readonly documents: readonly Document[];
  readonly lexicon: Lexicon;
}

/** Name of the file inside a corpus folder; the leading dot keeps it out of the corpus. */
const prebuiltFile = '.virtbot-corpus.json';

/** Raised whenever the parsers give other documents for the same files. */
const format = 1;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const schema = v.object({
  format: v.literal(format),
  digest: v.string(),
  documents: v.array(v.custom<Document>(isObject)),
  lexicon: v.custom<Lexicon>(isObject),
});

/** The prebuilt corpus of a folder, or null when there is none, or it was built from other files than these. */
export async function readPrebuilt(folder: string, digest: string): Promise<Prebuilt | null> {
  try {
    const text = await readFile(path.join(folder, prebuiltFile), 'utf8');
    const prebuilt = v.parse(schema, JSON.parse(text));
    return prebuilt.digest === digest ? prebuilt : null;
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
  const file = path.join(folder, prebuiltFile);
  const { documents, lexicon } = prebuilt;
  // Renamed into place, so that nobody reads half a file.
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, JSON.stringify({ format, digest, documents, lexicon }));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  return file;
}
