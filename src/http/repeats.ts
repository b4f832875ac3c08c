/** Tells the delivery of an interaction from its repetition. */
export interface Repeats {
  /** Whether an id comes for the first time; remembers it. */
  isFirst(interactionId: string): boolean | Promise<boolean>;
}

/** Remembers the last `limit` to `2 × limit` ids in memory: two halves, of which the older one goes as a whole. */
export function createMemoryRepeats(limit = 10_000): Repeats {
  let older: ReadonlySet<string> = new Set();
  let newer = new Set<string>();
  return {
    isFirst(interactionId) {
      if (newer.has(interactionId) || older.has(interactionId)) return false;
      if (newer.size >= limit) {
        older = newer;
        newer = new Set();
      }
      newer.add(interactionId);
      return true;
    },
  };
}
