import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Command } from '../src/discord/command.ts';
import { showDocuments } from './browsing.ts';
import { describeIn, everywhere } from './definition.ts';
import type { Services } from './services.ts';

/** `/topics` as it is published. */
export const topicsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'topics',
  ...describeIn('topics'),
  ...everywhere,
};

/** `/topics`: browses documents, sections and passages; private. */
export function createTopicsCommand(services: Services): Command {
  return {
    definition: topicsDefinition,
    run: (input) => ({ message: showDocuments(input, 0, services.engine()), outcome: 'answered' }),
  };
}
