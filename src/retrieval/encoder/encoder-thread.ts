import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { loadSentenceModel } from './sentence-model.ts';

const textShape = v.object({ parts: v.array(v.string()), hasTokens: v.boolean() });

// A thread that encodes one text after the other: see encoder.ts. What it cannot do ends it.
const model = await loadSentenceModel(v.parse(v.string(), workerData));
parentPort?.on('message', async (text: unknown) => {
  const encoded = await model.encode(v.parse(textShape, text));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(encoded);
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(model.hash);
