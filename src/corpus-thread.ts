import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import type { Document, Passage } from './corpus/document.ts';
import { CorpusError } from './corpus/errors.ts';
import { parseSources, readSources } from './corpus/load.ts';
import type { ReadMessage } from './reload/read-in-thread.ts';

function send(message: ReadMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
}

const betweenDocumentsMs = 2;

/** A thread that reads a corpus, so that the one that answers people need not: see reload/read-in-thread.ts. */
async function readAside(): Promise<void> {
  const { folder, fingerprint, tooSlow } = v.parse(
    v.object({ folder: v.string(), fingerprint: v.nullable(v.string()), tooSlow: v.array(v.string()) }),
    workerData,
  );
  // Answers come first. On Linux this is about the thread alone, elsewhere it would slow down the whole process.
  if (process.platform === 'linux' && fingerprint !== null) setPriority(constants.priority.PRIORITY_LOW);
  try {
    const sources = await readSources(folder);
    if (sources.fingerprint === fingerprint) return send({ kind: 'done', rest: null });
    const onFile = (file: string): void => send({ kind: 'file', file });
    const { documents, passages, ...rest } = await parseSources(folder, sources, tooSlow, onFile);
    const byDocument = new Map(documents.map((document): [Document, Passage[]] => [document, []]));
    for (const passage of passages) byDocument.get(passage.document)!.push(passage);
    for (const [document, own] of byDocument) {
      send({ kind: 'document', document, passages: own });
      // Whoever answers people meanwhile would take in at once all that has come.
      if (fingerprint !== null) await wait(betweenDocumentsMs);
    }
    send({ kind: 'done', rest });
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    send({ kind: 'refused', problems: error.problems });
  }
}

await readAside();
