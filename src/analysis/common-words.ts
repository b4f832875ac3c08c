import list from './common-words.json' with { type: 'json' };

/** Tells how common an English word is. */
export interface CommonWords {
  /** Rank of a word among the most frequent, from 0; null for a word that is not among them. */
  rank(word: string): number | null;
}

/** The most frequent English words; the list is only read when the first word is looked up. */
export function createCommonWords(): CommonWords {
  let ranks: ReadonlyMap<string, number> | null = null;
  return {
    rank(word) {
      ranks ??= new Map(list.words.split(' ').map((common, index) => [common, index]));
      return ranks.get(word) ?? null;
    },
  };
}
