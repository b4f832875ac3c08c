import { listWords, type Token, tokenize } from '../analysis/tokenize.ts';
import type { Sentence } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import { comparative } from './comparing-words.ts';
import { findNames, type Mention, type Naming } from './find-names.ts';
import { countLabelWords, followTopic, type Place, type Spoken, sureFrom } from './follow-topic.ts';
import { leans, quote, type Quotation } from './quotation.ts';
import { isDerived, type Resolved } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** What may be quoted in a comparison of two. */
export interface Quotable {
  readonly quotation: Quotation;
  /** How surely it is about each side, 0..1; above 0 for one at least, and for both where it is about both. */
  readonly about: readonly [number, number];
  /** How clearly it is about both, from 0: whether a heading of both stands above it, and what it is about ahead of all. */
  readonly clarity: number;
  /** Of one about both, the side that it names first. */
  readonly first?: 0 | 1;
}

/** How many passages of each side are read. */
const passageLimit = 40;

/**
 * Makes a lister of the sentences that are about either of two subjects or both, of the best passages first. What a
 * passage says is read once.
 */
export function createQuotableLister({
  index,
  subjects,
}: Pick<AnswerSources, 'index' | 'subjects'>): (pair: readonly [Resolved, Resolved]) => readonly Quotable[] {
  const kinds = listKinds(subjects);
  const known = new WeakMap<IndexedPassage, Place>();
  const read = (passage: IndexedPassage): Place => {
    const place = known.get(passage) ?? listSpoken(passage, index);
    known.set(passage, place);
    return place;
  };
  return (pair) => {
    const found = pair.flatMap(({ terms }) => index.find(terms, passageLimit));
    const places = [...new Set(found.map(({ passage }) => passage))].map(read);
    const [namesA, namesB] = [
      findNames(pair[0], places, index, kinds),
      findNames(pair[1], places, index, kinds),
    ];
    const areRelated = pair.some(
      ({ subject }, at) => subject !== null && subject.parent === pair[1 - at]?.subject?.name,
    );
    return places.flatMap((place, at) => {
      const [a, b] = [namesA[at]!, namesB[at]!];
      return readPassage({
        ...place,
        a: isPart(pair[0], pair[1]) ? withoutLonger(a, b) : a,
        b: isPart(pair[1], pair[0]) ? withoutLonger(b, a) : b,
        areRelated,
      });
    });
  };
}

/** How many names a word must end to tell what kind of thing they name. */
const kindNames = 4;

function listKinds(subjects: readonly Subject[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of subjects) {
    const [last = '', ...others] = listWords(name).toReversed();
    if (others.length > 0 && !last.endsWith('s')) counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([word, count]) => (count < kindNames ? [] : [word])));
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

function listSpoken(passage: IndexedPassage, index: PassageIndex): Place {
  const spoken = passage.passage.sentences.map((sentence, at) => readSpoken(passage, sentence, at));
  for (const { term, sentence, position } of listTerms(passage.terms)) {
    const subject = index.subjectOf(term);
    if (subject !== undefined) spoken[sentence]?.subjects.push({ subject, position });
  }
  const heading = new Set([...passage.terms.heading].flatMap((term) => index.subjectOf(term) ?? []));
  return { passage, spoken, headed: heading.size };
}

function readSpoken(
  passage: IndexedPassage,
  { start, end }: Sentence,
  at: number,
): Spoken & { readonly subjects: Mention[] } {
  const text = passage.passage.document.text.slice(start, end);
  let tokens: readonly Token[] | null = null;
  return {
    text,
    subjects: [],
    alone: quote(passage, at, false),
    joined: leans(text) ? quote(passage, at, true) : null,
    cutAt(position) {
      const cut = position === 0 ? 0 : (tokens ??= tokenize(text))[position]!.start;
      return [text.slice(0, cut), text.slice(cut)];
    },
  };
}

interface PlaceOfPair extends Place {
  readonly a: Naming;
  readonly b: Naming;
  /** Whether one side is a part or kind of the other: naming both is how it is told what it is. */
  readonly areRelated: boolean;
}

function readPassage(place: PlaceOfPair): readonly Quotable[] {
  const [topicA, topicB] = [followTopic(place, place.a, place.b), followTopic(place, place.b, place.a)];
  return place.spoken.flatMap(({ alone }, at) =>
    alone === null || leavesOther(place, at)
      ? []
      : (tell(place, at, alone, [topicA[at]!, topicB[at]!]) ?? []),
  );
}

/** What a sentence tells of the two, of which it may be as surely `about` each. */
function tell(
  place: PlaceOfPair,
  at: number,
  alone: Quotation,
  about: readonly [number, number],
): Quotable | null {
  const { joined } = place.spoken[at]!;
  const firsts = [place.a, place.b].flatMap(({ sentences }) => sentences[at] ?? []);
  const isJoined = firsts.length > 0 && joined !== null;
  if (firsts.length === 2 && !place.areRelated && !isJoined) {
    const clarity = weighBoth(place, at, firsts, Math.max(...about));
    const first = place.a.sentences[at]! < place.b.sentences[at]! ? 0 : 1;
    return clarity === null ? null : { quotation: alone, about: [1, 1], clarity, first };
  }
  const [left, right] = about;
  if (left + right === 0) return null;
  if (isJoined) return { quotation: joined, about, clarity: 0 };
  return { quotation: alone, about: left >= right ? [left, 0] : [0, right], clarity: 0 };
}

/** Whether a sentence says that something is more than another of its heading: "Isolation: KVM is stronger". */
function leavesOther({ spoken, headed, a, b }: PlaceOfPair, at: number): boolean {
  if (headed < 2 || (a.heading > 0 && b.heading > 0)) return false;
  const { text, subjects } = spoken[at]!;
  return comparative.test(text) && new Set(subjects.map(({ subject }) => subject)).size < 2;
}

/** How clearly a sentence that names both sides is about both; null where it is not. */
function weighBoth(
  { spoken, a, b }: PlaceOfPair,
  at: number,
  firsts: readonly number[],
  surest: number,
): number | null {
  const { text, subjects, cutAt } = spoken[at]!;
  const headsBoth = a.heading > 0 && b.heading > 0;
  const isWritten = isDerived(a.subject) || isDerived(b.subject);
  const [first, second] = [Math.min(...firsts), Math.max(...firsts)];
  // Under the heading of a comparison an item's label ("Kernel: …") is an aspect, even where it is a subject too.
  const from = headsBoth ? countLabelWords(text) : 0;
  const clause = countWordsAheadOfClause(cutAt(second)[0]);
  // In "Loom weaves; Wheel spins on Bench" the second clause is about the wheel.
  const isFree = (position: number): boolean =>
    position < from || (position >= first && (position < clause || position >= second || first >= clause));
  const areFirst = subjects.every(({ position, subject }) => isFree(position) || isDerived(subject));
  if (!areFirst || (isWritten && isOnTheWay(spoken[at]!, first, second, headsBoth ? 1 : surest))) return null;
  return Number(headsBoth) + (isWritten ? surest : 0);
}

/** How many words stand ahead of the clause in which a text ends. */
function countWordsAheadOfClause(ahead: string): number {
  return tokenize(/^.*(?:;|, (?:while|whereas|but)) /u.exec(ahead)?.[0] ?? '').length;
}

/** A name past so many words is no longer what a sentence is about. */
const lateFrom = 20;

/** Ahead of names that only tell what something else is like: "is never loom or …". */
const describing = /\b(?:is|are|was|were)(?: (?:never|not|either|neither))? $/iu;

/** Ahead of a name that is the end of a longer one: "core.loom". */
const inLonger = /[\p{L}\p{N}][-._]$/u;

/** From a name on: with another and a third it ends what is said of something else. */
const rowAtEnd = /^[^,]+, [^,]+,? (?:and|or) [^,]+$/u;

/** Whether a sentence names what is known by how it is written only in brackets, in longer names, late or among others. */
function isOnTheWay({ cutAt }: Spoken, first: number, second: number, surest: number): boolean {
  const [start, rest] = cutAt(first);
  const [ahead] = cutAt(second);
  if (isInBrackets(start) || [start, ahead].some((text) => inLonger.test(text))) return true;
  if (surest === 1) return false;
  const isAside = surest < sureFrom && (second > lateFrom || describing.test(start));
  const isRow = start.endsWith(', ') || ahead.slice(start.length).split(',').length > 2;
  return isAside || isRow || (start.includes(' ') && rowAtEnd.test(rest));
}

/** Whether a sentence that begins so goes on in brackets, which something stands ahead of. */
function isInBrackets(start: string): boolean {
  const at = start.lastIndexOf('(');
  return at > start.lastIndexOf(')') && start.slice(0, at).trim() !== '';
}
