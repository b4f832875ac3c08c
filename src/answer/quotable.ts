import type { Sentence } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import { createMatcher } from '../retrieval/match.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import type { Slot } from '../retrieval/query.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import type { Resolved } from './resolve-subject.ts';

/** A sentence that may be quoted in a comparison. */
export interface Quotable {
  readonly passage: IndexedPassage;
  readonly sentence: Sentence;
  /** Number of the sentence in its passage. */
  readonly at: number;
  readonly text: string;
  /** Numbers of its terms. */
  readonly terms: ReadonlySet<number>;
  /** How surely the sentence is about each side, 0..1; both above 0 where it is about both. */
  readonly about: readonly [number, number];
  /** Whether it stands under a heading of its side, or of both where it is about both. */
  readonly isHeaded: boolean;
}

/** How many passages of each subject are read. */
const passageLimit = 60;

/** How surely a sentence is about the subject it names first, and about the one spoken of before it. */
const certainty = { named: 1, carried: 0.65 } as const;

/** The words of a name stand no farther apart than this many other words. */
const gapWords = 4;

/** What a sentence that speaks on begins with. */
const speaksOn = /^(?:it|its|they|their|these|this|that|both|he|she)\b/iu;

/** What an item is about, ahead of what it says: "Price: …". */
export const label = /^\p{L}[^:.;!?]{1,40}:\s/u;

/** Lists every sentence that is about either subject or both, of the best passages first. */
export function listQuotables(pair: readonly [Resolved, Resolved], index: PassageIndex): readonly Quotable[] {
  const passages = new Set(
    pair.flatMap(({ slots }) => index.find(termsOf(slots), passageLimit)).map(({ passage }) => passage),
  );
  const find = [createNameFinder(pair[0], index), createNameFinder(pair[1], index)] as const;
  const areRelated = pair.some(
    ({ subject }, at) => subject !== null && subject.parent === pair[1 - at]?.subject?.name,
  );
  return [...passages].flatMap((passage) => {
    const [a, b] = [find[0](passage), find[1](passage)];
    return readPassage({ passage, a, b, areRelated }, index);
  });
}

function termsOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  return new Map(slots.flatMap(({ alternatives }) => [...alternatives]));
}

/** Where a passage names a side. */
interface Naming {
  /** For each sentence the positions of the words that name it; empty where none do. */
  readonly sentences: readonly (readonly number[])[];
  /** Whether the heading names it, and whether the nearest heading above that names anything does. */
  readonly heading: boolean;
  readonly context: boolean;
}

function createNameFinder(
  { subject, slots }: Resolved,
  index: PassageIndex,
): (passage: IndexedPassage) => Naming {
  if (subject !== null) return (passage) => findSubject(subject, passage, index);
  const match = createMatcher(slots, index);
  const isWhole = (fill: readonly number[]): boolean => slots.length > 0 && fill.every((value) => value > 0);
  return (passage) => {
    const { sentences, heading, context } = match(passage);
    return {
      sentences: sentences.map(({ fill, positions }) => {
        const width = Math.max(...positions) - Math.min(...positions);
        return isWhole(fill) && width < positions.length + gapWords ? positions : [];
      }),
      heading: isWhole(heading),
      context: isWhole(context),
    };
  };
}

function findSubject(subject: Subject, { passage, terms }: IndexedPassage, index: PassageIndex): Naming {
  const sentences = passage.sentences.map((): number[] => []);
  for (const { term, sentence, position } of listTerms(terms)) {
    if (index.subjectOf(term) === subject) sentences[sentence]?.push(position);
  }
  const above = [...terms.context].flatMap((term) => index.subjectOf(term) ?? []);
  return {
    sentences,
    heading: [...terms.heading].some((term) => index.subjectOf(term) === subject),
    context: above.at(-1) === subject,
  };
}

/** What a sentence says, and names. */
interface Spoken {
  readonly text: string;
  readonly terms: ReadonlySet<number>;
  /** Positions of every subject named. */
  readonly subjects: readonly number[];
}

function listSpoken({ passage, terms }: IndexedPassage, index: PassageIndex): readonly Spoken[] {
  const spoken = passage.sentences.map(({ start, end }) => ({
    text: passage.document.text.slice(start, end),
    terms: new Set<number>(),
    subjects: [] as number[],
  }));
  for (const { term, sentence, position } of listTerms(terms)) {
    spoken[sentence]?.terms.add(term);
    if (index.subjectOf(term) !== undefined) spoken[sentence]?.subjects.push(position);
  }
  return spoken;
}

interface PassageOfPair {
  readonly passage: IndexedPassage;
  readonly a: Naming;
  readonly b: Naming;
  /** Whether one side is a part or kind of the other: naming both is how it is told what it is. */
  readonly areRelated: boolean;
}

function readPassage({ passage, a, b, areRelated }: PassageOfPair, index: PassageIndex): readonly Quotable[] {
  const spoken = listSpoken(passage, index);
  const headsBoth = a.heading && b.heading;
  const topics = [
    followTopic(passage, spoken, a, b, index),
    followTopic(passage, spoken, b, a, index),
  ] as const;
  return passage.passage.sentences.flatMap((sentence, at): readonly Quotable[] => {
    const { text, terms, subjects } = spoken[at]!;
    const [left, right] = [topics[0][at]!, topics[1][at]!];
    const namesBoth = a.sentences[at]!.length > 0 && b.sentences[at]!.length > 0 && !areRelated;
    const first = Math.min(...a.sentences[at]!, ...b.sentences[at]!);
    const isBoth = namesBoth && !hasOtherBefore(first, subjects, text);
    if (sentence.kind === 'code' || (namesBoth && !isBoth) || (!isBoth && left + right === 0)) return [];
    const about: readonly [number, number] = isBoth ? [1, 1] : [left, left > 0 ? 0 : right];
    const isHeaded = isBoth ? headsBoth : about[0] > 0 ? a.heading || a.context : b.heading || b.context;
    return [{ passage, sentence, at, text, terms, about, isHeaded }];
  });
}

/** Whether a subject stands ahead of a position, not counting an item's label. */
function hasOtherBefore(position: number, subjects: readonly number[], text: string): boolean {
  const from = label.exec(text)?.[0].trim().split(/\s+/u).length ?? 0;
  return subjects.some((other) => other < position && other >= from);
}

/**
 * How surely each sentence is about a side: it names it ahead of any other subject, or names none and goes on after one
 * that is about it, or under its heading.
 */
function followTopic(
  { passage, terms }: IndexedPassage,
  spoken: readonly Spoken[],
  own: Naming,
  other: Naming,
  index: PassageIndex,
): readonly number[] {
  const isNamedAbove = [...terms.heading].some((term) => index.subjectOf(term) !== undefined);
  const isTopic = own.heading ? !other.heading : own.context && !isNamedAbove;
  const about: number[] = [];
  for (const [at, { leadIn }] of passage.sentences.entries()) {
    const { text, subjects } = spoken[at]!;
    const names = own.sentences[at]!;
    const before = leadIn ?? at - 1;
    const isCarried = before < 0 ? isTopic : about[before]! > 0;
    if (names.length > 0) {
      about.push(hasOtherBefore(Math.min(...names), subjects, text) ? 0 : certainty.named);
    } else {
      about.push(isCarried && (subjects.length === 0 || speaksOn.test(text)) ? certainty.carried : 0);
    }
  }
  return about;
}
