// The encoder's thread, but it ends when a text tells it to.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', (text) => {
  if (text.includes('fall over')) process.exit(1);
});
await import('../../../src/retrieval/encoder/written-thread.mjs');
