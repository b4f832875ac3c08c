import { type Command, Option } from 'commander';
import { escapeText } from '../message/escape.ts';
import type { CommonOptions, Context, Dependencies } from './dependencies.ts';
import { type GapGroup, groupGaps } from './group-gaps.ts';
import { namePlace } from '../corpus/add-ask.ts';
import { write, writeLine } from './write.ts';

interface GapsOptions extends CommonOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly clear?: boolean;
}

/** Sets up `gaps`: what people asked without getting a good answer. */
export function setUpGaps(command: Command, { dependencies }: Context): void {
  command
    .description('list what people asked and the documents lack, with the nearest section of each')
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--markdown', 'a list to paste into an issue').conflicts('json'))
    .addOption(new Option('--clear', 'forget all of it').conflicts(['json', 'markdown']))
    .action(async (options: GapsOptions) => {
      const { output, errors } = dependencies.terminal;
      if (options.clear === true) {
        await clearGaps(dependencies);
        await writeLine(errors, 'The gap report is empty now.');
        return;
      }
      const groups = await readGaps(options.corpus, dependencies);
      if (groups.length === 0) await writeLine(errors, 'No gap has been counted.');
      for (const [index, group] of groups.entries()) await write(output, printGap(group, index + 1, options));
    });
}

/** The gaps by number, from 1, as `gaps` lists them and `asks add` takes them. */
export async function readGaps(folder: string, dependencies: Dependencies): Promise<readonly GapGroup[]> {
  const gaps = await dependencies.openGaps();
  const list = await gaps.list().finally(async () => gaps.close());
  return list.length === 0 ? [] : groupGaps(list, await dependencies.openReader(folder));
}

async function clearGaps(dependencies: Dependencies): Promise<void> {
  const gaps = await dependencies.openGaps();
  await gaps.clear().finally(async () => gaps.close());
}

function printGap(group: GapGroup, number: number, { json, markdown }: GapsOptions): string {
  const { abstained, disliked, also } = group;
  const nearest = group.nearest === null ? null : namePlace(group.nearest);
  if (json === true) return `${JSON.stringify({ number, ...group, nearest })}\n`;
  const show = markdown === true ? escapeText : (text: string): string => text;
  const counts = [
    abstained > 0 ? `${abstained} × without an answer` : [],
    disliked > 0 ? `${disliked} × disliked` : [],
  ];
  const lines = [
    `${number}. ${show(group.question)} (${counts.flat().join(', ')})`,
    ...(also.length === 0 ? [] : [`   - also: ${also.map(show).join('; ')}`]),
    ...(nearest === null ? [] : [`   - nearest: ${show(nearest)}`]),
  ];
  return `${lines.join('\n')}\n`;
}
