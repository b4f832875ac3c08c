/** Words with the words related to them and how strongly, 0..1. */
export type Relations = Map<string, Map<string, number>>;

/** Notes that `other` is related to `word`; the stronger of two notes counts. */
export function addRelation(relations: Relations, word: string, other: string, weight: number): void {
  if (word === other) return;
  const others = relations.get(word) ?? new Map<string, number>();
  others.set(other, Math.max(weight, others.get(other) ?? 0));
  relations.set(word, others);
}

/** Weights are stored as one digit: 0 for the least of them, 9 for the largest. */
const scale = { least: 0.1, largest: 0.4 } as const;

/** The digit that a weight (0.1..0.4) is stored as. */
export function encodeWeight(weight: number): string {
  const share = (weight - scale.least) / (scale.largest - scale.least);
  return String(Math.max(0, Math.min(9, Math.round(9 * share))));
}

/** The weight that a digit stands for. */
export function decodeWeight(digit: string): number {
  return scale.least + (Number(digit) / 9) * (scale.largest - scale.least);
}
