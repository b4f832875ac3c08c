import { emptyCorpus } from '../helpers/make-corpus.ts';
import type { Answer } from '../../src/answer/answer.ts';
import type { Comparison } from '../../src/answer/comparison.ts';
import type { Completion, Field } from '../../src/answer/completion.ts';
import type { Engine } from '../../src/answer/engine.ts';
import type { SubjectGuide } from '../../src/answer/subject-guide.ts';
import {
  makeAnswer,
  makeAnswerPassage,
  makeComparison,
  makePassage,
  makeSide,
  makeSnippet,
} from '../message/builders.ts';

const xen = makePassage(['Xen is a Type-1 hypervisor.', 'Xen is free.']);

/** An engine that knows Xen and KVM: it answers what names Xen, and abstains otherwise. */
export function createFakeEngine(parts: Partial<Engine> = {}): Engine {
  return {
    corpus: { ...emptyCorpus, documents: [xen.document], passages: [xen] },
    encoded: Promise.resolve(),
    ask: async (question) => ask(question),
    converse: async (question) => ({ answer: ask(question), conversation: { question, subjects: [] } }),
    compare: async (a, b, aspect) => compare(a, b, aspect),
    complete,
    recall: (value) => (value === '~gone' ? null : value.replace(/^~/, '')),
    aspects: ['performance', 'isolation and security', 'cost'],
    subjects: createGuide(),
    readSmallTalk: (text) => smallTalk.find(([words]) => words.test(text))?.[1] ?? null,
    ...parts,
  };
}

const smallTalk = [
  [/^(?:hi|hello|help)\b/iu, 'greeting'],
  [/^(?:ok|thanks|cảm ơn)/iu, 'assent'],
] as const;

const known = {
  question: ['What is Xen?', 'Who made KVM?', `Why ${'so '.repeat(40)}long?`],
  subject: ['Xen', 'KVM', 'OpenVZ'],
  aspect: ['performance', 'cost'],
} as const;

/** What holds the typed text; a key is the text behind a mark. */
function complete(field: Field, typed: string, limit: number): readonly Completion[] {
  return known[field.kind]
    .filter((text) => text.toLowerCase().includes(typed.toLowerCase()))
    .filter((text) => field.kind !== 'subject' || text !== field.other)
    .slice(0, limit)
    .map((text) => {
      const value = field.kind === 'aspect' ? text : `~${text}`.slice(0, 100);
      return { value, text, kind: field.kind, match: 'keyword', alias: null };
    });
}

/** Subjects without aliases, each related to every other. */
function createGuide(): SubjectGuide {
  const all = ['Xen', 'KVM', 'OpenVZ'].map((name) => ({ name, aliases: [], kind: 'x', parent: null }));
  const namedIn = (text: string): SubjectGuide['all'] =>
    all.filter(({ name }) => text.toLowerCase().includes(name.toLowerCase()));
  return {
    all,
    namedIn,
    subjectOf: (question) => namedIn(question)[0] ?? null,
    relatedTo: (subject) => all.filter((other) => other !== subject),
    otherNames: () => [],
  };
}

const scored = {
  score: 12.345678,
  explanation: {
    parts: [{ feature: 'bm25', value: 8.1, contribution: 12.345678 }],
    matches: [{ term: 'xen', fields: ['text', 'headings'], idf: 1.5 }],
  },
} as const;

function ask(question: string): Answer {
  return /xen/i.test(question)
    ? makeAnswer({ question, passages: [{ ...makeAnswerPassage(xen), ...scored }] })
    : makeAnswer({ question, status: 'abstained', unknownTerms: question.split(' ') });
}

function compare(a: string, b: string, aspect: string | null): Comparison {
  const isSame = a.toLowerCase() === b.toLowerCase();
  const said = makeSnippet(`${a} is fast.`, aspect ?? 'performance');
  return makeComparison({
    status: isSame ? 'abstained' : 'answered',
    a: makeSide({ asked: a, subject: a, snippets: [said] }),
    b: makeSide({ asked: b, subject: b }),
    aspect,
    rows: isSame ? [] : [{ aspect: said.aspect, a: said, b: null }],
    reason: isSame ? 'same-subject' : null,
  });
}
