import { cleanReport, type Corpus, defaultSettings } from '../../src/corpus/corpus.ts';
import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Comparison, Side, Snippet } from '../../src/answer/comparison.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { Document, Link, Passage, Section } from '../../src/corpus/document.ts';
import { emptyLexicon } from '../../src/corpus/lexicon.ts';
import { emptyGuide } from '../helpers/subject-guide.ts';
import { makeAnswer, makeAnswerPassage, makeComparison, makePassage } from '../message/builders.ts';

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
  const start = text.join('\n\n').indexOf('letter M');
  const link: Link = { start, end: start + 'letter M'.length, url: 'https://example.org/m' };
  const { document } = makePassage(text, {
    title: 'Pets',
    updated: '2026-01-31',
    gap: '\n\n',
    links: [link],
  });
  return { ...document, slug: 'pets', file: 'pets.md', sections };
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
    ...makeAnswerPassage(passage),
    highlights: [{ start, end: start + highlight.length }],
    score: 12.345678,
    explanation: {
      parts: [{ feature: 'bm25', value: 8.1, contribution: 12.345678 }],
      matches: [{ term: 'tabbi', fields: ['text', 'headings'], idf: 1.5 }],
    },
  };
}

function answer(question: string, { passages: [cats, tabby] }: Corpus): Answer {
  const nearby = quote(cats!, 'Cats sleep most of the day.');
  return question.includes('tabby')
    ? makeAnswer({
        question,
        confidence: 0.912345,
        passages: [quote(tabby!, 'A tabby is a cat with stripes.'), nearby],
      })
    : makeAnswer({
        status: 'abstained',
        question,
        sure: false,
        confidence: 0.1,
        passages: [nearby],
        unknownTerms: ['ferret'],
        suggestions: ['What is a tabby?'],
      });
}

/** Says what a tabby looks like, and nothing of how a dog does. */
function compare([a, b]: readonly [string, string], aspect: string | null, corpus: Corpus): Comparison {
  const [, tabby] = corpus.passages;
  const known = new Set(['tabby', 'dog']);
  const quoteTabby = (said: string, of: string | null): Snippet => ({
    text: said,
    passage: tabby!,
    aspect: of,
  });
  const looks = quoteTabby('A tabby is a cat with stripes.', aspect ?? 'looks');
  const side = (asked: string, snippets: readonly Snippet[]): Side =>
    known.has(asked)
      ? { asked, subject: asked, didYouMean: [], snippets }
      : { asked, subject: null, didYouMean: ['tabby'], snippets: [] };
  const isKnown = known.has(a) && known.has(b);
  return makeComparison({
    status: isKnown ? 'answered' : 'abstained',
    a: side(a, [looks]),
    b: side(b, []),
    aspect,
    both: isKnown ? [quoteTabby('Tabbies are common.', null)] : [],
    rows: isKnown ? [{ aspect: looks.aspect, a: looks, b: null }] : [],
    reason: isKnown ? null : 'unknown-subject',
  });
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
