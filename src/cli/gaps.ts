import { type Command, Option } from 'commander';
import { escapeText } from '../message/escape.ts';
import type { Gap } from '../state/state.ts';
import type { CommonOptions, Context } from './dependencies.ts';
import { writeLine } from './write.ts';

interface GapsOptions extends CommonOptions {
  readonly json?: boolean;
  readonly clear?: boolean;
}

/** Sets up `gaps`: what people asked without getting a good answer. */
export function setUpGaps(command: Command, { dependencies }: Context): void {
  command
    .description('list what people asked and the documents lack, as Markdown')
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--clear', 'forget all of it').conflicts('json'))
    .action(async (options: GapsOptions) => {
      const { output, errors } = dependencies.terminal;
      const gaps = await dependencies.openGaps();
      try {
        if (options.clear === true) {
          await gaps.clear();
          await writeLine(errors, 'The gap report is empty now.');
          return;
        }
        const list = await gaps.list();
        if (list.length === 0) await writeLine(errors, 'No gap has been counted.');
        for (const gap of list)
          await writeLine(output, options.json === true ? JSON.stringify(gap) : printGap(gap));
      } finally {
        await gaps.close();
      }
    });
}

function printGap({ question, abstained, disliked }: Gap): string {
  const counts = [
    abstained > 0 ? `${abstained} × without an answer` : null,
    disliked > 0 ? `${disliked} × disliked` : null,
  ];
  return `- ${escapeText(question)} (${counts.filter((count) => count !== null).join(', ')})`;
}
