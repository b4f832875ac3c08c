import type { Logger } from './logger.ts';
import { type CorpusEncoder, startCorpusEncoder } from './retrieval/encoder/corpus-encoder.ts';
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

/** Starts the encoder of a corpus folder in the background; what it does and what goes wrong is logged. */
export function openEncoder(
  { files, folder, dataDir, cacheDir }: EncoderPlace,
  logger: Pick<Logger, 'info' | 'warn'>,
): CorpusEncoder {
  const kept = locateVectorFile(folder, dataDir, cacheDir ?? undefined);
  return startCorpusEncoder({
    encoder: files,
    vectorFiles: { read: [`${folder}/${builtVectorFile}`, kept], write: kept },
    onProgress: (done, total) => logger.info({ done, total }, 'Encoding the passages'),
    onWarning: (message, error) => logger.warn({ err: error }, message),
  });
}
