import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Comparison, Side } from '../../src/answer/comparison.ts';
import type { Passage } from '../../src/corpus/document.ts';
import type { Asked } from '../../src/evaluation/judge.ts';
import {
  makeAnswer,
  makeAnswerPassage,
  makeComparison,
  makePassage,
  makeSide,
  makeSnippet,
} from '../message/builders.ts';

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
  const ask = async (question: string): Promise<Answer> => {
    const { texts, ...said } = answers[question] ?? silence;
    return makeAnswer({ ...said, question, passages: texts.map(quote) });
  };
  return {
    ask,
    async converse(question, previous) {
      const completed = previous === null ? question : `${previous.question} > ${question}`;
      return { answer: await ask(completed), conversation: { question: completed, subjects: [] } };
    },
    async compare(a, b, aspect) {
      const name = aspect === null ? `${a} vs ${b}` : `${a} vs ${b}: ${aspect}`;
      const { status, ...said } = comparisons[name] ?? { status: 'abstained', a: [], b: [] };
      return makeComparison({ status, a: quoteSide(a, said.a), b: quoteSide(b, said.b), aspect });
    },
  };
}

function quoteSide(asked: string, texts: readonly string[]): Side {
  return makeSide({ asked, subject: asked, snippets: texts.map((text) => makeSnippet(text, null)) });
}

function quote(written: string): AnswerPassage {
  const [before = '', marked = ''] = written.split('*');
  const highlights = [{ start: before.length, end: before.length + marked.length }];
  const passage = nameSection(written.replaceAll('*', ''));
  return { ...makeAnswerPassage(passage), highlights: marked === '' ? [] : highlights };
}

/** A passage of the section that its first word names. */
function nameSection(text: string): Passage {
  const [heading = ''] = text.split(' ');
  const passage = makePassage([text], { headings: [heading] });
  return { ...passage, section: { ...passage.section, id: `pets#${heading.toLowerCase()}` } };
}
