import { readFile, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { deserialize, serialize } from 'node:v8';
import { drawCard } from './draw-card.ts';

// Reads a card, writes its drawing, and ends; told to whoever asked is why it cannot.
process.once('uncaughtException', ({ message }) => {
  process.stderr.write(message);
  process.exitCode = 1;
});
// Answers go first, and where memory runs out the system ends this process rather than the bot, if it knows how to.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined);
const fonts = deserialize(await readFile(process.argv[2] ?? ''));
process.stdout.write(serialize(drawCard(deserialize(await buffer(process.stdin)), fonts)));
