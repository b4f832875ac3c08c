import list from './common-words.json' with { type: 'json' };

let ranks: ReadonlyMap<string, number> | null = null;

/**
 * Rank of a word among the most frequent English words, from 0; null for one that is not among them. The list, which
 * takes a while, is only read when the first word is looked up.
 */
export function rankWord(word: string): number | null {
  ranks ??= new Map(list.words.split(' ').map((common, index) => [common, index]));
  return ranks.get(word) ?? null;
}
