import path from 'node:path';
import type { Corpus } from './corpus/corpus.ts';
import { CorpusEncoder, type CorpusEncoderOptions } from './retrieval/encoder/corpus-encoder.ts';
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
export type EncoderListener = Pick<CorpusEncoderOptions, 'onProgress' | 'onWarning'>;

/** Starts the encoder of a corpus folder in the background. */
export function openEncoder(place: EncoderPlace, listener: EncoderListener): CorpusEncoder {
  const { files: encoder, folder, dataDir, cacheDir } = place;
  const write = locateVectorFile(folder, dataDir, cacheDir ?? undefined);
  const read = [path.join(folder, builtVectorFile), write];
  return new CorpusEncoder({ encoder, vectorFiles: { read, write }, ...listener });
}

/** Makes the vectors of a corpus and leaves them in its folder; null where there can be none. */
export async function buildVectors(
  folder: string,
  corpus: Corpus,
  encoder: EncoderFiles,
  listener: EncoderListener,
): Promise<string | null> {
  const file = path.join(folder, builtVectorFile);
  const started = new CorpusEncoder({ encoder, vectorFiles: { read: [file], write: file }, ...listener });
  const vectors = await started.encodeCorpus(corpus);
  await started.close();
  return vectors === null ? null : file;
}
