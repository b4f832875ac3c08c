import type { Engine } from '../answer/engine.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { CorpusError, describeProblem } from '../corpus/errors.ts';
import type { Logger } from '../logger.ts';

/** How reloading ended; `refused` keeps the corpus that was there. */
export type ReloadResult = 'reloaded' | 'unchanged' | 'refused';

export interface LiveEngine {
  /** The engine for now: ask for it anew with each question. */
  readonly current: () => Engine;
  loadedAt(): Date;
  /**
   * Reads the corpus again and, if it can be used, swaps it in at once, when everything is ready. A corpus of less than
   * half the passages is refused unless it is forced in: a folder that is being copied looks like that. Resolves when
   * what was in the folder at the time of the call is in use, or has been refused; never rejects.
   */
  reload(isForced?: boolean): Promise<ReloadResult>;
}

/** `read` reads the corpus elsewhere; null when its fingerprint is still the given one. Throws `CorpusError`. */
export function createLiveEngine(
  engine: Engine,
  createEngine: (corpus: Corpus) => Promise<Engine>,
  read: (fingerprint: string) => Promise<Corpus | null>,
  logger: Logger,
): LiveEngine {
  let current = engine;
  let loadedAt = new Date();
  let last: Promise<ReloadResult> = Promise.resolve('unchanged');
  let waiting: Promise<ReloadResult> | null = null;
  let isNextForced = false;

  async function swap(isForced: boolean): Promise<ReloadResult> {
    const startedAt = performance.now();
    const corpus = await read(current.corpus.fingerprint);
    if (corpus === null) return 'unchanged';
    if (!isForced && isMostGone(current.corpus, corpus, logger)) return 'refused';
    current = await createEngine(corpus);
    loadedAt = new Date();
    logCorpus(logger, corpus, { ms: Math.round(performance.now() - startedAt) }, 'Corpus reloaded');
    return 'reloaded';
  }

  return {
    current: () => current,
    loadedAt: () => loadedAt,
    // One at a time; whoever asks while one is at work shares the next, which reads what has changed meanwhile.
    async reload(isForced = false) {
      isNextForced ||= isForced;
      waiting ??= last.then(async () => {
        waiting = null;
        const isThisForced = isNextForced;
        isNextForced = false;
        return swap(isThisForced).catch((error: unknown) => refuse(error, logger));
      });
      last = waiting;
      return waiting;
    },
  };
}

function isMostGone(before: Corpus, now: Corpus, logger: Logger): boolean {
  const counts = { before: before.passages.length, now: now.passages.length };
  if (counts.now * 2 >= counts.before) return false;
  const message =
    'The changed corpus lacks more than half of the passages; the one before stays in use until SIGHUP';
  logger.error(counts, message);
  return true;
}

function refuse(error: unknown, logger: Logger): ReloadResult {
  const cause =
    error instanceof CorpusError ? { problems: error.problems.map(describeProblem) } : { err: error };
  logger.error(cause, 'The changed corpus cannot be used; the one before stays in use');
  return 'refused';
}

export function logCorpus(
  logger: Logger,
  { documents, passages, fingerprint, report }: Corpus,
  more: Readonly<Record<string, unknown>>,
  message: string,
): void {
  for (const problem of report.problems) logger.warn({ file: problem.file }, describeProblem(problem));
  const counts = { documents: documents.length, passages: passages.length, leftOut: report.leftOut.length };
  logger.info({ ...more, ...counts, fingerprint }, message);
}
