import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { readAssets } from './assets.ts';
import type { Box } from './box.ts';
import { PictureError } from './errors.ts';
import { startRenderer } from './renderer.ts';
import { type DrawingOutcome, readOrder } from './worker-messages.ts';

/** The thread that draws: drawing takes up to a few hundred milliseconds, for which nobody else must wait. */
const boxSchema: v.GenericSchema<unknown, Box> = v.object({
  type: v.literal('div'),
  props: v.object({
    style: v.record(v.string(), v.union([v.string(), v.number()])),
    children: v.union([v.string(), v.array(v.lazy(() => boxSchema))]),
  }),
});

const renderer = await startRenderer(await readAssets(v.parse(v.string(), workerData)));

async function draw(message: unknown): Promise<DrawingOutcome> {
  const { id, drawing } = readOrder(message);
  try {
    const svg = await renderer.layOut(v.parse(boxSchema, JSON.parse(drawing)));
    return { status: 'drawn', id, png: renderer.rasterise(svg) };
  } catch (error) {
    const reason = error instanceof PictureError ? error.reason : 'unavailable';
    return { status: 'failed', id, reason, message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (message: unknown) => {
  // One after the other: each call has done its work before it gives way.
  void draw(message).then((outcome) => parentPort?.postMessage(outcome));
});
