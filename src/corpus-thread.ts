import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { CorpusError } from './corpus/errors.ts';
import { readChangedCorpus } from './corpus/load.ts';
import type { ReadMessage } from './reload/read-in-thread.ts';

/** A thread that reads a corpus, so that the one that answers people need not: see reload/read-in-thread.ts. */
async function readAside(send: (message: ReadMessage) => void): Promise<void> {
  const { folder, fingerprint } = v.parse(
    v.object({ folder: v.string(), fingerprint: v.string() }),
    workerData,
  );
  try {
    const reading = await readChangedCorpus(folder, fingerprint);
    if (reading === null) {
      send({ kind: 'unchanged' });
      return;
    }
    for (const document of reading.documents) send({ kind: 'document', json: JSON.stringify(document) });
    send({ kind: 'done', lexicon: reading.lexicon, digest: reading.digest });
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    send({ kind: 'refused', problems: error.problems });
  }
}

// Answers come first. On Linux this is about the thread alone, elsewhere it would slow down the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
await readAside((message) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
});
