import type { IndexedPassage, PassageIndex } from './passage-index.ts';
import type { Slot } from './query.ts';
import { entrySize, readTerm } from './term-vector.ts';

type Wanted = Pick<Slot, 'word' | 'term' | 'alternatives' | 'idf' | 'subject'>;

/** How well each slot of a query is filled, 0..1, in the slots' order. */
export type Fill = readonly number[];

export interface PassageMatch {
  readonly sentences: readonly SentenceMatch[];
  /** The different ones among them, and an empty one. */
  readonly found: readonly SentenceMatch[];
  /** From the heading, or the question noted for the section that covers more of the query. */
  readonly heading: Fill;
  /** From the heading alone. */
  readonly title: Fill;
  readonly context: Fill;
  /** The best of all sentences, for each slot. */
  readonly text: Fill;
  /** The best of sentences, heading and context. */
  readonly whole: Fill;
  /** For each slot 1 where the very word that was typed stands there, or another name of the same subject; else 0. */
  readonly exact: Fill;
}

/** Makes the function that fills a query's slots from a passage of the index. */
export function createMatcher(
  slots: readonly Wanted[],
  index: PassageIndex,
): (passage: IndexedPassage) => PassageMatch {
  const accepted = new Acceptances(slots, index);
  // Most sentences hold nothing that was asked for, and share one empty match.
  const nothing = new SentenceMatch(accepted.nothing);
  return ({ passage, terms: { entries, heading: own, context: above, asks } }) => {
    const sentences = passage.sentences.map(() => nothing);
    const found = [nothing];
    const text = accepted.nothing.slice();
    const exact = accepted.nothing.slice();
    for (let at = 0; at < entries.length; at += entrySize) {
      const acceptances = accepted.get(entries[at]!);
      if (acceptances === undefined) continue;
      const { sentence, word, position } = readTerm(entries, at);
      if (sentences[sentence] === nothing)
        found.push((sentences[sentence] = new SentenceMatch(accepted.nothing)));
      raiseFill(text, acceptances);
      sentences[sentence]!.add(position, acceptances);
      for (const { slot, isSubject, word: typed } of acceptances) {
        if (isSubject || word === typed) exact[slot] = 1;
      }
    }
    const title = accepted.fill(own);
    const heading = accepted
      .fillEach(asks)
      .reduce((best, fill) => (coverage(slots, fill) > coverage(slots, best) ? fill : best), title);
    const context = accepted.fill(above);
    const whole = text.map((value, slot) => Math.max(value, heading[slot]!, context[slot]!));
    return { sentences, found, heading, title, context, text, whole, exact };
  };
}

/** A slot that accepts a term. */
interface Acceptance {
  readonly slot: number;
  readonly weight: number;
  /** Whether the term is the subject that the slot names. */
  readonly isSubject: boolean;
  /** Number of the slot's word as typed; undefined when no passage has it. */
  readonly word: number | undefined;
}

class Acceptances {
  /** The fill of a text that has none of them. */
  readonly nothing: number[];
  readonly #byTerm = new Map<number, Acceptance[]>();
  /** Whether any number that ends in these eight bits is there: most are not, and need no look into the map. */
  readonly #mayHave = new Uint8Array(256);

  constructor(slots: readonly Wanted[], index: PassageIndex) {
    this.nothing = slots.map(() => 0);
    for (const [slot, { alternatives, subject, term, word }] of slots.entries()) {
      for (const [name, weight] of alternatives) {
        const number = index.numberOf(name);
        if (number === undefined) continue;
        const isSubject = subject !== null && name === term;
        const acceptance = { slot, weight, isSubject, word: index.numberOf(word) };
        this.#byTerm.set(number, [...(this.#byTerm.get(number) ?? []), acceptance]);
        this.#mayHave[number & 0xff] = 1;
      }
    }
  }

  get(term: number): readonly Acceptance[] | undefined {
    return this.#mayHave[term & 0xff] === 0 ? undefined : this.#byTerm.get(term);
  }

  fill(terms: Uint32Array): Fill {
    return this.fillEach(terms)[0] ?? this.nothing;
  }

  /** Fills from terms with the numbers of their texts in the upper 8 bits; nothing in the place of an empty one. */
  fillEach(terms: Uint32Array): readonly Fill[] {
    const fills: number[][] = [];
    for (let at = 0; at < terms.length; at += 1) {
      const acceptances = this.get(terms[at]! & 0xff_ff_ff);
      if (acceptances !== undefined)
        raiseFill((fills[terms[at]! >>> 24] ??= this.nothing.slice()), acceptances);
    }
    return fills;
  }
}

/** How a query's slots are filled by one sentence. */
export class SentenceMatch {
  readonly fill: number[];
  /** Word positions of each slot's best match, -1 where it is not filled. */
  readonly positions: number[];

  constructor(nothing: Fill) {
    this.fill = nothing.slice();
    this.positions = nothing.map(() => -1);
  }

  add(position: number, acceptances: readonly Acceptance[]): void {
    for (const { slot, weight } of acceptances) {
      if (weight <= this.fill[slot]!) continue;
      this.fill[slot] = weight;
      this.positions[slot] = position;
    }
  }
}

function raiseFill(fill: number[], acceptances: readonly Acceptance[]): void {
  for (const { slot, weight } of acceptances) fill[slot] = Math.max(weight, fill[slot]!);
}

/**
 * Share of the query, weighted by idf, that is covered by a fill or, slot by slot, by another that counts `weight`
 * times: 0..1.
 */
export function coverage(slots: readonly Wanted[], fill: Fill, other: Fill = fill, weight = 0): number {
  let total = 0;
  let filled = 0;
  for (let slot = 0; slot < slots.length; slot += 1) {
    const { idf } = slots[slot]!;
    total += idf;
    filled += idf * Math.max(fill[slot]!, weight * other[slot]!);
  }
  return total === 0 ? 0 : filled / total;
}
