/** How long a wait lasts by default: far longer than any right answer takes, even on a loaded machine. */
const generousDeadlineMs = 30_000;

/** How many matching entries to wait for, and how long. */
export interface WaitOptions {
  readonly count?: number;
  readonly deadlineMs?: number;
}

/** An append-only list that can be waited on, so that tests neither poll nor sleep. */
export class Journal<Entry> {
  readonly #entries: Entry[] = [];
  readonly #watchers = new Set<() => void>();

  /** All entries, oldest first. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Appends an entry and wakes those who wait. */
  add(entry: Entry): void {
    this.#entries.push(entry);
    for (const wake of this.#watchers) wake();
  }

  /**
   * The `count`-th matching entry, past ones counted, as soon as it is there. Rejects after the deadline, naming
   * `what` was missing.
   */
  waitFor(
    matches: (entry: Entry) => boolean,
    what: string,
    { count = 1, deadlineMs = generousDeadlineMs }: WaitOptions = {},
  ): Promise<Entry> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.#entries.filter(matches)[count - 1];
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        const seen = this.#entries.filter(matches).length;
        reject(new Error(`Missing after ${deadlineMs} ms: ${what} (${seen} of ${count} seen)`));
      }, deadlineMs);
      const stop = () => {
        clearTimeout(timer);
        this.#watchers.delete(look);
      };
      this.#watchers.add(look);
      look();
    });
  }
}
