import type { Passage } from '../../corpus/document.ts';

/** What of a passage gets vectors. */
export interface PassageTexts {
  /** Title, headings and text, as one. */
  readonly whole: string;
  readonly sentences: readonly string[];
  /** Texts that stand for the passage beside its own, as questions it is known to answer. */
  readonly extras: readonly string[];
}

/** The texts of a passage in the form the encoder was measured with. */
export function listPassageTexts(passage: Passage, extras: readonly string[] = []): PassageTexts {
  const { document, section, sentences } = passage;
  return {
    whole: [document.title, ...section.headings, passage.text].join('. '),
    sentences: sentences.map(({ start, end }) => document.text.slice(start, end)),
    extras,
  };
}
