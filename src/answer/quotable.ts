import type { Subject } from '../corpus/lexicon.ts';
import type { Sentence } from '../corpus/document.ts';
import { evidenceBits, findEvidence } from '../retrieval/evidence.ts';
import {
  combineFills,
  coverage,
  createMatcher,
  type Fill,
  type PassageMatch,
  type SentenceMatch,
} from '../retrieval/match.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { listTerms, type PackedTerm } from '../retrieval/term-vector.ts';
import type { Slot } from '../retrieval/query.ts';
import type { Resolved } from './resolve-subject.ts';

/** A sentence that may be quoted in a comparison. */
export interface Quotable {
  readonly passage: IndexedPassage;
  readonly sentence: Sentence;
  readonly index: number;
  readonly terms: readonly PackedTerm[];
  /** How far the sentence speaks of each side, 0..1. */
  readonly about: readonly [About, About];
}

/** How a sentence speaks of one side. */
export interface About {
  /** 0..1; 0 when it does not. */
  readonly weight: number;
  /** Whether the sentence names the side. */
  readonly isNamed: boolean;
  /** Whether the sentence says what the side is. */
  readonly isDefinition: boolean;
}

/** How many passages of each subject are read for snippets. */
const passageLimit = 60;

/** A sentence names a subject when it holds this share of the subject's name. */
const namedShare = 0.7;

/** A sentence that begins with a name has it among so many words. */
const firstWords = 2;

/** The words of a name stand no farther apart than this many other words. */
const gapWords = 4;

/** What makes a sentence speak of a side; the sum is cut to 0..1. */
const weights = { named: 0.5, early: 0.25, heading: 0.35, crowd: -0.07 } as const;

/** A name among the first words of a sentence is what the sentence is about. */
const earlyWords = 5;

/** Lists every sentence that speaks of either subject, best passages first. */
export function listQuotables(pair: readonly [Resolved, Resolved], index: PassageIndex): readonly Quotable[] {
  const passages = new Set(
    pair.flatMap(({ slots }) => index.find(termsOf(slots), passageLimit)).map(({ passage }) => passage),
  );
  const [first, second] = pair;
  const measureFirst = createMeasure(first, second, index);
  const measureSecond = createMeasure(second, first, index);
  return [...passages].flatMap((passage) => {
    const terms = listBySentence(passage);
    const left = measureFirst(passage, terms);
    const right = measureSecond(passage, terms);
    return passage.passage.sentences.flatMap((sentence, at): readonly Quotable[] => {
      const about = tellApart(left[at] ?? nothing, right[at] ?? nothing);
      return Math.max(about[0].weight, about[1].weight) > 0
        ? [{ passage, sentence, index: at, terms: terms[at] ?? [], about }]
        : [];
    });
  });
}

/** Under a heading that names both, a sentence that names one of them speaks of that one alone. */
function tellApart(left: About, right: About): readonly [About, About] {
  if (left.isNamed === right.isNamed) return [left, right];
  return left.isNamed ? [left, nothing] : [nothing, right];
}

const nothing: About = { weight: 0, isNamed: false, isDefinition: false };

function termsOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  return new Map(slots.flatMap(({ alternatives }) => [...alternatives]));
}

/** What a side is looked for by. */
interface Sought {
  readonly side: Resolved;
  readonly slots: readonly Slot[];
  readonly index: PassageIndex;
  readonly matchPassage: (passage: IndexedPassage) => PassageMatch;
  /** Slots that the other side's name has not: "type 1" and "type 2" are told apart by their numbers. */
  readonly own: readonly number[];
}

/** Makes a function that tells, sentence by sentence, how a passage speaks of a side. */
function createMeasure(
  side: Resolved,
  other: Resolved,
  index: PassageIndex,
): (passage: IndexedPassage, terms: readonly SentenceTerms[]) => readonly About[] {
  const { slots } = side;
  const words = new Set(other.slots.map(({ word }) => word));
  const own = slots.flatMap(({ word }, at) => (words.has(word) ? [] : [at]));
  const sought = { side, slots, index, matchPassage: createMatcher(slots, index), own };
  return (passage, terms) => measureAbout(passage, terms, sought);
}

type SentenceTerms = readonly PackedTerm[];

function listBySentence({ passage, terms }: IndexedPassage): readonly SentenceTerms[] {
  const sentences = passage.sentences.map((): PackedTerm[] => []);
  for (const term of listTerms(terms)) sentences[term.sentence]?.push(term);
  return sentences;
}

function measureAbout(
  passage: IndexedPassage,
  terms: readonly SentenceTerms[],
  sought: Sought,
): readonly About[] {
  const { slots, matchPassage, own } = sought;
  const match = matchPassage(passage);
  const isHeaded =
    coverage(slots, match.heading) >= namedShare && own.every((slot) => (match.heading[slot] ?? 0) > 0);
  const asksWhatItIs =
    isHeaded && readIntent(passage.passage.section.headings.at(-1) ?? '').intent === 'definition';
  return match.sentences.map((sentence, at) => {
    const isNamed = isNaming(sentence, sought);
    const isBelow = isHeaded || isNamedTogether(sentence, match.heading, sought);
    if (!isNamed && (!isBelow || isAboutAnother(passage, terms[at] ?? [], sought))) return nothing;
    const found = sentence.positions.filter((position) => position >= 0);
    const isEarly = isNamed && Math.min(...found) < earlyWords;
    return {
      weight: weigh({ isNamed, isEarly, isHeaded: isBelow }, countSubjects(terms[at] ?? [], sought.index)),
      isNamed,
      isDefinition: asksWhatItIs && isEarly && holds(passage, at, evidenceBits.definition),
    };
  });
}

/** Whether a sentence names a side: most of its name, what sets it apart, and the words of it near each other. */
function isNaming({ fill, positions }: SentenceMatch, { slots, own }: Sought): boolean {
  if (coverage(slots, fill) < namedShare || !own.every((slot) => (fill[slot] ?? 0) > 0)) return false;
  const found = positions.filter((position) => position >= 0);
  return Math.max(...found) - Math.min(...found) < found.length + gapWords;
}

/** Whether a sentence holds a part of the name, and its heading the rest: "the lens", below "Fresnel's invention". */
function isNamedTogether({ fill }: SentenceMatch, heading: Fill, { slots, own }: Sought): boolean {
  const whole = combineFills(fill, heading, 1);
  return (
    fill.some((filled) => filled > 0) &&
    coverage(slots, whole) >= namedShare &&
    own.every((slot) => (whole[slot] ?? 0) > 0)
  );
}

/**
 * Whether a sentence that does not name the side speaks of another thing: it begins with one of the same kind, or names
 * one that stands in the heading too.
 */
function isAboutAnother(passage: IndexedPassage, terms: SentenceTerms, { side, index }: Sought): boolean {
  const own = side.subject;
  if (own === null) return false;
  const inHeading = (subject: Subject): boolean =>
    passage.terms.heading.some((term) => index.subjectOf(term) === subject);
  return terms.some(({ term, position }) => {
    const subject = index.subjectOf(term);
    if (subject === undefined || subject === own || subject.parent === own.name) return false;
    return inHeading(subject) || (position < firstWords && subject.kind === own.kind);
  });
}

function weigh(
  { isNamed, isEarly, isHeaded }: Readonly<Record<'isNamed' | 'isEarly' | 'isHeaded', boolean>>,
  subjects: number,
): number {
  const weight =
    (isNamed ? weights.named : 0) +
    (isEarly ? weights.early : 0) +
    (isHeaded ? weights.heading : 0) +
    weights.crowd * Math.max(0, subjects - 2);
  return Math.max(0.05, Math.min(1, weight));
}

function countSubjects(terms: SentenceTerms, index: PassageIndex): number {
  return new Set(terms.flatMap(({ term }) => index.subjectOf(term) ?? [])).size;
}

function holds({ passage }: IndexedPassage, at: number, bit: number): boolean {
  const { start, end, kind } = passage.sentences[at]!;
  return findEvidence(passage.document.text.slice(start, end), kind, bit) !== 0;
}
