import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { readAssets } from './assets.ts';
import { readDrawing } from './box.ts';
import { PictureError } from './errors.ts';
import { startRenderer } from './renderer.ts';
import { type DrawingOutcome, readOrder } from './worker-messages.ts';

/** This thread draws: that takes up to a few hundred milliseconds, for which nobody else must wait. */
const renderer = await startRenderer(await readAssets(v.parse(v.string(), workerData)));

async function draw(message: unknown): Promise<DrawingOutcome> {
  const { id, drawing } = readOrder(message);
  try {
    const svg = await renderer.layOut(readDrawing(drawing));
    return { status: 'drawn', id, png: renderer.rasterise(svg) };
  } catch (error) {
    const reason = error instanceof PictureError ? error.reason : 'unavailable';
    return { status: 'failed', id, reason, message: error instanceof Error ? error.message : String(error) };
  }
}

let last = Promise.resolve();

parentPort?.on('message', (message: unknown) => {
  // One after the other, so that the pixels of only one picture are held.
  last = last.then(async () => parentPort?.postMessage(await draw(message)));
});
