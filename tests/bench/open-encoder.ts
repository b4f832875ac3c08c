import { homedir } from 'node:os';
import path from 'node:path';
import { CorpusEncoder } from '../../src/retrieval/encoder/corpus-encoder.ts';
import { writtenEncoder } from '../helpers/written-encoder.ts';

/** Starts an encoder whose vectors are kept for the next run under this name, which may hold folders. */
export function openEncoder(name: string): CorpusEncoder {
  const file = path.join(homedir(), '.cache/virtbot', `${name}.bin`);
  return new CorpusEncoder({
    encoder: writtenEncoder,
    vectorFiles: { read: [file], write: file },
    onProgress: (done, total) => console.error(`${name}: ${done} of ${total} texts encoded`),
    onWarning: (message, error) => console.error(message, error),
  });
}
