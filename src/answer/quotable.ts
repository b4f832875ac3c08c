import { tokenize } from '../analysis/tokenize.ts';
import type { Sentence } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import { createMatcher } from '../retrieval/match.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import type { Slot } from '../retrieval/query.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import { derivedKind, type Resolved } from './resolve-subject.ts';

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
  /** How many times it names other subjects. */
  readonly others: number;
  /** Whether its heading names another subject. */
  readonly isElsewhere: boolean;
}

/** How many passages of each subject are read. */
const passageLimit = 60;

/** How surely a sentence is about the subject it names first, the one spoken of before it, and one it only concerns. */
const certainty = { named: 1, carried: 0.65, wide: 0.5 } as const;

/** Less is no statement. */
const leastWords = 4;

/** The words of a name stand no farther apart than this many other words. */
const gapWords = 4;

/** How a sentence begins that speaks on of something. */
export const leaning =
  /^(?:it|its|they|their|there|this|that|these|those|such|both|several|he|she|here|with (?:it|that|this)|the (?:first|second|third|other|latter|former)|all (?:two|three|four|of))\b/iu;

/** Names in a row, of all of which a sentence speaks: "Vultr, OVH and …". */
const listed = /^(?:[\p{L}\p{N}.-]+ ?){1,3}(?:, (?:[\p{L}\p{N}.-]+ ?){1,3})*(?:,|,? ?\b(?:and|or)) $/u;

/** A sentence that refers to something spoken of before. */
const refersBack = /^.{0,40}?\b(?:it|its|they|their|both|each)\b/iu;

/** What an item is about, ahead of what it says: "Price: …". */
export const label = /^\p{L}[^:.;!?]{1,40}:\s/u;

/**
 * Lists every sentence that is about either of two subjects or both, of the best passages first. With
 * `isWide` also those that speak of something else than a neighbor and name it ("Amazon uses Xen"), or of a kind of it.
 */
export type ListQuotables = (pair: readonly [Resolved, Resolved], isWide: boolean) => readonly Quotable[];

/** Makes a lister for an index; what a passage says is read once. */
export function createQuotableLister(index: PassageIndex): ListQuotables {
  const known = new WeakMap<IndexedPassage, readonly Spoken[]>();
  const read = (passage: IndexedPassage): readonly Spoken[] => {
    const spoken = known.get(passage) ?? listSpoken(passage, index);
    known.set(passage, spoken);
    return spoken;
  };
  return (pair, isWide) => {
    const found = pair.flatMap(({ slots }) => index.find(termsOf(slots), passageLimit));
    const findA = createNameFinder(pair[0], index);
    const findB = createNameFinder(pair[1], index);
    const areRelated = pair.some(
      ({ subject }, at) => subject !== null && subject.parent === pair[1 - at]?.subject?.name,
    );
    return [...new Set(found.map(({ passage }) => passage))].flatMap((passage) => {
      const heading = new Set([...passage.terms.heading].flatMap((term) => index.subjectOf(term) ?? []));
      const [a, b] = [findA(passage), findB(passage)];
      return readPassage({ passage, spoken: read(passage), headed: heading.size, a, b, areRelated, isWide });
    });
  };
}

function termsOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  return new Map(slots.flatMap(({ alternatives }) => [...alternatives]));
}

/** Where a passage names a side. */
interface Naming {
  readonly subject: Subject | null;
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
      subject,
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
    subject,
    sentences,
    heading: [...terms.heading].some((term) => index.subjectOf(term) === subject),
    context: above.at(-1) === subject,
  };
}

/** A subject that a sentence names, and where. */
interface Mention {
  readonly subject: Subject;
  readonly position: number;
}

/** What a sentence says, and names. */
interface Spoken {
  readonly text: string;
  readonly terms: ReadonlySet<number>;
  readonly subjects: readonly Mention[];
}

function listSpoken({ passage, terms }: IndexedPassage, index: PassageIndex): readonly Spoken[] {
  const spoken = passage.sentences.map(({ start, end }) => {
    const subjects: Mention[] = [];
    return { text: passage.document.text.slice(start, end), terms: new Set<number>(), subjects };
  });
  for (const { term, sentence, position } of listTerms(terms)) {
    spoken[sentence]?.terms.add(term);
    const subject = index.subjectOf(term);
    if (subject !== undefined) spoken[sentence]?.subjects.push({ subject, position });
  }
  return spoken;
}

interface PassageOfPair {
  readonly passage: IndexedPassage;
  readonly spoken: readonly Spoken[];
  /** How many subjects the heading names. */
  readonly headed: number;
  readonly a: Naming;
  readonly b: Naming;
  /** Whether one side is a part or kind of the other: naming both is how it is told what it is. */
  readonly areRelated: boolean;
  readonly isWide: boolean;
}

function readPassage(place: PassageOfPair): readonly Quotable[] {
  const { passage, spoken, headed, a, b, areRelated } = place;
  const headsBoth = a.heading && b.heading;
  const isElsewhere = headed > Number(a.heading) + Number(b.heading);
  const [topicA, topicB] = [followTopic(place, a, b), followTopic(place, b, a)];
  return passage.passage.sentences.flatMap((sentence, at): readonly Quotable[] => {
    const { text, terms, subjects } = spoken[at]!;
    // What only leads in to a list says nothing by itself, and neither does a name.
    if (sentence.kind === 'code' || text.endsWith(':') || sentence.words < leastWords) return [];
    const names = [a.sentences[at]!, b.sentences[at]!];
    const said = { passage, sentence, at, text, terms, isElsewhere };
    const others = Math.max(0, subjects.length - names.flat().length);
    if (!areRelated && names.every(({ length }) => length > 0)) {
      const isBoth = isAboutBoth(spoken[at]!, Math.min(...names.flat()), headsBoth);
      return isBoth ? [{ ...said, about: [1, 1], isHeaded: headsBoth, others }] : [];
    }
    const [left, right] = [topicA[at]!, topicB[at]!];
    if (left + right === 0) return [];
    const own = left > 0 ? a : b;
    const about = [left, left > 0 ? 0 : right] as const;
    return [{ ...said, about, isHeaded: isAbove(own), others }];
  });
}

function isAbove({ heading, context }: Naming): boolean {
  return heading || context;
}

/** Whether a sentence that names both sides names them first. */
function isAboutBoth({ text, subjects }: Spoken, first: number, headsBoth: boolean): boolean {
  // Under the heading of a comparison an item's label ("Kernel: …") is an aspect, even where it is a subject too.
  const from = headsBoth ? countLabelWords(text) : 0;
  const ahead = subjects.filter(
    ({ position, subject }) => position >= from && position < first && !isDerived(subject),
  );
  return !leaning.test(text) && ahead.length === 0;
}

/** How surely each sentence of a passage is about a side. */
function followTopic(place: PassageOfPair, own: Naming, other: Naming): readonly number[] {
  const { passage, spoken, headed, isWide } = place;
  const isTopic = own.heading ? !other.heading : own.context && headed === 0;
  const isStray = !own.heading && headed > Number(other.heading);
  const about: number[] = [];
  for (const [at, { leadIn }] of passage.passage.sentences.entries()) {
    const names = own.sentences[at]!;
    const before = about[leadIn ?? at - 1];
    const isCarried = isTopic && before !== 0;
    about.push(
      names.length > 0
        ? weighNamed(spoken[at]!, Math.min(...names), own, { isStray, isWide })
        : weighUnnamed(spoken[at]!, own, { isCarried, isAfterName: before === certainty.named, isWide }),
    );
  }
  return about;
}

/** Of a sentence that names the side: it is about it when nothing else is named before. */
function weighNamed(
  { text, subjects }: Spoken,
  first: number,
  { subject }: Naming,
  { isStray, isWide }: { readonly isStray: boolean; readonly isWide: boolean },
): number {
  const ahead = subjects.filter(({ position }) => position < first);
  const isOnlyLabel = isStray && first < countLabelWords(text);
  if (ahead.length === 0 && !leaning.test(text)) return isOnlyLabel ? 0 : certainty.named;
  const isListed = ahead.some(({ position }) => position === 0) && listed.test(textAhead(text, first));
  return isListed || (!isStray && concerns(ahead, subject, isWide)) ? certainty.wide : 0;
}

/** Whether a sentence that names other things ahead may still be quoted of a subject. */
function concerns(ahead: readonly Mention[], subject: Subject | null, isWide: boolean): boolean {
  // Names found by their capitals alone are too many to tell what a sentence is about by the first of them.
  return isDerived(subject) || (isWide && !ahead.some((other) => other.subject.kind === subject?.kind));
}

/** Of a sentence that does not name the side: it is about it when it names nothing else and goes on about it. */
function weighUnnamed(
  { text, subjects }: Spoken,
  { subject }: Naming,
  { isCarried, isAfterName, isWide }: Readonly<Record<'isCarried' | 'isAfterName' | 'isWide', boolean>>,
): number {
  const [first] = subjects;
  if (first !== undefined && !(isDerived(subject) && isCarried))
    return isWide && first.subject.parent === subject?.name ? certainty.wide : 0;
  return isCarried && (isAfterName || !refersBack.test(text)) ? certainty.carried : 0;
}

function isDerived(subject: Subject | null): boolean {
  return subject === null || subject.kind === derivedKind;
}

function textAhead(text: string, position: number): string {
  return text.slice(0, tokenize(text)[position]?.start ?? 0);
}

function countLabelWords(text: string): number {
  return tokenize(label.exec(text)?.[0] ?? '').length;
}
