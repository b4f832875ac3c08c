import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { deserialize } from 'node:v8';
import type { Card } from './card.ts';
import { drawCard, type Drawing } from './draw-card.ts';

export type Outcome = Drawing | { readonly problem: string };

process.once('disconnect', () => process.exit());
// Answers go first, and where memory runs out the system ends this process rather than the bot, if it knows how to.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
const [message] = await once(process, 'message');
process.send?.(draw(message));

function draw(card: Card): Outcome {
  try {
    return drawCard(card, deserialize(readFileSync(process.argv[2] ?? '')));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
