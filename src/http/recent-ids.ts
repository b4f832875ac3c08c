/** Remembers which interactions have come, so that a repeated one is not answered twice. */
export interface SeenInteractions {
  /** Whether the id has come before; remembers it. */
  seen(id: string): boolean | Promise<boolean>;
}

/** Remembers the last `limit` to `2 × limit` ids in memory: two halves, of which the older one goes as a whole. */
export function createRecentIds(limit = 10_000): SeenInteractions {
  let older: ReadonlySet<string> = new Set();
  let newer = new Set<string>();
  return {
    seen(id) {
      if (newer.has(id) || older.has(id)) return true;
      if (newer.size >= limit) {
        older = newer;
        newer = new Set();
      }
      newer.add(id);
      return false;
    },
  };
}
