import { createCache } from '../retrieval/cache.ts';
import type { Engine } from './engine.ts';

/** How many answers are kept: those to the questions that many people ask, or pick from what is suggested. */
const cachedAnswers = 500;

/** An engine that gives the very same answers, and has at hand those to the questions asked last. */
export function cacheAnswers(engine: Engine): Engine {
  return { ...engine, ask: createCache((question: string) => engine.ask(question), cachedAnswers) };
}
