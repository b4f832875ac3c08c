import type { IndexedPassage, PassageIndex } from './passage-index.ts';
import type { Slot } from './query.ts';
import { entrySize } from './term-vector.ts';

/** How well each slot of a query is filled, 0..1, in the slots' order. */
export type Fill = readonly number[];

/** How a query's slots are filled by a passage. */
export interface PassageMatch {
  readonly sentences: readonly SentenceMatch[];
  /** Stands among the sentences for each that holds nothing. */
  readonly unmatched: SentenceMatch;
  /** Those of the sentences that hold anything that was asked for. */
  readonly matched: readonly SentenceMatch[];
  /** From the heading, or the question noted for the section that covers more of the query. */
  readonly heading: Fill;
  readonly context: Fill;
  /** The best of all sentences, for each slot. */
  readonly text: Fill;
}

/** How a query's slots are filled by one sentence. */
export interface SentenceMatch {
  readonly fill: Fill;
  /** Word positions of each slot's best match, -1 where it is not filled. */
  readonly positions: readonly number[];
  /** For each slot, whether the very word that was typed stands there, or another name of the same subject. */
  readonly exact: readonly boolean[];
}

/** Makes the function that fills a query's slots from a passage of the index. */
export function createMatcher(
  slots: readonly Slot[],
  index: PassageIndex,
): (passage: IndexedPassage) => PassageMatch {
  const byTerm = invertSlots(slots, index);
  const words = slots.map(({ word }) => index.numberOf(word) ?? -1);
  // Most sentences hold nothing that was asked for, and share one empty match.
  const nothing: OpenMatch = {
    fill: slots.map(() => 0),
    positions: slots.map(() => -1),
    exact: slots.map(() => false),
  };
  const fillFrom = (terms: Uint32Array): Fill => {
    const fill = nothing.fill.slice();
    for (const term of terms) raiseFill(fill, byTerm.get(term));
    return fill;
  };
  return ({ passage, terms: { entries, heading, context, asks } }) => {
    const sentences = passage.sentences.map(() => nothing);
    const matched: OpenMatch[] = [];
    const text = nothing.fill.slice();
    for (let at = 0; at < entries.length; at += entrySize) {
      const acceptances = byTerm.get(entries[at]!);
      if (acceptances === undefined) continue;
      const sentence = entries[at + 2]! >>> 16;
      let match = sentences[sentence]!;
      if (match === nothing) {
        match = copyMatch(nothing);
        sentences[sentence] = match;
        matched.push(match);
      }
      raiseFill(text, acceptances);
      fillSlots(match, acceptances, { position: entries[at + 2]! & 0xff_ff, word: entries[at + 1]!, words });
    }
    return {
      sentences,
      unmatched: nothing,
      matched,
      heading: takeBest(slots, [heading, ...asks].map(fillFrom)),
      context: fillFrom(context),
      text,
    };
  };
}

/** A slot that accepts a term. */
interface Acceptance {
  /** Number of the slot. */
  readonly slot: number;
  /** How well the term fills the slot. */
  readonly weight: number;
  /** Whether the term is the subject that the slot names. */
  readonly isSubject: boolean;
}

/** Turns slots around: from numbers of terms to the slots they fill. */
function invertSlots(
  slots: readonly Slot[],
  index: PassageIndex,
): ReadonlyMap<number, readonly Acceptance[]> {
  const byTerm = new Map<number, Acceptance[]>();
  for (const [slot, { alternatives, subject, term }] of slots.entries()) {
    for (const [name, weight] of alternatives) {
      const number = index.numberOf(name);
      if (number === undefined) continue;
      const acceptance = { slot, weight, isSubject: subject !== null && name === term };
      const known = byTerm.get(number);
      if (known === undefined) byTerm.set(number, [acceptance]);
      else known.push(acceptance);
    }
  }
  return byTerm;
}

interface OpenMatch {
  readonly fill: number[];
  readonly positions: number[];
  readonly exact: boolean[];
}

function copyMatch({ fill, positions, exact }: OpenMatch): OpenMatch {
  return { fill: fill.slice(), positions: positions.slice(), exact: exact.slice() };
}

function raiseFill(fill: number[], acceptances: readonly Acceptance[] = []): void {
  for (const { slot, weight } of acceptances) fill[slot] = Math.max(weight, fill[slot]!);
}

interface Place {
  readonly position: number;
  /** Number of the word as written. */
  readonly word: number;
  /** Numbers of the slots' words as typed. */
  readonly words: readonly number[];
}

function fillSlots(
  match: OpenMatch,
  acceptances: readonly Acceptance[],
  { position, word, words }: Place,
): void {
  for (const { slot, weight, isSubject } of acceptances) {
    if (isSubject || word === words[slot]) match.exact[slot] = true;
    if (weight <= match.fill[slot]!) continue;
    match.fill[slot] = weight;
    match.positions[slot] = position;
  }
}

/** The fill that covers most of the query; the first of equals. */
function takeBest(slots: readonly Slot[], fills: readonly Fill[]): Fill {
  if (fills.length === 1) return fills[0]!;
  return fills.reduce((best, fill) => (coverage(slots, fill) > coverage(slots, best) ? fill : best));
}

/** Share of the query that a fill covers, weighted by idf: 0..1. */
export function coverage(slots: readonly Slot[], fill: Fill): number {
  let total = 0;
  let filled = 0;
  for (let index = 0; index < slots.length; index += 1) {
    const idf = slots[index]?.idf ?? 0;
    total += idf;
    filled += idf * (fill[index] ?? 0);
  }
  return total === 0 ? 0 : filled / total;
}

/** {@link coverage} of the better of two fills, slot by slot; the second counts `weight` times. */
export function coverageOfBoth(slots: readonly Slot[], first: Fill, second: Fill, weight: number): number {
  let total = 0;
  let filled = 0;
  for (let index = 0; index < slots.length; index += 1) {
    const idf = slots[index]?.idf ?? 0;
    total += idf;
    filled += idf * Math.max(first[index] ?? 0, weight * (second[index] ?? 0));
  }
  return total === 0 ? 0 : filled / total;
}

/** The better of two fills, slot by slot; the second counts `weight` times. */
export function combineFills(first: Fill, second: Fill, weight: number): Fill {
  return first.map((value, index) => Math.max(value, weight * (second[index] ?? 0)));
}
