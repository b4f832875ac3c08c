import type { Document, Passage } from './document.ts';
import type { Lexicon } from './lexicon.ts';

/** A loaded corpus: immutable, ready to be indexed. */
export interface Corpus {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly lexicon: Lexicon;
  /** Eight hexadecimal digits that change whenever a document or the lexicon does. */
  readonly fingerprint: string;
  /** What a search index over these passages was stored as, to spare building it; what it holds is not known here. */
  readonly storedIndex?: Uint8Array;
}
