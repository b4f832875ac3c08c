import type { Corpus, CorpusSettings } from '../../src/corpus/corpus.ts';
import { chunkDocument } from '../../src/corpus/chunk.ts';
import type { Document, Section } from '../../src/corpus/document.ts';
import { emptyLexicon, type Lexicon } from '../../src/corpus/lexicon.ts';

export const defaultSettings: CorpusSettings = { title: null, language: 'en', contact: null };

export const cleanReport: Corpus['report'] = { problems: [], leftOut: [] };

/** A document that says nothing. */
export const emptyDocument: Document = {
  slug: 'doc',
  title: 'Handbook',
  file: 'doc.md',
  updated: '2026-11-24',
  source: null,
  url: null,
  licence: null,
  language: 'en',
  text: '',
  isDemoted: false,
  sections: [],
  links: [],
};

/** A corpus of one document, whose sections are given as heading and paragraphs. */
export function makeCorpus(
  sections: Readonly<Record<string, string>>,
  lexicon: Lexicon = emptyLexicon,
  title = 'Handbook',
): Corpus {
  const made: Section[] = [];
  let text = '';
  for (const [heading, body] of Object.entries(sections)) {
    text += `${heading}\n\n`;
    const start = text.length;
    text += `${body}\n\n`;
    const anchor = heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
    made.push({
      id: `handbook#${anchor}`,
      headings: [heading],
      asks: [],
      url: null,
      blocks: [{ kind: 'paragraph', start, end: start + body.length }],
    });
  }
  const slug = 'handbook';
  const document = { ...emptyDocument, slug, file: `${slug}.md`, title, text, sections: made };
  return {
    documents: [document],
    passages: chunkDocument(document),
    lexicon,
    fingerprint: '00000000',
    settings: defaultSettings,
    report: cleanReport,
  };
}
