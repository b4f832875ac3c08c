import { cleanReport, defaultSettings } from '../../src/corpus/corpus.ts';
import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Comparison, Side, Snippet } from '../../src/answer/comparison.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { Document, Passage } from '../../src/corpus/document.ts';
import { emptyLexicon } from '../../src/corpus/lexicon.ts';
import { emptyGuide } from '../helpers/subject-guide.ts';

/** What the engine shows: texts, best first, `*marked*` where a sentence is the answer. */
export interface Script {
  readonly status: Answer['status'];
  readonly confidence: number;
  readonly texts: readonly string[];
}

/** What the engine quotes of two things. */
export interface ComparisonScript {
  readonly status: Comparison['status'];
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** What the engine says to each question; a turn after the first is looked up as `before > now`. */
export interface Scripts {
  readonly answers?: Readonly<Record<string, Script>>;
  readonly comparisons?: Readonly<Record<string, ComparisonScript>>;
}

const silence: Script = { status: 'abstained', confidence: 0, texts: [] };

/** An engine that says what it is told to, for evaluations whose outcome can be counted by hand. */
export function makeEngine({ answers = {}, comparisons = {} }: Scripts): Engine {
  const ask = (question: string): Answer => makeAnswer(question, answers[question] ?? silence);
  return {
    corpus: {
      documents: [],
      passages: [],
      lexicon: emptyLexicon,
      fingerprint: '00000000',
      settings: defaultSettings,
      report: cleanReport,
    },
    aspects: [],
    subjects: emptyGuide,
    ask: async (question) => ask(question),
    async converse(question, previous) {
      const completed = previous === null ? question : `${previous.question} > ${question}`;
      return { answer: ask(completed), conversation: { question: completed, subjects: [] } };
    },
    async compare(a, b, aspect) {
      const name = aspect === null ? `${a} vs ${b}` : `${a} vs ${b}: ${aspect}`;
      const script = comparisons[name] ?? { status: 'abstained', a: [], b: [] };
      return {
        status: script.status,
        a: makeSide(a, script.a),
        b: makeSide(b, script.b),
        aspect,
        both: [],
        reason: null,
      };
    },
    complete: () => [],
    recall: (value) => value,
  };
}

function makeAnswer(question: string, { status, confidence, texts }: Script): Answer {
  return {
    status,
    question,
    confidence,
    passages: texts.map(makeAnswerPassage),
    unknownTerms: [],
    readings: [],
    suggestions: [],
  };
}

function makeAnswerPassage(written: string): AnswerPassage {
  const excerpt = written.replaceAll('*', '');
  const start = written.indexOf('*');
  const length = start === -1 ? 0 : written.indexOf('*', start + 1) - start - 1;
  return {
    passage: makePassage(excerpt),
    excerpt,
    start: 0,
    highlights: start === -1 ? [] : [{ start, end: start + length }],
    score: 1,
    explanation: { parts: [], matches: [] },
  };
}

function makeSide(asked: string, texts: readonly string[]): Side {
  const snippets = texts.map((text): Snippet => ({ text, passage: makePassage(text), aspect: null }));
  return { asked, subject: asked, didYouMean: [], snippets };
}

function makePassage(text: string): Passage {
  const section = { id: 'pets#top', headings: [], asks: [], url: null, blocks: [] };
  const document: Document = {
    slug: 'pets',
    title: 'Pets',
    file: 'pets.md',
    updated: null,
    source: null,
    url: null,
    licence: null,
    language: 'en',
    text,
    isDemoted: false,
    sections: [section],
    links: [],
  };
  return {
    id: 'pets#top.1',
    document,
    section,
    part: { number: 1, count: 1 },
    start: 0,
    end: text.length,
    text,
    sentences: [],
  };
}
