import type { Document, Passage } from './document.ts';
import type { Problem } from './errors.ts';
import type { Lexicon } from './lexicon.ts';

/** What a corpus says of itself in its `corpus.yaml`. */
export interface CorpusSettings {
  readonly title: string | null;
  /** BCP 47 tag of the documents that name no language of their own. */
  readonly language: string;
  /** Where to ask what the corpus does not answer. */
  readonly contact: { readonly label: string; readonly url: string | null } | null;
}

/** A file that was found and holds no document of the corpus. */
export interface LeftOut {
  /** Path relative to the corpus folder. */
  readonly file: string;
  readonly reason: string;
}

/** A loaded corpus: immutable, ready to be indexed. */
export interface Corpus {
  readonly documents: readonly Document[];
  readonly passages: readonly Passage[];
  readonly lexicon: Lexicon;
  readonly settings: CorpusSettings;
  /** What was wrong with files that were left out in whole or in part, and what is only worth knowing. */
  readonly report: { readonly problems: readonly Problem[]; readonly leftOut: readonly LeftOut[] };
  /** Eight hexadecimal digits that change whenever a document or the lexicon does. */
  readonly fingerprint: string;
}
