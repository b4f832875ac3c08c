import { showDocuments } from './browsing.ts';
import { describeIn, everywhere } from './definition.ts';
import type { Command } from '../src/discord/command.ts';

export const topics: Command = {
  definition: { name: 'topics', ...describeIn('topics'), ...everywhere },
  run: (input, { engine }) => ({ message: showDocuments(input, 0, engine()), outcome: 'answered' }),
};
