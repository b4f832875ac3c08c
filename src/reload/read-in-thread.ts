import { Worker } from 'node:worker_threads';
import { CorpusError, type Problem } from '../corpus/errors.ts';
import type { CorpusReading } from '../corpus/load.ts';
import type { Document } from '../corpus/document.ts';
import type { Lexicon } from '../corpus/lexicon.ts';

/** What the thread is told. */
export interface ReadRequest {
  readonly folder: string;
  /** Of the corpus in use. */
  readonly fingerprint: string;
}

/**
 * What the thread says: each document, as JSON because that is read much faster than an object handed over, and one of
 * the others at the end.
 */
export type ReadMessage =
  | { readonly kind: 'document'; readonly json: string }
  | { readonly kind: 'done'; readonly lexicon: Lexicon; readonly digest: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Reads a corpus in a thread of its own, because a document may take seconds to parse; null when its fingerprint is
 * still the given one.
 *
 * @throws CorpusError as `loadCorpus`, or the error that ended the thread.
 */
export async function readInThread(thread: URL, request: ReadRequest): Promise<CorpusReading | null> {
  const worker = new Worker(thread, { workerData: request });
  const documents: Document[] = [];
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: ReadMessage) => {
        switch (message.kind) {
          case 'document':
            documents.push(parseDocument(message.json));
            break;
          case 'done':
            resolve({ documents, lexicon: message.lexicon, digest: message.digest });
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

/** The thread runs this very program, so that what it sends needs no checking. */
function parseDocument(json: string): Document {
  const document: Document = JSON.parse(json);
  return document;
}
