import { createRepeatCache } from '../retrieval/cache.ts';
import type { Steps } from '../steps.ts';
import type { Engine } from './engine.ts';

/** How many questions are known, and the answers to those of them that were asked again. */
const cachedAnswers = 500;

/** How many of the questions asked last are known, for an engine that is to take over. */
const rememberedQuestions = 100;

/** An engine that has answers at hand. */
export interface CachingEngine extends Engine {
  /** The questions asked last, the latest at the end. */
  readonly lastQuestions: () => readonly string[];
}

/** An engine that gives the very same answers, and has at hand those to the questions asked last. */
export function cacheAnswers(engine: Engine): CachingEngine {
  const ask = createRepeatCache(async (question: string) => engine.ask(question), cachedAnswers);
  const last = new Set<string>();
  return {
    ...engine,
    async ask(question) {
      last.delete(question);
      last.add(question);
      const [oldest] = last;
      if (last.size > rememberedQuestions && oldest !== undefined) last.delete(oldest);
      return ask(question);
    },
    lastQuestions: () => [...last],
  };
}

/**
 * Asks an engine what another was asked last, a question a step: so that the passages people ask for have been analysed
 * when it takes over.
 */
export function* warmUp(engine: Engine, questions: readonly string[]): Steps<void> {
  for (const question of questions) {
    void engine.ask(question);
    yield;
  }
}
