/**
 * Remembers what a function gave for its last distinct arguments: at least half of `limit`, at most `limit`. They are
 * kept in two generations: what is used moves to the young one, and when that is full, the old one is forgotten. A
 * lookup of what was used lately costs no more than that of a map.
 */
export function createCache<Key, Value extends object>(
  compute: (key: Key) => Value,
  limit: number,
): (key: Key) => Value {
  const generation = Math.max(1, Math.floor(limit / 2));
  let young = new Map<Key, Value>();
  let old: ReadonlyMap<Key, Value> = new Map();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? compute(key);
    if (young.size >= generation) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}

/**
 * As {@link createCache}, but what is asked for once is worked out and forgotten: of many different keys hardly anything
 * is kept that the garbage collector would have to look after.
 */
export function createRepeatCache<Key, Value extends object>(
  compute: (key: Key) => Value,
  limit: number,
): (key: Key) => Value {
  const recall = createCache<Key, Slot<Value>>(() => ({ isAskedBefore: false, value: null }), limit);
  return (key) => {
    const slot = recall(key);
    if (slot.value !== null) return slot.value;
    const value = compute(key);
    if (slot.isAskedBefore) slot.value = value;
    slot.isAskedBefore = true;
    return value;
  };
}

interface Slot<Value> {
  isAskedBefore: boolean;
  value: Value | null;
}
