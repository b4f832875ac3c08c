import { fileURLToPath } from 'node:url';
import type { EncoderFiles } from './encoder.ts';

/** The encoder as it lies in the sources, for tests and scripts that are not built. */
export const writtenEncoder: EncoderFiles = {
  thread: new URL('written-thread.mjs', import.meta.url),
  modelFolder: fileURLToPath(new URL('all-MiniLM-L6-v2', import.meta.url)),
};
