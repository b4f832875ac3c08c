import type { Engine } from '../src/answer/engine.ts';
import type { Command } from '../src/discord/command.ts';
import { createCompareCommand } from './compare.ts';
import { createVirtCommand } from './virt.ts';

/** Every command, over an engine that is asked for anew each time, so that a reloaded corpus shows at once. */
export function createCommands(engine: () => Engine): readonly Command[] {
  return [createVirtCommand(engine), createCompareCommand(engine)];
}
