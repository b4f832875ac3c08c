import type { Corpus } from '../../src/corpus/corpus.ts';
import { chunkDocument } from '../../src/corpus/chunk.ts';
import type { Document, Section } from '../../src/corpus/document.ts';
import { emptyLexicon, type Lexicon } from '../../src/corpus/lexicon.ts';

export const emptyCorpus: Corpus = {
  documents: [],
  passages: [],
  lexicon: emptyLexicon,
  fingerprint: '00000000',
  settings: { title: null, language: 'en', contact: null },
  report: { problems: [], leftOut: [] },
};

/** A document in English of which nothing is known but the given. */
export function makeDocument(
  parts: Pick<Document, 'slug' | 'title' | 'text' | 'sections'> & Partial<Document>,
): Document {
  return {
    file: `${parts.slug}.md`,
    updated: null,
    source: null,
    url: null,
    licence: null,
    language: 'en',
    isDemoted: false,
    links: [],
    ...parts,
  };
}

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
  const document = makeDocument({ slug: 'handbook', title, text, sections: made, updated: '2026-01-02' });
  return { ...emptyCorpus, documents: [document], passages: chunkDocument(document), lexicon };
}
