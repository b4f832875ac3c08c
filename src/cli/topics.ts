import type { Command } from 'commander';
import type { CommonOptions, Context } from './dependencies.ts';
import { printTopics } from './print-topics.ts';
import { writeLine } from './write.ts';

/** Sets up `topics`: the documents and their sections. */
export function setUpTopics(command: Command, { dependencies }: Context): void {
  const { output, style } = dependencies.terminal;
  command.description('list the documents and their sections').action(async (options: CommonOptions) => {
    const corpus = await dependencies.openCorpus(options.corpus);
    await writeLine(output, printTopics(corpus, style));
  });
}
