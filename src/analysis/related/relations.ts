/** Words with the words related to them and how strongly, 0..1. */
export type Relations = Map<string, Map<string, number>>;

/** Notes that `other` is related to `word`; the stronger of two notes counts. */
export function addRelation(relations: Relations, word: string, other: string, weight: number): void {
  if (word === other) return;
  const others = relations.get(word) ?? new Map<string, number>();
  others.set(other, Math.max(weight, others.get(other) ?? 0));
  relations.set(word, others);
}
