import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { Sentence } from '../corpus/document.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import { comparative } from './comparing-words.ts';
import { findNames, type Mention, type Naming } from './find-names.ts';
import { countLabelWords, followTopic, type Place, type Spoken } from './follow-topic.ts';
import { leans, quote, type Quotation } from './quotation.ts';
import { isDerived, type Resolved } from './resolve-subject.ts';

/** What may be quoted in a comparison of two. */
export interface Quotable {
  readonly quotation: Quotation;
  /** How surely it is about each side, 0..1; above 0 for one at least, and for both where it is about both. */
  readonly about: readonly [number, number];
  /** Whether it is about both and stands under a heading of both. */
  readonly isHeaded: boolean;
}

/** How many passages of each side are read. */
const passageLimit = 40;

/**
 * Makes a lister of the sentences that are about either of two subjects or both, of the best passages first. What a
 * passage says is read once.
 */
export function createQuotableLister(
  index: PassageIndex,
): (pair: readonly [Resolved, Resolved]) => readonly Quotable[] {
  const known = new WeakMap<IndexedPassage, Place>();
  const read = (passage: IndexedPassage): Place => {
    const place = known.get(passage) ?? listSpoken(passage, index);
    known.set(passage, place);
    return place;
  };
  return (pair) => {
    const found = pair.flatMap(({ terms }) => index.find(terms, passageLimit));
    const places = [...new Set(found.map(({ passage }) => passage))].map(read);
    const [namesA, namesB] = [findNames(pair[0], places, index), findNames(pair[1], places, index)];
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
  const startOf = (position: number): number => (tokens ??= tokenize(text))[position]?.start ?? 0;
  return {
    text,
    subjects: [],
    alone: quote(passage, at, false),
    joined: leans(text) ? quote(passage, at, true) : null,
    textAhead: (position) => (position === 0 ? '' : text.slice(0, startOf(position))),
    textBehind: (position) => text.slice(startOf(position)),
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
  { spoken, a, b, areRelated }: PlaceOfPair,
  at: number,
  alone: Quotation,
  about: readonly [number, number],
): Quotable | null {
  const { joined } = spoken[at]!;
  const firsts = [a, b].flatMap((naming) => naming.sentences[at] ?? []);
  const isJoined = firsts.length > 0 && joined !== null;
  if (firsts.length === 2 && !areRelated && !isJoined) {
    const isHeaded = a.heading > 0 && b.heading > 0;
    const isBoth = isAboutBoth(spoken[at]!, Math.min(...firsts), isHeaded);
    return isBoth ? { quotation: alone, about: [1, 1], isHeaded } : null;
  }
  const [left, right] = about;
  if (left + right === 0) return null;
  if (isJoined) return { quotation: joined, about, isHeaded: false };
  return { quotation: alone, about: left >= right ? [left, 0] : [0, right], isHeaded: false };
}

/** Whether a sentence says that something is more than another of its heading: "Isolation: KVM is stronger". */
function leavesOther({ spoken, headed, a, b }: PlaceOfPair, at: number): boolean {
  if (headed < 2 || (a.heading > 0 && b.heading > 0)) return false;
  const { text, subjects } = spoken[at]!;
  return comparative.test(text) && new Set(subjects.map(({ subject }) => subject)).size < 2;
}

/** Whether a sentence that names both sides names them first. */
function isAboutBoth({ text, subjects }: Spoken, first: number, headsBoth: boolean): boolean {
  // Under the heading of a comparison an item's label ("Kernel: …") is an aspect, even where it is a subject too.
  const from = headsBoth ? countLabelWords(text) : 0;
  return subjects.every(
    ({ position, subject }) => position < from || position >= first || isDerived(subject),
  );
}
