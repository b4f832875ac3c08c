import { addAsk, findPlace, namePlace } from '../corpus/add-ask.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { readGaps } from './gaps.ts';

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
