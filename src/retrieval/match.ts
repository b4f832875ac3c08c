import type { Term } from '../analysis/analyze.ts';
import type { AnalysedPassage } from './analysed-passage.ts';
import type { Slot } from './query.ts';

/** How well each slot of a query is filled, 0..1, in the slots' order. */
export type Fill = readonly number[];

/** How a query's slots are filled by a passage. */
export interface PassageMatch {
  readonly sentences: readonly SentenceMatch[];
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

/** Which slots accept a term, and how well it fills them. */
export type SlotsByTerm = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/** Turns slots around: from terms to the slots they fill. */
export function invertSlots(slots: readonly Slot[]): SlotsByTerm {
  const byTerm = new Map<string, [number, number][]>();
  for (const [index, slot] of slots.entries()) {
    for (const [term, weight] of slot.alternatives) {
      const entries = byTerm.get(term) ?? [];
      entries.push([index, weight]);
      byTerm.set(term, entries);
    }
  }
  return byTerm;
}

/** Fills a query's slots from a passage. */
export function matchPassage(
  passage: AnalysedPassage,
  slots: readonly Slot[],
  byTerm: SlotsByTerm,
): PassageMatch {
  const nothing = emptyMatch(slots);
  const sentences = passage.sentences.map(() => nothing);
  for (const [name, entries] of byTerm) {
    for (const { term, sentence } of passage.occurrences.get(name) ?? []) {
      // Most sentences hold nothing that was asked for, and can share one empty match.
      if (sentences[sentence] === nothing) sentences[sentence] = emptyMatch(slots);
      fillSlots(sentences[sentence] ?? nothing, term, entries, slots);
    }
  }
  return {
    sentences,
    heading: matchTerms(passage.heading, slots, byTerm),
    context: matchTerms(passage.context, slots, byTerm),
    text: bestOf(sentences, slots.length),
  };
}

interface OpenMatch {
  readonly fill: number[];
  readonly positions: number[];
  readonly exact: boolean[];
}

function emptyMatch(slots: readonly Slot[]): OpenMatch {
  return { fill: slots.map(() => 0), positions: slots.map(() => -1), exact: slots.map(() => false) };
}

function matchTerms(terms: readonly Term[], slots: readonly Slot[], byTerm: SlotsByTerm): Fill {
  const match = emptyMatch(slots);
  for (const term of terms) fillSlots(match, term, byTerm.get(term.term) ?? [], slots);
  return match.fill;
}

function fillSlots(
  match: OpenMatch,
  term: Term,
  entries: readonly (readonly [number, number])[],
  slots: readonly Slot[],
): void {
  for (const [slot, weight] of entries) {
    if (isExact(term, slots[slot])) match.exact[slot] = true;
    if (weight <= (match.fill[slot] ?? 0)) continue;
    match.fill[slot] = weight;
    match.positions[slot] = term.position;
  }
}

/** Whether a term is the very word that was typed, or another name of the same subject. */
function isExact(term: Term, slot: Slot | undefined): boolean {
  return term.surface === slot?.word || (term.subject !== null && term.subject === slot?.subject);
}

/** The best of all sentences, slot by slot. */
function bestOf(sentences: readonly SentenceMatch[], count: number): Fill {
  const best = Array.from({ length: count }, () => 0);
  for (const { fill } of sentences) {
    for (let slot = 0; slot < count; slot += 1) best[slot] = Math.max(best[slot] ?? 0, fill[slot] ?? 0);
  }
  return best;
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
