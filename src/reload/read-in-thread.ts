import { Worker } from 'node:worker_threads';
import { CorpusError, type Problem } from '../corpus/errors.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Steps } from '../steps.ts';
import { type PackedCorpus, unpackCorpus } from './pack-corpus.ts';

/** What the thread is told. */
export interface ReadRequest {
  readonly folder: string;
  /** Of the corpus in use. */
  readonly fingerprint: string;
}

/** What the thread says: a corpus in pieces, or one of the others. */
export type ReadMessage =
  | PackedCorpus
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Reads and indexes a corpus in a thread of its own, because that may take seconds, and returns what is left to be done
 * here; null when its fingerprint is still the given one.
 *
 * @throws CorpusError as `loadCorpus`, or the error that ended the thread.
 */
export async function readInThread(thread: URL, request: ReadRequest): Promise<Steps<Corpus> | null> {
  const worker = new Worker(thread, { workerData: request });
  const documents: string[] = [];
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: ReadMessage) => {
        switch (message.kind) {
          case 'document':
            documents.push(message.json);
            break;
          case 'done':
            resolve(unpackCorpus(documents, message.rest));
            break;
          case 'unchanged':
            resolve(null);
            break;
          case 'refused':
            reject(new CorpusError(request.folder, message.problems));
            break;
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        reject(new Error(`The thread that reads the corpus ended with code ${code}`));
      });
    });
  } finally {
    await worker.terminate();
  }
}
