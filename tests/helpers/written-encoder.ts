import { fileURLToPath } from 'node:url';
import type { EncoderFiles } from '../../src/retrieval/encoder/encoder.ts';

const folder = new URL('../../src/retrieval/encoder/', import.meta.url);

/** The encoder as it lies in the sources, for tests and scripts that are not built. */
export const writtenEncoder: EncoderFiles = {
  thread: new URL('written-thread.mjs', folder),
  modelFolder: fileURLToPath(new URL('all-MiniLM-L6-v2', folder)),
};
