import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import * as v from 'valibot';
import { cardSchema } from './card.ts';
import { type Outcome, startRenderer } from './renderer.ts';

// Answers go first, and where memory runs out the system ends this process rather than the bot, if it knows how to.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const renderer = writeFile('/proc/self/oom_score_adj', '1000')
  .catch(() => undefined)
  .then(async () => startRenderer(process.argv[2] ?? ''));
// Told to whoever asks for a drawing.
renderer.catch(() => undefined);

async function draw(message: unknown): Promise<Outcome> {
  try {
    const render = await renderer;
    return await render(v.parse(cardSchema, message));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (message) => {
  void draw(message).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => {
  process.exit();
});
