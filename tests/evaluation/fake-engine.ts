import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Comparison, Side, Snippet } from '../../src/answer/comparison.ts';
import type { Document, Passage } from '../../src/corpus/document.ts';
import type { Asked } from '../../src/evaluation/judge.ts';

/** What the engine shows: texts, best first, `*marked*` where a sentence is the answer, each below a heading. */
export interface Script {
  readonly status: Answer['status'];
  readonly confidence: number;
  /** True when left out. */
  readonly sure?: boolean;
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
export function makeEngine({ answers = {}, comparisons = {} }: Scripts): Asked {
  const ask = async (question: string): Promise<Answer> => makeAnswer(question, answers[question] ?? silence);
  return {
    ask,
    async converse(question, previous) {
      const completed = previous === null ? question : `${previous.question} > ${question}`;
      return { answer: await ask(completed), conversation: { question: completed, subjects: [] } };
    },
    async compare(a, b, aspect) {
      const name = aspect === null ? `${a} vs ${b}` : `${a} vs ${b}: ${aspect}`;
      const { status, ...said } = comparisons[name] ?? { status: 'abstained', a: [], b: [] };
      return {
        status,
        a: makeSide(a, said.a),
        b: makeSide(b, said.b),
        aspect,
        both: [],
        rows: [],
        relation: null,
        reason: null,
      };
    },
  };
}

function makeAnswer(question: string, { texts, ...said }: Script): Answer {
  return {
    sure: true,
    ...said,
    question,
    comparison: null,
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

/** A passage of the section that its first word names. */
function makePassage(text: string): Passage {
  const [heading = ''] = text.split(' ');
  const section = {
    id: `pets#${heading.toLowerCase()}`,
    headings: [heading],
    asks: [],
    url: null,
    blocks: [],
  };
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
    id: `${section.id}.1`,
    document,
    section,
    part: { number: 1, count: 1 },
    start: 0,
    end: text.length,
    text,
    sentences: [],
  };
}
