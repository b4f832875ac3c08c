import { commands } from '../../commands/all.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { Caller } from '../../src/discord/interaction.ts';
import { createMemoryRepeats } from '../../src/state/memory.ts';
import type { ActionInput, AutocompleteInput, CommandInput, Services } from '../../src/discord/command.ts';

/** A member of a server, in English, who may do nothing in particular. */
export function makeCaller(parts: Partial<Caller> = {}): Caller {
  return {
    userId: '100000000000000007',
    guildId: '900000000000000001',
    locale: 'en',
    guildLocale: 'en',
    permissions: 0n,
    isUserInstallOnly: false,
    ...parts,
  };
}

/** What commands work with, where nothing is switched on. */
export function makeServices(engine: Engine, parts: Partial<Services> = {}): Services {
  return {
    engine: () => engine,
    repeats: createMemoryRepeats(),
    gaps: null,
    isChatting: false,
    isEncoding: () => false,
    commandIds: new Map([['compare', '800000000000000001']]),
    drawComparison: null,
    version: '1.2.3',
    ...parts,
  };
}

export function makeInput(
  options: Readonly<Record<string, string | number | boolean>>,
  parts: Partial<CommandInput> = {},
): CommandInput {
  return {
    options: new Map(Object.entries(options)),
    caller: makeCaller(),
    targetText: null,
    ...parts,
  };
}

export function makeAction(args: readonly string[], parts: Partial<ActionInput> = {}): ActionInput {
  return {
    caller: makeCaller(),
    args,
    values: [],
    fields: new Map(),
    source: { id: null, question: null, isPrivate: false },
    ...parts,
  };
}

/** A command of the bot's, together with what it works with. */
export function bindCommand(name: string, services: Services) {
  const command = commands.find(({ definition }) => definition.name === name)!;
  return {
    run: async (input: CommandInput) => command.run(input, services),
    autocomplete: (input: AutocompleteInput) => command.autocomplete?.(input, services.engine()) ?? [],
  };
}
