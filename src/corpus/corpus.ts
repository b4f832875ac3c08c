import type { Document, Passage } from './document.ts';
import type { Problem } from './errors.ts';
import type { Lexicon } from './lexicon.ts';
import type { FolderSettings } from './settings.ts';

/** What readers may see of the settings of a folder. */
export type CorpusSettings = Pick<FolderSettings, 'title' | 'language' | 'contact'>;

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
