import type { Term } from '../analysis/analyze.ts';
import type { AnalysedPassage } from './analysed-passage.ts';
import type { Slot } from './query.ts';
import { hasTrace, traceTerm } from './traces.ts';

/** How well each slot of a query is filled, 0..1, in the slots' order. */
export type Fill = readonly number[];

/** How a query's slots are filled by a passage. */
export interface PassageMatch {
  readonly sentences: readonly SentenceMatch[];
  /** Stands among the sentences for each that holds nothing. */
  readonly unmatched: SentenceMatch;
  /** Those of the sentences that hold anything that was asked for. */
  readonly matched: readonly SentenceMatch[];
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

/** Makes the function that fills a query's slots from a passage. */
export function createMatcher(slots: readonly Slot[]): (passage: AnalysedPassage) => PassageMatch {
  const byTerm = invertSlots(slots);
  const lookups = [...byTerm].map(([name, entries]) => ({ name, entries, trace: traceTerm(name) }));
  // Most sentences hold nothing that was asked for, and share one empty match.
  const nothing: OpenMatch = {
    fill: slots.map(() => 0),
    positions: slots.map(() => -1),
    exact: slots.map(() => false),
  };
  const fillFrom = (terms: readonly Term[]): Fill => {
    const fill = nothing.fill.slice();
    for (const { term } of terms) raiseFill(fill, byTerm.get(term));
    return fill;
  };
  return (passage) => {
    const sentences = passage.sentences.map(() => nothing);
    const matched: SentenceMatch[] = [];
    const text = nothing.fill.slice();
    for (const { name, entries, trace } of lookups) {
      if (!hasTrace(passage.traces, trace)) continue;
      const occurrences = passage.occurrences.get(name);
      if (occurrences === undefined) continue;
      raiseFill(text, entries);
      for (const { term, sentence } of occurrences) {
        let match = sentences[sentence] ?? nothing;
        if (match === nothing) {
          match = copyMatch(nothing);
          sentences[sentence] = match;
          matched.push(match);
        }
        fillSlots(match, term, entries);
      }
    }
    return {
      sentences,
      unmatched: nothing,
      matched,
      heading: fillFrom(passage.heading),
      context: fillFrom(passage.context),
      text,
    };
  };
}

/** A slot that accepts a term. */
interface Acceptance {
  readonly index: number;
  readonly slot: Slot;
  /** How well the term fills the slot. */
  readonly weight: number;
}

/** Turns slots around: from terms to the slots they fill. */
function invertSlots(slots: readonly Slot[]): ReadonlyMap<string, readonly Acceptance[]> {
  const byTerm = new Map<string, Acceptance[]>();
  for (const [index, slot] of slots.entries()) {
    for (const [term, weight] of slot.alternatives) {
      const acceptance = { index, slot, weight };
      const known = byTerm.get(term);
      if (known === undefined) byTerm.set(term, [acceptance]);
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
  for (const { index, weight } of acceptances) {
    if (weight > (fill[index] ?? 0)) fill[index] = weight;
  }
}

function fillSlots(match: OpenMatch, term: Term, acceptances: readonly Acceptance[]): void {
  for (const { index, slot, weight } of acceptances) {
    if (isExact(term, slot)) match.exact[index] = true;
    if (weight <= (match.fill[index] ?? 0)) continue;
    match.fill[index] = weight;
    match.positions[index] = term.position;
  }
}

/** Whether a term is the very word that was typed, or another name of the same subject. */
function isExact(term: Term, slot: Slot): boolean {
  return term.surface === slot.word || (term.subject !== null && term.subject === slot.subject);
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
