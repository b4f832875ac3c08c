import { showDocuments } from './browsing.ts';
import { describeIn, everywhere } from './definition.ts';
import type { ServedCommand } from './services.ts';

/** `/topics`: browses documents, sections and passages; private. */
export const topics: ServedCommand = {
  definition: { name: 'topics', ...describeIn('topics'), ...everywhere },
  run: (input, { engine }) => ({ message: showDocuments(input, 0, engine()), outcome: 'answered' }),
};
