import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { readAssets } from './assets.ts';
import { readDrawing } from './box.ts';
import { PictureError } from './errors.ts';
import { type Renderer, startRenderer } from './renderer.ts';
import { type DrawingOutcome, readOrder } from './worker-messages.ts';

async function start(): Promise<Renderer> {
  // Answers go first, and where memory runs out the system ends this process rather than the bot, if it knows how to.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
  return startRenderer(await readAssets(process.argv[2] ?? ''));
}

async function draw(message: unknown, starting: Promise<Renderer>): Promise<DrawingOutcome> {
  const { id, drawing } = readOrder(message);
  try {
    const renderer = await starting;
    const svg = await renderer.layOut(readDrawing(drawing));
    return { status: 'drawn', id, png: renderer.rasterise(svg) };
  } catch (error) {
    const reason = error instanceof PictureError ? error.reason : 'unavailable';
    return { status: 'failed', id, reason, message: error instanceof Error ? error.message : String(error) };
  }
}

let renderer: Promise<Renderer> | null = null;
let last = Promise.resolve();

process.on('message', (message) => {
  renderer ??= start();
  const started = renderer;
  // One after the other, so that the pixels of only one picture are held.
  last = last.then(async () => {
    process.send?.(await draw(message, started));
  });
});
process.on('disconnect', () => {
  process.exit();
});
