import type { IndexedPassage, PassageIndex } from './passage-index.ts';
import type { Slot } from './query.ts';
import { listTerms, type PackedTerm } from './term-vector.ts';

/** How well each slot of a query is filled, 0..1, in the slots' order. */
export type Fill = readonly number[];

/** How a query's slots are filled by a passage. */
export interface PassageMatch {
  readonly sentences: readonly SentenceMatch[];
  /** From the heading, or the question noted for the section that covers more of the query. */
  readonly heading: Fill;
  readonly context: Fill;
  /** The best of all sentences, for each slot. */
  readonly text: Fill;
  /** The best of sentences, heading and context. */
  readonly whole: Fill;
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
  // Most sentences hold nothing that was asked for, and share one empty match.
  const nothing = new OpenMatch(slots.length);
  const fillFrom = (terms: Uint32Array): Fill => {
    const fill = nothing.fill.slice();
    for (const term of terms) raiseFill(fill, byTerm.get(term) ?? []);
    return fill;
  };
  return ({ passage, terms }) => {
    const sentences = passage.sentences.map(() => nothing);
    const text = nothing.fill.slice();
    for (const found of listTerms(terms)) {
      const acceptances = byTerm.get(found.term);
      if (acceptances === undefined) continue;
      if (sentences[found.sentence] === nothing) sentences[found.sentence] = new OpenMatch(slots.length);
      raiseFill(text, acceptances);
      sentences[found.sentence]!.add(found, acceptances);
    }
    const heading = takeBest(slots, [terms.heading, ...terms.asks].map(fillFrom));
    const context = fillFrom(terms.context);
    const whole = text.map((value, slot) => Math.max(value, heading[slot]!, context[slot]!));
    return { sentences, heading, context, text, whole };
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
  /** Number of the slot's word as typed; undefined when no passage has it. */
  readonly word: number | undefined;
}

/** Turns slots around: from numbers of terms to the slots they fill. */
function invertSlots(
  slots: readonly Slot[],
  index: PassageIndex,
): ReadonlyMap<number, readonly Acceptance[]> {
  const byTerm = new Map<number, Acceptance[]>();
  for (const [slot, { alternatives, subject, term, word }] of slots.entries()) {
    for (const [name, weight] of alternatives) {
      const number = index.numberOf(name);
      if (number === undefined) continue;
      const isSubject = subject !== null && name === term;
      const acceptance = { slot, weight, isSubject, word: index.numberOf(word) };
      byTerm.set(number, [...(byTerm.get(number) ?? []), acceptance]);
    }
  }
  return byTerm;
}

class OpenMatch implements SentenceMatch {
  readonly fill: number[];
  readonly positions: number[];
  readonly exact: boolean[];

  constructor(slots: number) {
    this.fill = Array.from({ length: slots }, () => 0);
    this.positions = this.fill.map(() => -1);
    this.exact = this.fill.map(() => false);
  }

  add(found: PackedTerm, acceptances: readonly Acceptance[]): void {
    for (const { slot, weight, isSubject, word } of acceptances) {
      if (isSubject || found.word === word) this.exact[slot] = true;
      if (weight <= this.fill[slot]!) continue;
      this.fill[slot] = weight;
      this.positions[slot] = found.position;
    }
  }
}

function raiseFill(fill: number[], acceptances: readonly Acceptance[]): void {
  for (const { slot, weight } of acceptances) fill[slot] = Math.max(weight, fill[slot]!);
}

/** The fill that covers most of the query; the first of equals. */
function takeBest(slots: readonly Slot[], fills: readonly Fill[]): Fill {
  return fills.reduce((best, fill) => (coverage(slots, fill) > coverage(slots, best) ? fill : best));
}

/**
 * Share of the query, weighted by idf, that is covered by a fill or, slot by slot, by another that counts `weight`
 * times: 0..1.
 */
export function coverage(slots: readonly Slot[], fill: Fill, other: Fill = [], weight = 0): number {
  let total = 0;
  let filled = 0;
  for (const [index, { idf }] of slots.entries()) {
    total += idf;
    filled += idf * Math.max(fill[index] ?? 0, weight * (other[index] ?? 0));
  }
  return total === 0 ? 0 : filled / total;
}
