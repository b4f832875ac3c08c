import type { Answer, AnswerPassage } from '../../src/answer/answer.ts';
import type { Reading } from '../../src/retrieval/repair.ts';
import type { Comparison, Side, Snippet } from '../../src/answer/comparison.ts';
import { emptyCorpus, makeDocument } from '../helpers/make-corpus.ts';
import type { Document, Passage, Section } from '../../src/corpus/document.ts';
import type { Message } from '../../src/message/message.ts';
import { renderAbstention } from '../../src/message/render-abstention.ts';
import { renderAnswer } from '../../src/message/render-answer.ts';
import { catalogue, type Words } from '../../src/message/words.ts';

export interface DocumentParts {
  readonly title?: string;
  readonly headings?: readonly string[];
  readonly url?: string | null;
  readonly updated?: string | null;
  readonly links?: Document['links'];
  /** Stands between two sentences. */
  readonly gap?: string;
}

/** A passage whose sentences are the given ones, in a document that holds nothing else. */
export function makePassage(sentences: readonly string[], parts: DocumentParts = {}): Passage {
  const gap = parts.gap ?? ' ';
  const text = sentences.join(gap);
  const section: Section = {
    id: `doc#${parts.headings?.join('-') ?? 'top'}`,
    headings: parts.headings ?? ['Xen'],
    asks: [],
    url: null,
    blocks: [],
  };
  const document = makeDocument({
    slug: 'doc',
    title: parts.title ?? 'Hypervisors',
    updated: parts.updated === undefined ? '2026-11-24' : parts.updated,
    url: parts.url ?? null,
    text,
    sections: [section],
    links: parts.links ?? [],
  });
  const spans = sentences.map((sentence, index) => {
    const start = sentences.slice(0, index).reduce((total, { length }) => total + length + gap.length, 0);
    const words = sentence.split(/\s+/u).length;
    return { start, end: start + sentence.length, kind: 'sentence' as const, leadIn: null, words };
  });
  return {
    id: `${section.id}.1`,
    document,
    section,
    part: { number: 1, count: 1 },
    start: 0,
    end: text.length,
    text,
    sentences: spans,
  };
}

/** A passage as an answer, with the sentences of the given indexes as the answering ones. */
export function makeAnswerPassage(passage: Passage, answering: readonly number[] = [0]): AnswerPassage {
  return {
    passage,
    excerpt: passage.text,
    start: passage.start,
    highlights: passage.sentences.filter((_, index) => answering.includes(index)),
    best: passage.sentences[answering[0] ?? 0],
    score: 1,
    explanation: { parts: [], matches: [] },
  };
}

export function makeAnswer(parts: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    question: 'What is Xen?',
    sure: true,
    comparison: null,
    confidence: 0.9,
    passages: [],
    unknownTerms: [],
    unanswered: [],
    readings: [],
    suggestions: [],
    ...parts,
  };
}

export function makeSide(parts: Partial<Side> = {}): Side {
  return { asked: 'xen', subject: 'Xen', didYouMean: [], snippets: [], ...parts };
}

export function makeSnippet(text: string, aspect: string | null, parts: DocumentParts = {}): Snippet {
  return { text, aspect, passage: makePassage([text], parts) };
}

export function makeComparison(parts: Partial<Comparison> = {}): Comparison {
  return {
    status: 'answered',
    a: makeSide(),
    b: makeSide({ asked: 'kvm', subject: 'KVM' }),
    aspect: null,
    both: [],
    rows: [],
    relation: null,
    reason: null,
    ...parts,
  };
}

/** An answer as it is shown, whether it answers or abstains. */
export function render(answer: Answer, words: Words = catalogue.en, names: readonly Reading[] = []): Message {
  const [best, ...others] = answer.passages;
  return answer.status === 'abstained' || best === undefined
    ? renderAbstention(answer, words, emptyCorpus.settings)
    : renderAnswer({ ...answer, names, passages: [best, ...others], signature: null }, words);
}

export function readMessage(message: Pick<Message, 'blocks'>): string {
  return message.blocks.join('\n');
}

/** What a reader sees in the quotes of a message: a text for each stretch between two cuts or other lines. */
export function readQuotes(message: Pick<Message, 'blocks'>): readonly string[] {
  const lines = readMessage(message).split('\n');
  const stretches: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('> ') && line !== '> […]') stretches.at(-1)?.push(displayMarkdown(line.slice(2)));
    else stretches.push([]);
  }
  return stretches.filter(({ length }) => length > 0).map((stretch) => stretch.join('\n'));
}

/** What Discord displays for escaped text with bold in it. */
export function displayMarkdown(markdown: string): string {
  return markdown.replace(/^-# /, '').replace(/\\([\s\S])|\*\*/g, '$1');
}
