import path from 'node:path';
import type { Corpus } from './corpus/corpus.ts';
import { CorpusEncoder } from './retrieval/encoder/corpus-encoder.ts';
import type { EncoderFiles } from './retrieval/encoder/encoder.ts';
import { builtVectorFile, locateVectorFile } from './retrieval/encoder/vector-file.ts';

/** Where an encoder finds and keeps things. */
export interface EncoderPlace {
  readonly files: EncoderFiles;
  /** Folder of the corpus: the build leaves vectors there. */
  readonly folder: string;
  /** Folder that may be written to; null for the user's folder for what can be made anew. */
  readonly dataDir: string | null;
  /** The user's folder for what can be made anew, where it is not the usual one. */
  readonly cacheDir: string | null;
}

/** Is told how far encoding is, and what goes wrong. */
export interface EncoderListener {
  onProgress(done: number, total: number): void;
  onWarning(message: string, error: Error | null): void;
}

/** Starts the encoder of a corpus folder in the background. */
export function openEncoder(
  { files, folder, dataDir, cacheDir }: EncoderPlace,
  listener: EncoderListener,
): CorpusEncoder {
  const kept = locateVectorFile(folder, dataDir, cacheDir ?? undefined);
  return new CorpusEncoder({
    encoder: files,
    vectorFiles: { read: [path.join(folder, builtVectorFile), kept], write: kept },
    ...listener,
  });
}

/** Makes the vectors of a corpus and leaves them in its folder; null where there can be none. */
export async function buildVectors(
  folder: string,
  corpus: Corpus,
  files: EncoderFiles,
  listener: EncoderListener,
): Promise<string | null> {
  const file = path.join(folder, builtVectorFile);
  const encoder = new CorpusEncoder({
    encoder: files,
    vectorFiles: { read: [file], write: file },
    ...listener,
  });
  const vectors = await encoder.encodeCorpus(corpus);
  await encoder.close();
  return vectors === null ? null : file;
}
