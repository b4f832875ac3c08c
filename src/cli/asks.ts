import { addAsk, findPlace, namePlace } from '../corpus/add-ask.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { readGaps } from './gaps.ts';

export function setUpAsksAdd(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('write a question under the heading of the section that answers it')
    .argument('<question>', 'the question, or its number in the list of "gaps"')
    .argument('[section]', '"document › section", or its id; for a number, the nearest unless given')
    .option('--yaml', 'write it into corpus.yaml, and leave the documents as they are')
    .action(async (given, name, { corpus: folder, yaml }) => {
      const gaps = /^\d+$/u.test(given) ? await readGaps(folder, dependencies) : null;
      const gap = gaps === null ? { question: given, nearest: null } : gaps[Number(given) - 1];
      if (gap === undefined) throw new Error(`There is no gap ${given}; "virtbot gaps" lists them`);
      const { question, nearest } = gap;
      const place = name === undefined ? nearest : findPlace(await dependencies.openCorpus(folder), name);
      if (place === null) throw new Error('Name the section that answers: "document › section"');
      const file = await addAsk(folder, place, question, yaml === true);
      if (file === null) finish(1);
      const where = namePlace(place);
      await print(
        file === null ? `"${where}" has this question already` : `${file}: "${question}" → ${where}`,
      );
    });
}
