import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { Sentence } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import { findNames, type Naming } from './find-names.ts';
import { isDerived, type Resolved } from './resolve-subject.ts';

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
}

/** How many passages of each subject are read. */
const passageLimit = 40;

/**
 * How surely a sentence is about what it names: ahead of all else, far from its start, or after other names; and about
 * what it does not name, but was spoken of before it, or in its document's title.
 */
const certainty = { first: 1, carried: 0.65, listed: 0.6, late: 0.5, titled: 0.4 } as const;

/** How surely a sentence must be about a side to be quoted where there is any choice. */
export const sureFrom = 0.6;

/** What is left of that under a heading that names something else. */
const elsewhere = 0.75;

/** A heading is about what makes up this share of it. */
const titleShare = 0.4;

/** A sentence says at its start what it is about; in words. */
const startWords = 7;

/** Less is no statement. */
const leastWords = 4;

/** How a sentence begins that speaks on of something. */
const leaning =
  /^(?:it|its|they|their|there|this|that|these|those|such|both|several|he|she|here|so (?:do|does|did|is|are|was|were)|with (?:it|that|this)|all (?:two|three|four|of))\b/iu;

/** "The first is slow", and not "The first Tarn". */
const counting = /^[Tt]he (?:first|second|third|other|latter|former) \p{Ll}/u;

/** Whether a sentence only makes sense after the one before. */
export function leans(text: string): boolean {
  return leaning.test(text) || counting.test(text);
}

/** How a sentence begins that first names what it is not about. */
const contrasting = /^(?:unlike|like|similar to|compared (?:to|with)|instead of|rather than)\b/iu;

/** What may stand ahead of what a sentence is about: "With Docker, …". */
const introduction =
  /^(?:in|on|with|for|by|since|from|at|after|before|as|when|if|while|under|during)\b[^,]*, (?:an?|the)? ?$/iu;

/** Ahead of a word that says what is done, and names nothing: "it should scroll". */
const doing = /\b(?:should|can|could|will|would|may|might|must|cannot|not|you|we|they|who|which)\s+$/iu;

/** Ahead of a name: the sentence is about what was spoken of before. */
const pronoun = /\b(?:it|its|they|their|both|this|these)\b/iu;

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
  const known = new WeakMap<IndexedPassage, ReadPassage>();
  const read = (passage: IndexedPassage): ReadPassage => {
    const spoken = known.get(passage) ?? listSpoken(passage, index);
    known.set(passage, spoken);
    return spoken;
  };
  return (pair, isWide) => {
    const found = pair.flatMap(({ terms }) => index.find(terms, passageLimit));
    const passages = [...new Set(found.map(({ passage }) => passage))];
    const [namesA, namesB] = [findNames(pair[0], passages, index), findNames(pair[1], passages, index)];
    const areRelated = pair.some(
      ({ subject }, at) => subject !== null && subject.parent === pair[1 - at]?.subject?.name,
    );
    return passages.flatMap((passage, at) => {
      const [a, b] = [namesA[at]!, namesB[at]!];
      return readPassage({
        ...read(passage),
        a: isPart(pair[0], pair[1]) ? withoutLonger(a, b) : a,
        b: isPart(pair[1], pair[0]) ? withoutLonger(b, a) : b,
        areRelated,
        isWide,
      });
    });
  };
}

function isPart({ name }: Resolved, whole: Resolved): boolean {
  return whole.name.toLowerCase().includes(name.toLowerCase());
}

/** What names one side, without what names the other by a longer name: "Link Solar" does not name "Link". */
function withoutLonger(own: Naming, other: Naming): Naming {
  return {
    ...own,
    sentences: own.sentences.map((first, at) => (first === other.sentences[at] ? undefined : first)),
    heading: other.heading > own.heading ? 0 : own.heading,
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
  /** The text ahead of a word. */
  textAhead(position: number): string;
}

interface ReadPassage {
  readonly passage: IndexedPassage;
  readonly spoken: readonly Spoken[];
  /** How many subjects the heading names. */
  readonly headed: number;
}

function listSpoken(passage: IndexedPassage, index: PassageIndex): ReadPassage {
  const { document, sentences } = passage.passage;
  const spoken = sentences.map(({ start, end }) => {
    const text = document.text.slice(start, end);
    let tokens: readonly Token[] | null = null;
    return {
      text,
      terms: new Set<number>(),
      subjects: Array.of<Mention>(),
      textAhead: (position: number) => text.slice(0, (tokens ??= tokenize(text))[position]?.start ?? 0),
    };
  });
  for (const { term, sentence, position } of listTerms(passage.terms)) {
    spoken[sentence]?.terms.add(term);
    const subject = index.subjectOf(term);
    if (subject !== undefined) spoken[sentence]?.subjects.push({ subject, position });
  }
  const heading = new Set([...passage.terms.heading].flatMap((term) => index.subjectOf(term) ?? []));
  return { passage, spoken, headed: heading.size };
}

interface PassageOfPair extends ReadPassage {
  readonly a: Naming;
  readonly b: Naming;
  /** Whether one side is a part or kind of the other: naming both is how it is told what it is. */
  readonly areRelated: boolean;
  readonly isWide: boolean;
}

function readPassage(place: PassageOfPair): readonly Quotable[] {
  const { passage, spoken, a, b, areRelated } = place;
  const headsBoth = a.heading > 0 && b.heading > 0;
  const [topicA, topicB] = [followTopic(place, a, b), followTopic(place, b, a)];
  return passage.passage.sentences.flatMap((sentence, at): readonly Quotable[] => {
    const { text, terms, subjects } = spoken[at]!;
    // What only leads in to a list says nothing by itself, and neither does a name or a question.
    if (sentence.kind === 'code' || /[:?]$/u.test(text) || sentence.words < leastWords) return [];
    const firsts = [a, b].flatMap(({ sentences }) => sentences[at] ?? []);
    const others = subjects.filter(({ subject }) => subject !== a.subject && subject !== b.subject).length;
    const said = { passage, sentence, at, text, terms, others };
    if (!areRelated && firsts.length === 2) {
      const isBoth = isAboutBoth(spoken[at]!, Math.min(...firsts), headsBoth);
      return isBoth ? [{ ...said, about: [1, 1], isHeaded: headsBoth }] : [];
    }
    const [left, right] = [topicA[at]!, topicB[at]!];
    if (left + right === 0) return [];
    const about = left >= right ? ([left, 0] as const) : ([0, right] as const);
    return [{ ...said, about, isHeaded: isAbove(left >= right ? a : b) }];
  });
}

function isAbove({ heading, context }: Naming): boolean {
  return heading > 0 || context;
}

/** Whether a sentence that names both sides names them first. */
function isAboutBoth({ text, subjects }: Spoken, first: number, headsBoth: boolean): boolean {
  // Under the heading of a comparison an item's label ("Kernel: …") is an aspect, even where it is a subject too.
  const from = headsBoth ? countLabelWords(text) : 0;
  const ahead = subjects.filter(
    ({ position, subject }) => position >= from && position < first && !isDerived(subject),
  );
  return !leans(text) && ahead.length === 0;
}

/** How surely each sentence of a passage is about a side. */
function followTopic(place: PassageOfPair, own: Naming, other: Naming): readonly number[] {
  const { passage, spoken, headed, isWide } = place;
  const isTitle = own.heading >= titleShare;
  const isTopic = own.heading > 0 ? other.heading === 0 : own.context && headed === 0;
  const isStray = own.heading === 0 && headed > Number(other.heading > 0);
  const about: number[] = [];
  for (const [at, { leadIn }] of passage.passage.sentences.entries()) {
    const first = own.sentences[at];
    const before = about[leadIn ?? at - 1];
    const carried =
      !isTopic || before === 0
        ? 0
        : isTitle || before === certainty.first
          ? certainty.carried
          : certainty.titled;
    const sure =
      first === undefined
        ? weighUnnamed(spoken[at]!, own, { carried, isAfterName: before === certainty.first, isWide })
        : weighNamed(spoken[at]!, first, own, { isStray, isWide });
    about.push(isStray ? sure * elsewhere : sure);
  }
  return about;
}

/** Of a sentence that names the side: it is about it when nothing else is named before. */
function weighNamed(
  { text, subjects, textAhead }: Spoken,
  first: number,
  { subject }: Naming,
  { isStray, isWide }: { readonly isStray: boolean; readonly isWide: boolean },
): number {
  const ahead = subjects.filter((other) => other.position < first && other.subject !== subject);
  const isFirst = ahead.length === 0;
  if (isFirst && (leans(text) || contrasting.test(text))) return 0;
  const start = first === 0 ? '' : textAhead(first);
  const isStart = first < startWords && !pronoun.test(start);
  if (isDerived(subject)) {
    // Names found by their capitals alone are too many to tell what a sentence is about by the first of them.
    if (!isFirst) return introduction.test(start) ? certainty.listed : certainty.late;
    if (doing.test(start)) return 0;
    const isLonger = subjects.some((other) => other.position === first && other.subject !== subject);
    return isStart ? (isLonger ? certainty.carried : certainty.first) : certainty.late;
  }
  if (isStray && first < countLabelWords(text)) return 0;
  if (isFirst) return isStart ? certainty.first : certainty.late;
  const isListed = ahead.some(({ position }) => position === 0) && isRow(start);
  const isTold = isWide && !isStray && !ahead.some((other) => other.subject.kind === subject?.kind);
  return isListed || isTold ? certainty.listed : 0;
}

/** Of a sentence that does not name the side: it is about it when it names nothing else and goes on about it. */
function weighUnnamed(
  { text, subjects: [first] }: Spoken,
  { subject }: Naming,
  {
    carried,
    isAfterName,
    isWide,
  }: { readonly carried: number; readonly isAfterName: boolean; readonly isWide: boolean },
): number {
  const isOther = first !== undefined && (!isDerived(subject) || first.position < startWords);
  if (isOther)
    return isWide && subject !== null && first.subject.parent === subject.name ? certainty.listed : 0;
  if (counting.test(text)) return 0;
  return isAfterName || isDerived(subject) || !refersBack.test(text) ? carried : 0;
}

/** Names in a row, of all of which a sentence speaks: "Vultr, OVH and …". */
function isRow(ahead: string): boolean {
  return (
    /(?:,| and| or) $/u.test(ahead) &&
    ahead.split(/,| and | or /u).every((name) => name.trim().split(' ').length <= 3)
  );
}

function countLabelWords(text: string): number {
  return tokenize(label.exec(text)?.[0] ?? '').length;
}
