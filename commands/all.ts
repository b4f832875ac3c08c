import type { Engine } from '../src/answer/engine.ts';
import type { Action, Command } from '../src/discord/command.ts';
import { createCompareCommand } from './compare.ts';
import { createVirtCommand } from './virt.ts';

/** What the bot serves. */
export interface Handlers {
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
}

/** Every command and action, over an engine that is asked for anew each time, so that a reloaded corpus shows at once. */
export function createHandlers(engine: () => Engine): Handlers {
  return { commands: [createVirtCommand(engine), createCompareCommand(engine)], actions: [] };
}
