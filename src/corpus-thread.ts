import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { storeSources } from './answer/prepare-sources.ts';
import { CorpusError } from './corpus/errors.ts';
import { readChangedCorpus } from './corpus/load.ts';
import { packCorpus } from './reload/pack-corpus.ts';
import type { ReadMessage } from './reload/read-in-thread.ts';

/** A thread that reads and indexes a corpus, so that the one that answers people need not: see reload/read-in-thread.ts. */
async function readAside(send: (message: ReadMessage) => void): Promise<void> {
  const { folder, fingerprint } = v.parse(
    v.object({ folder: v.string(), fingerprint: v.string() }),
    workerData,
  );
  try {
    const corpus = await readChangedCorpus(folder, fingerprint);
    if (corpus === null) send({ kind: 'unchanged' });
    else for (const message of packCorpus({ ...corpus, storedIndex: storeSources(corpus) })) send(message);
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
