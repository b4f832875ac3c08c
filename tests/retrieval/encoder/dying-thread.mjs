// The encoder's thread, but it ends when a text tells it to.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ parts }) => {
  if (parts.join(' ').includes('fall over')) process.exit(1);
});
await import('../../../src/retrieval/encoder/written-thread.mjs');
