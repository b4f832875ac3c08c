import type { Corpus } from '../../src/corpus/corpus.ts';
import { parseSources, readSources } from '../../src/corpus/load.ts';

/** Loads the corpus of a folder in this thread. */
export async function loadCorpus(folder: string): Promise<Corpus> {
  return parseSources(folder, await readSources(folder));
}
