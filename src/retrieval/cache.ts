/** Remembers what a function gave for its last `limit` distinct arguments; the one unused the longest goes first. */
export function createCache<Key, Value extends object>(
  compute: (key: Key) => Value,
  limit: number,
): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const known = values.get(key);
    const value = known ?? compute(key);
    // A map keeps the order of insertion: what was used last is moved to its end.
    if (known !== undefined) values.delete(key);
    values.set(key, value);
    if (values.size > limit) {
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    }
    return value;
  };
}
