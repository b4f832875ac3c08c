import { EventEmitter, once } from 'node:events';

/** How long a wait lasts by default: far longer than any right answer takes, even on a loaded machine. */
const generousDeadlineMs = 30_000;

export interface WaitOptions {
  readonly count?: number;
  readonly deadlineMs?: number;
}

/** An append-only list that can be waited on, so that tests neither poll nor sleep. */
export class Journal<Entry> {
  readonly #entries: Entry[] = [];
  readonly #added = new EventEmitter().setMaxListeners(0);

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#added.emit('entry');
  }

  /**
   * The `count`-th matching entry, past ones counted, as soon as it is there. Rejects after the deadline, naming
   * `what` was missing.
   */
  async waitFor(
    matches: (entry: Entry) => boolean,
    what: string,
    { count = 1, deadlineMs = generousDeadlineMs }: WaitOptions = {},
  ): Promise<Entry> {
    const signal = AbortSignal.timeout(deadlineMs);
    for (;;) {
      const found = this.#entries.filter(matches);
      const wanted = found[count - 1];
      if (wanted !== undefined) return wanted;
      await once(this.#added, 'entry', { signal }).catch(() => {
        throw new Error(`Missing after ${deadlineMs} ms: ${what} (${found.length} of ${count} seen)`);
      });
    }
  }
}
