import { Worker } from 'node:worker_threads';
import type { Corpus } from '../corpus/corpus.ts';
import type { Document, Passage } from '../corpus/document.ts';
import { CorpusError, type Problem } from '../corpus/errors.ts';

/** What the thread says: which file it begins with, each document with its passages, and how it ended (null: unchanged). */
export type ReadMessage =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'document'; readonly document: Document; readonly passages: readonly Passage[] }
  | { readonly kind: 'done'; readonly rest: Omit<Corpus, 'documents' | 'passages'> | null }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Processor time, of all threads together, that parsing one file may take; in milliseconds. */
const fileDeadlineMs = 6_000;

/**
 * Reads a corpus in a thread of its own, because that may take seconds; null when its fingerprint is still the given
 * one. A file that keeps the processor busy for longer than the deadline ends the thread and is passed over by the next,
 * with a problem in the corpus's report.
 *
 * @throws CorpusError when nothing can be read, or the error that ended the thread.
 */
export async function readInThread(
  thread: URL,
  folder: string,
  fingerprint: string | null,
  deadlineMs = fileDeadlineMs,
): Promise<Corpus | null> {
  const tooSlow: string[] = [];
  for (;;) {
    const worker = new Worker(thread, { workerData: { folder, fingerprint, tooSlow } });
    const read = await readOnce(worker, folder, deadlineMs);
    if (typeof read !== 'string') return read;
    tooSlow.push(read);
  }
}

/** The corpus, null when it has not changed, or the file that took too long. */
async function readOnce(worker: Worker, folder: string, deadlineMs: number): Promise<Corpus | string | null> {
  const documents: Document[] = [];
  const passages: Passage[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      // On a busy machine the time that goes by says little.
      const giveUp = (file: string, since: NodeJS.CpuUsage): void => {
        const { user, system } = process.cpuUsage(since);
        const left = deadlineMs - (user + system) / 1_000;
        if (left > 0) timer = setTimeout(giveUp, left, file, since);
        else resolve(file);
      };
      worker.on('message', (message: ReadMessage) => {
        clearTimeout(timer);
        switch (message.kind) {
          case 'file':
            giveUp(message.file, process.cpuUsage());
            break;
          case 'document':
            documents.push(message.document);
            // One by one: thousands of arguments at once would exhaust the stack.
            for (const passage of message.passages) passages.push(passage);
            break;
          case 'done':
            resolve(message.rest && { ...message.rest, documents, passages });
            break;
          case 'refused':
            reject(new CorpusError(folder, message.problems));
            break;
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        reject(new Error(`The thread that reads the corpus ended with code ${code}`));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
