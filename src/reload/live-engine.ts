import { cacheAnswers, warmUp } from '../answer/cache-answers.ts';
import { createEngineInSteps } from '../answer/create-engine.ts';
import type { Engine } from '../answer/engine.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { CorpusError, describeProblem } from '../corpus/errors.ts';
import type { Logger } from '../logger.ts';
import { finishInSlices, type Steps } from '../steps.ts';

/** How reloading ended; `refused` keeps the corpus that was there. */
export type ReloadResult = 'reloaded' | 'unchanged' | 'refused';

/** An engine whose corpus can be exchanged while it answers. */
export interface LiveEngine {
  /** The engine for now: ask for it anew with each question. */
  readonly current: () => Engine;
  /** When the corpus in use was loaded. */
  loadedAt(): Date;
  /**
   * Reads the corpus again and, if it can be used, swaps it in at once, when everything is ready. Resolves when what was
   * in the folder at the time of the call is in use, or has been refused; never rejects.
   */
  reload(): Promise<ReloadResult>;
}

/** What a live engine needs. */
export interface LiveEngineOptions {
  /** What to start with. */
  readonly engine: Engine;
  /**
   * Reads the corpus elsewhere and returns what is left to be done here; null when its fingerprint is still this one.
   * Throws `CorpusError`.
   */
  readonly read: (fingerprint: string) => Promise<Steps<Corpus> | null>;
  readonly logger: Logger;
  readonly onResult: (result: ReloadResult) => void;
}

/** Makes an engine live. */
export function createLiveEngine({ engine, read, logger, onResult }: LiveEngineOptions): LiveEngine {
  let current = cacheAnswers(engine);
  let loadedAt = new Date();
  let last: Promise<ReloadResult> = Promise.resolve('unchanged');
  let waiting: Promise<ReloadResult> | null = null;

  async function reloadNow(): Promise<ReloadResult> {
    const startedAt = performance.now();
    try {
      const reading = await read(current.corpus.fingerprint);
      if (reading === null) return 'unchanged';
      const corpus = await finishInSlices(reading);
      const next = cacheAnswers(await finishInSlices(createEngineInSteps(corpus)));
      await finishInSlices(warmUp(next, current.lastQuestions()));
      current = next;
      loadedAt = new Date();
      const { documents, passages, fingerprint } = current.corpus;
      const ms = Math.round(performance.now() - startedAt);
      logger.info(
        { documents: documents.length, passages: passages.length, fingerprint, ms },
        'Corpus reloaded',
      );
      return 'reloaded';
    } catch (error) {
      const cause =
        error instanceof CorpusError ? { problems: error.problems.map(describeProblem) } : { err: error };
      logger.error(cause, 'The changed corpus cannot be used; the one before stays in use');
      return 'refused';
    }
  }

  return {
    current: () => current,
    loadedAt: () => loadedAt,
    // One at a time; whoever asks while one is at work shares the next, which reads what has changed meanwhile.
    reload() {
      waiting ??= last.then(async () => {
        waiting = null;
        const result = await reloadNow();
        onResult(result);
        return result;
      });
      last = waiting;
      return waiting;
    },
  };
}
