import { cleanReport, type Corpus, defaultSettings } from '../../src/corpus/corpus.ts';
import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Comparison, Side, Snippet } from '../../src/answer/comparison.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { Document, Link, Passage, Section } from '../../src/corpus/document.ts';
import { emptyLexicon } from '../../src/corpus/lexicon.ts';
import { emptyGuide } from '../helpers/subject-guide.ts';

const text = [
  'Cats sleep most of the day.',
  'A tabby is a cat with stripes. Tabbies are common, and every tabby has a mark like a letter M on its forehead.',
  'Dogs need:\n- a walk in the morning, whatever the weather is like outside and however early it may be\n- company',
] as const;

const sections: readonly Section[] = [
  { id: 'pets#top', headings: [], asks: [], url: null, blocks: [] },
  { id: 'pets#tabby', headings: ['Cats', 'Tabby'], asks: [], url: null, blocks: [] },
  { id: 'pets#dogs', headings: ['Dogs'], asks: [], url: null, blocks: [] },
];

function makeDocument(): Document {
  const whole = text.join('\n\n');
  const start = whole.indexOf('letter M');
  const link: Link = { start, end: start + 'letter M'.length, url: 'https://example.org/m' };
  return {
    slug: 'pets',
    title: 'Pets',
    file: 'pets.md',
    updated: '2026-01-31',
    source: null,
    url: null,
    licence: null,
    language: 'en',
    text: whole,
    isDemoted: false,
    sections,
    links: [link],
  };
}

/** A corpus of one document with three sections of one passage each. */
export function makeCorpus(): Corpus {
  const document = makeDocument();
  const passages: readonly Passage[] = sections.map((section, index) => {
    const start = document.text.indexOf(text[index] ?? '');
    const end = start + (text[index] ?? '').length;
    return {
      id: `${section.id}.1`,
      document,
      section,
      part: { number: 1, count: 1 },
      start,
      end,
      text: document.text.slice(start, end),
      sentences: [],
    };
  });
  return {
    documents: [document],
    passages,
    lexicon: emptyLexicon,
    fingerprint: '0123abcd',
    settings: defaultSettings,
    report: cleanReport,
  };
}

function quote(passage: Passage, highlight: string): AnswerPassage {
  const start = passage.text.indexOf(highlight);
  return {
    passage,
    excerpt: passage.text,
    start: passage.start,
    highlights: [{ start, end: start + highlight.length }],
    score: 12.345678,
    explanation: {
      parts: [{ feature: 'bm25', value: 8.1, contribution: 12.345678 }],
      matches: [{ term: 'tabbi', fields: ['text', 'headings'], idf: 1.5 }],
    },
  };
}

function answer(question: string, corpus: Corpus): Answer {
  const [cats, tabby] = corpus.passages;
  const isKnown = question.includes('tabby');
  return {
    status: isKnown ? 'answered' : 'abstained',
    question,
    sure: isKnown,
    comparison: null,
    confidence: isKnown ? 0.912345 : 0.1,
    passages: [
      ...(isKnown && tabby !== undefined ? [quote(tabby, 'A tabby is a cat with stripes.')] : []),
      ...(cats === undefined ? [] : [quote(cats, 'Cats sleep most of the day.')]),
    ],
    unknownTerms: isKnown ? [] : ['ferret'],
    readings: [],
    suggestions: isKnown ? [] : ['What is a tabby?'],
  };
}

function compare([a, b]: readonly [string, string], aspect: string | null, corpus: Corpus): Comparison {
  const [, tabby, dogs] = corpus.passages;
  const known = new Set(['tabby', 'dog']);
  const side = (asked: string, passage: Passage | undefined, said: string | null): Side => ({
    asked,
    subject: known.has(asked) ? asked : null,
    didYouMean: known.has(asked) ? [] : ['tabby'],
    snippets:
      known.has(asked) && said !== null && passage !== undefined
        ? [{ text: said, passage, aspect: aspect ?? 'looks' }]
        : [],
  });
  const both: readonly Snippet[] =
    tabby === undefined ? [] : [{ text: 'Tabbies are common.', passage: tabby, aspect: null }];
  const isKnown = known.has(a) && known.has(b);
  return {
    status: isKnown ? 'answered' : 'abstained',
    a: side(a, tabby, 'A tabby is a cat with stripes.'),
    b: side(b, dogs, null),
    aspect,
    both: isKnown ? both : [],
    rows: [],
    relation: null,
    reason: isKnown ? null : 'unknown-subject',
  };
}

/** An engine that knows what a tabby is, and that "it" in a later turn is the tabby. */
export function makeEngine(): Engine {
  const corpus = makeCorpus();
  return {
    corpus,
    encoded: Promise.resolve(),
    aspects: ['looks'],
    subjects: emptyGuide,
    async ask(question) {
      if (question === 'break') throw new TypeError('the engine broke');
      return answer(question, corpus);
    },
    async converse(question, previous) {
      const completed = previous === null ? question : question.replace(/\bit\b/, 'a tabby');
      return {
        answer: answer(completed, corpus),
        conversation: { question: completed, subjects: ['tabby'] },
      };
    },
    compare: async (a, b, aspect) => compare([a, b], aspect, corpus),
    complete: () => [
      { value: '~1', text: 'What is a tabby?', kind: 'question', match: 'exact', alias: null },
    ],
    recall: (value) => value,
  };
}
