import path from 'node:path';
import type { Corpus } from '../../corpus/corpus.ts';
import { type CorpusEncoderOptions, startCorpusEncoder } from './corpus-encoder.ts';
import { builtVectorFile } from './vector-file.ts';

/** Makes the vectors of a corpus and leaves them in its folder, where every start finds them. */
export async function buildVectors(
  folder: string,
  corpus: Corpus,
  options: Omit<CorpusEncoderOptions, 'vectorFiles'>,
): Promise<void> {
  const file = path.join(folder, builtVectorFile);
  const encoder = startCorpusEncoder({ ...options, vectorFiles: { read: [file], write: file } });
  try {
    await encoder.encodeCorpus(corpus);
  } finally {
    await encoder.close();
  }
}
