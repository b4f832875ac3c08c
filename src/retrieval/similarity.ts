/** How alike in meaning one question and the passages of an index are, by a sentence encoder. */
export interface Similarity {
  /** Cosine of the question and the passage with its title and headings: -1..1. */
  passage(number: number): number;
  /** Cosine of the question and each sentence of the passage, in order; empty where sentences have no vectors. */
  sentences(number: number): readonly number[];
  /** Cosine of the question and the nearest of the passage's headings and of the questions noted for it: -1..1. */
  heading(number: number): number;
  /** Numbers of the passages nearest to the question, the nearest first. */
  nearest(limit: number): readonly number[];
}
