import path from 'node:path';
import type { TerminalConfig } from './config.ts';
import type { Corpus } from './corpus/corpus.ts';
import {
  CorpusEncoder,
  type CorpusEncoderOptions,
  isMostlyEnglish,
} from './retrieval/encoder/corpus-encoder.ts';
import type { EncoderFiles } from './retrieval/encoder/encoder.ts';
import { builtVectorFile, locateVectorFile } from './retrieval/encoder/vector-file.ts';

export type EncoderListener = Pick<CorpusEncoderOptions, 'onProgress' | 'onWarning'>;

/** Starts the encoder of a corpus folder, in which the build may have left vectors, in the background. */
export function openEncoder(
  { dataDir, cacheDir }: Pick<TerminalConfig, 'dataDir' | 'cacheDir'>,
  folder: string,
  encoder: EncoderFiles,
  listener: EncoderListener,
): CorpusEncoder {
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

/** Whether passages of a corpus are encoded here; encodes none. */
export async function canEncode(
  { passages }: Corpus,
  encoder: EncoderFiles,
  listener: EncoderListener,
): Promise<boolean> {
  if (!isMostlyEnglish(passages)) return false;
  const started = new CorpusEncoder({ encoder, vectorFiles: { read: [], write: '' }, ...listener });
  const vectors = await started.encodeCorpus({ passages: [] });
  await started.close();
  return vectors !== null;
}
