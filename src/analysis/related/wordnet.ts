import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Relations } from './relations.ts';
import { addRelation } from './relations.ts';

/** A set of words that share a meaning, and pointers to related sets. */
interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
}

interface Pointer {
  /** `&` similar adjective, `$` verb group, `@` more general, `+` derived from the same root. */
  readonly symbol: string;
  readonly target: string;
  /** Numbers of the words that a `+` joins, from 1; 0 for all words. */
  readonly from: number;
  readonly to: number;
}

interface Sense {
  readonly synset: Synset;
  /** How often the word was met in this sense, plus a half. */
  readonly count: number;
}

const parts = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;

/** Senses rarer than this share of a word's uses are left out. */
const minShare = 0.08;

const weights = { synonym: 0.6, similar: 0.4, group: 0.35, general: 0.3, derived: 0.6 } as const;

/** Words related to `words` in the WordNet files of a folder, with weights 0..0.6: less for rarer senses. */
export function relateByWordNet(folder: string, words: readonly string[]): Relations {
  const synsets = readSynsets(folder);
  const senses = readSenses(folder, synsets);
  const relations: Relations = new Map();
  for (const word of words) {
    const all = senses.get(word) ?? [];
    const total = all.reduce((sum, { count }) => sum + count, 0);
    for (const { synset, count } of all.toSorted((a, b) => b.count - a.count).slice(0, 8)) {
      if (count / total >= minShare) relateSense(relations, word, { synset, share: count / total }, synsets);
    }
  }
  return relations;
}

function relateSense(
  relations: Relations,
  word: string,
  { synset, share }: { readonly synset: Synset; readonly share: number },
  synsets: ReadonlyMap<string, Synset>,
): void {
  const certainty = Math.min(1, 0.55 + 0.6 * share);
  for (const other of synset.words) addRelation(relations, word, other, certainty * weights.synonym);
  for (const pointer of synset.pointers) {
    const others = synsets.get(pointer.target)?.words ?? [];
    const derived = others[pointer.to - 1];
    if (pointer.symbol === '+' && synset.words[pointer.from - 1] === word && derived !== undefined) {
      addRelation(relations, word, derived, weights.derived);
    }
    const weight = certainty * weighPointer(pointer);
    if (weight > 0) for (const other of others) addRelation(relations, word, other, weight);
  }
}

function weighPointer({ symbol, target }: Pointer): number {
  if (symbol === '&') return weights.similar;
  if (symbol === '$') return weights.group;
  return symbol === '@' && target.startsWith('v') ? weights.general : 0;
}

/** Synsets by part of speech and offset, as in the `data.*` files (see wndb(5WN)). */
function readSynsets(folder: string): ReadonlyMap<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const [part, name] of Object.entries(parts)) {
    for (const fields of readRecords(path.join(folder, `data.${name}`))) {
      synsets.set(part + (fields[0] ?? ''), parseSynset(fields));
    }
  }
  return synsets;
}

function parseSynset(fields: readonly string[]): Synset {
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, index) => normalise(fields[4 + 2 * index] ?? ''));
  const start = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[start] ?? 0) }, (_, index): Pointer => {
    const [symbol = '', offset = '', part = '', ends = '0000'] = fields.slice(
      start + 1 + 4 * index,
      start + 5 + 4 * index,
    );
    return {
      symbol,
      target: (part === 's' ? 'a' : part) + offset,
      from: Number.parseInt(ends.slice(0, 2), 16),
      to: Number.parseInt(ends.slice(2), 16),
    };
  });
  return { words, pointers };
}

function readSenses(
  folder: string,
  synsets: ReadonlyMap<string, Synset>,
): ReadonlyMap<string, readonly Sense[]> {
  const counts = readCounts(folder);
  const senses = new Map<string, Sense[]>();
  for (const [part, name] of Object.entries(parts)) {
    for (const fields of readRecords(path.join(folder, `index.${name}`))) {
      const word = normalise(fields[0] ?? '');
      const offsets = fields.slice(6 + Number(fields[3] ?? 0)).filter((field) => field !== '');
      const found = offsets.flatMap((offset): readonly Sense[] => {
        const synset = synsets.get(part + offset);
        return synset === undefined ? [] : [{ synset, count: (counts.get(`${word} ${offset}`) ?? 0) + 0.5 }];
      });
      senses.set(word, [...(senses.get(word) ?? []), ...found]);
    }
  }
  return senses;
}

/** How often each word was met in each sense, from `index.sense`. */
function readCounts(folder: string): ReadonlyMap<string, number> {
  const records = readRecords(path.join(folder, 'index.sense'));
  return new Map(
    records.map(([key, offset, , count]) => [
      `${normalise((key ?? '').replace(/%.*/u, ''))} ${offset ?? ''}`,
      Number(count ?? 0),
    ]),
  );
}

/** Lines of a database file as fields; the licence at its head is indented. */
function readRecords(file: string): readonly (readonly string[])[] {
  return readFileSync(file, 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map((line) => (line.split(' | ')[0] ?? '').split(' '));
}

function normalise(word: string): string {
  return word.replace(/\(.*\)$/u, '').toLowerCase();
}
