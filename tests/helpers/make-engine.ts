import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { makeCorpus } from './make-corpus.ts';

/** An engine over a corpus of one document, by the words alone. */
export async function makeEngine(...parts: Parameters<typeof makeCorpus>): Promise<Engine> {
  return createEngine(makeCorpus(...parts));
}
