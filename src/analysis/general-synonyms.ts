import list from './general-synonyms.json' with { type: 'json' };
import type { SynonymGroup } from './thesaurus.ts';

/** How much an everyday synonym counts in place of the word that was asked for. */
const weight = 0.5;

/** Everyday words that people use for one another when they ask, whatever the topic. */
export const generalSynonyms: readonly SynonymGroup[] = list.groups.map((line) => ({
  words: line.split(', '),
  weight,
}));
