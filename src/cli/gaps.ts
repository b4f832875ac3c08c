import { Option } from '@commander-js/extra-typings';
import { addAsk, findPlace, namePlace } from '../corpus/add-ask.ts';
import { escapeText } from '../message/escape.ts';
import type { Context, CorpusCommand, Dependencies } from './dependencies.ts';
import { type GapGroup, groupGaps } from './group-gaps.ts';

export function setUpGaps(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('list what people asked and the documents lack, with the nearest section of each')
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--markdown', 'a list to paste into an issue').conflicts('json'))
    .addOption(new Option('--clear', 'forget all of it').conflicts(['json', 'markdown']))
    .action(async ({ corpus, clear, json, markdown }) => {
      const { errors } = dependencies.terminal;
      if (clear) {
        await dependencies.useGaps(async (gaps) => gaps.clear());
        errors.write('The gap report is empty now.\n');
        return;
      }
      const groups = await readGaps(corpus, dependencies);
      if (groups.length === 0) errors.write('No gap has been counted.\n');
      for (const [index, { nearest, ...group }] of groups.entries()) {
        const gap = { number: index + 1, ...group, nearest: nearest && namePlace(nearest) };
        await print(json ? JSON.stringify(gap) : printGap(gap, markdown ? escapeText : String));
      }
    });
}

export function setUpAsksAdd(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('write a question down, in corpus.yaml, for the section that answers it')
    .argument('<question>', 'the question, or its number in the list of "gaps"')
    .argument('[section]', '"document › section", or its id; for a number, the nearest unless given')
    .action(async (given, name, { corpus: folder }) => {
      const gaps = /^\d+$/u.test(given) ? await readGaps(folder, dependencies) : null;
      const gap = gaps === null ? { question: given, nearest: null } : gaps[Number(given) - 1];
      if (gap === undefined) throw new Error(`There is no gap ${given}; "virtbot gaps" lists them`);
      const { question, nearest } = gap;
      const place = name === undefined ? nearest : findPlace(await dependencies.openCorpus(folder), name);
      if (place === null) throw new Error('Name the section that answers: "document › section"');
      const isNew = await addAsk(folder, place, question);
      if (!isNew) finish(1);
      const where = namePlace(place);
      await print(isNew ? `"${question}" → ${where}` : `"${where}" has this question already`);
    });
}

/** The gaps by number, from 1. */
async function readGaps(folder: string, dependencies: Dependencies): Promise<readonly GapGroup[]> {
  const list = await dependencies.useGaps(async (gaps) => gaps.list());
  return list.length === 0 ? [] : groupGaps(list, await dependencies.openReader(folder));
}

interface NumberedGap extends Omit<GapGroup, 'nearest'> {
  readonly number: number;
  readonly nearest: string | null;
}

function printGap(gap: NumberedGap, write: (text: string) => string): string {
  const { number, question, abstained, disliked, also, nearest } = gap;
  const counts = [
    abstained > 0 ? `${abstained} × without an answer` : [],
    disliked > 0 ? `${disliked} × disliked` : [],
  ];
  return [
    `${number}. ${write(question)} (${counts.flat().join(', ')})`,
    ...(also.length === 0 ? [] : [`   - also: ${also.map(write).join('; ')}`]),
    ...(nearest === null ? [] : [`   - nearest: ${write(nearest)}`]),
  ].join('\n');
}
