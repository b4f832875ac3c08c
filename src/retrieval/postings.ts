import type { Steps } from '../steps.ts';

/** The terms of one field of all passages, as lists of passages by term. */
export interface FieldPostings {
  /** The passages of term `n` stand from `starts[n]` (inclusive) to `starts[n + 1]` (exclusive). */
  readonly starts: Uint32Array;
  /** Numbers of passages, ascending inside each term's list. */
  readonly passages: Uint32Array;
  /** How often the term stands in each of these passages, at most {@link maxCount}. */
  readonly counts: Uint8Array;
  /** How many distinct terms the field has in each passage, at least 1. */
  readonly lengths: Uint32Array;
}

/** An inverted index, in flat arrays: no more memory than its numbers need, and nothing to parse when it is stored. */
export interface Postings {
  /** Number of passages. */
  readonly size: number;
  /** Number of each term, from 0. */
  readonly terms: ReadonlyMap<string, number>;
  /** How many passages have the term in any field, by number of the term. */
  readonly frequencies: Uint32Array;
  readonly text: FieldPostings;
  readonly heading: FieldPostings;
}

/** A passage's terms, in the order of its text. */
export interface IndexedTerms {
  readonly text: readonly string[];
  readonly heading: readonly string[];
}

/** Saturation makes a word's hundredth occurrence count for nothing. */
const maxCount = 255;

/** Builds the inverted index of passages, one a step. */
export function* buildPostings(passages: Iterable<IndexedTerms>): Steps<Postings> {
  const terms = new Map<string, number>();
  const frequencies: number[] = [];
  const lastPassages: number[] = [];
  const text = new FieldBuilder();
  const heading = new FieldBuilder();
  let size = 0;
  const toNumber = (term: string): number => {
    let number = terms.get(term);
    if (number === undefined) {
      number = terms.size;
      terms.set(term, number);
      frequencies.push(0);
      lastPassages.push(-1);
    }
    if (lastPassages[number] !== size) frequencies[number] = (frequencies[number] ?? 0) + 1;
    lastPassages[number] = size;
    return number;
  };
  for (const passage of passages) {
    text.add(passage.text.map(toNumber));
    heading.add(passage.heading.map(toNumber));
    size += 1;
    yield;
  }
  return {
    size,
    terms,
    frequencies: Uint32Array.from(frequencies),
    text: text.finish(terms.size),
    heading: heading.finish(terms.size),
  };
}

/** Collects one field passage by passage, and sorts by term at the end. */
class FieldBuilder {
  readonly #terms = new NumberList();
  readonly #passages = new NumberList();
  readonly #counts = new NumberList();
  readonly #lengths = new NumberList();
  /** Where the term was entered last, by number of the term. */
  readonly #places: number[] = [];

  add(terms: readonly number[]): void {
    const passage = this.#lengths.length;
    const start = this.#terms.length;
    for (const term of terms) {
      const place = this.#places[term] ?? -1;
      if (place >= start) {
        this.#counts.set(place, Math.min(maxCount, this.#counts.get(place) + 1));
        continue;
      }
      this.#places[term] = this.#terms.length;
      this.#terms.push(term);
      this.#passages.push(passage);
      this.#counts.push(1);
    }
    this.#lengths.push(Math.max(1, this.#terms.length - start));
  }

  finish(termCount: number): FieldPostings {
    const { length } = this.#terms;
    const starts = new Uint32Array(termCount + 1);
    for (let place = 0; place < length; place += 1) {
      const next = this.#terms.get(place) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let term = 0; term < termCount; term += 1) {
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    }
    const ends = starts.slice();
    const passages = new Uint32Array(length);
    const counts = new Uint8Array(length);
    for (let place = 0; place < length; place += 1) {
      const term = this.#terms.get(place);
      const end = ends[term] ?? 0;
      passages[end] = this.#passages.get(place);
      counts[end] = this.#counts.get(place);
      ends[term] = end + 1;
    }
    return { starts, passages, counts, lengths: this.#lengths.toArray() };
  }
}

/** A list of whole numbers, 0..2^32, that takes four bytes for each. */
class NumberList {
  #numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#numbers[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  toArray(): Uint32Array {
    return this.#numbers.slice(0, this.#length);
  }
}
