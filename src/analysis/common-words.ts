import list from './common-words.json' with { type: 'json' };

/** Slots of the table, of which two in five stay free. */
const size = 2 ** 17;

/** The words by their hashes, each in the first free slot from its own on: a map of them would take ten times as much. */
interface Table {
  readonly hashes: Uint32Array;
  readonly ranks: Uint32Array;
}

let table: Table | null = null;

/**
 * Rank of a word among the most frequent English words, from 0; null for one that is not among them. The list is only
 * read when the first word is looked up.
 */
export function rankWord(word: string): number | null {
  table ??= readTable(list.words);
  const slot = findSlot(hashWord(word), table);
  return table.hashes[slot] === 0 ? null : table.ranks[slot]!;
}

const everydayRank = 1500;

/** Whether a word is so frequent in the language that it says how something is asked, and names nothing by itself. */
export function isEveryday(word: string): boolean {
  return (rankWord(word) ?? everydayRank) < everydayRank;
}

function readTable(words: string): Table {
  const read = { hashes: new Uint32Array(size), ranks: new Uint32Array(size) };
  // Splitting the list would make much to be collected.
  for (let from = 0, rank = 0; from < words.length; rank += 1) {
    const end = words.indexOf(' ', from);
    const word = words.slice(from, end === -1 ? undefined : end);
    const hash = hashWord(word);
    const slot = findSlot(hash, read);
    read.hashes[slot] = hash;
    read.ranks[slot] = rank;
    from += word.length + 1;
  }
  return read;
}

function findSlot(hash: number, { hashes }: Table): number {
  let slot = hash % size;
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) % size;
  return slot;
}

/** FNV-1a (Fowler, Noll and Vo): a number from 1. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01_00_01_93) >>> 0;
  return hash || 1;
}
