import type { Corpus } from '../../src/corpus/corpus.ts';
import { parseSources, readSources } from '../../src/corpus/load.ts';

export async function loadCorpus(folder: string): Promise<Corpus> {
  return parseSources(folder, await readSources(folder));
}
