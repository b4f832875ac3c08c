import { Option } from '@commander-js/extra-typings';
import { escapeText } from '../message/escape.ts';
import type { Context, CorpusCommand, Dependencies } from './dependencies.ts';
import { type GapGroup, groupGaps } from './group-gaps.ts';
import { namePlace } from '../corpus/add-ask.ts';

export function setUpGaps(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('list what people asked and the documents lack, with the nearest section of each')
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--markdown', 'a list to paste into an issue').conflicts('json'))
    .addOption(new Option('--clear', 'forget all of it').conflicts(['json', 'markdown']))
    .action(async ({ corpus, clear, json = false, markdown = false }) => {
      const { errors } = dependencies.terminal;
      if (clear) {
        await dependencies.useGaps(async (gaps) => gaps.clear());
        errors.write('The gap report is empty now.\n');
        return;
      }
      const groups = await readGaps(corpus, dependencies);
      if (groups.length === 0) errors.write('No gap has been counted.\n');
      for (const [index, group] of groups.entries()) await print(printGap(group, index + 1, json, markdown));
    });
}

/** The gaps by number, from 1, as `gaps` lists them and `asks add` takes them. */
export async function readGaps(folder: string, dependencies: Dependencies): Promise<readonly GapGroup[]> {
  const list = await dependencies.useGaps(async (gaps) => gaps.list());
  return list.length === 0 ? [] : groupGaps(list, await dependencies.openReader(folder));
}

function printGap(group: GapGroup, number: number, isJson: boolean, isMarkdown: boolean): string {
  const { abstained, disliked, also } = group;
  const nearest = group.nearest === null ? null : namePlace(group.nearest);
  if (isJson) return JSON.stringify({ number, ...group, nearest });
  const show = isMarkdown ? escapeText : (text: string): string => text;
  const counts = [
    abstained > 0 ? `${abstained} × without an answer` : [],
    disliked > 0 ? `${disliked} × disliked` : [],
  ];
  return [
    `${number}. ${show(group.question)} (${counts.flat().join(', ')})`,
    ...(also.length === 0 ? [] : [`   - also: ${also.map(show).join('; ')}`]),
    ...(nearest === null ? [] : [`   - nearest: ${show(nearest)}`]),
  ].join('\n');
}
