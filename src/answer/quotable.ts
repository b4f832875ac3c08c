import type { Sentence } from '../corpus/document.ts';
import type { AnalysedPassage } from '../retrieval/analysed-passage.ts';
import { evidenceBits } from '../retrieval/evidence.ts';
import { coverage, createMatcher, type PassageMatch } from '../retrieval/match.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import type { Slot } from '../retrieval/query.ts';
import type { Resolved } from './resolve-subject.ts';

/** A sentence that may be quoted in a comparison. */
export interface Quotable {
  readonly passage: AnalysedPassage;
  readonly sentence: Sentence;
  readonly index: number;
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
  const measureFirst = createMeasure(first.slots);
  const measureSecond = createMeasure(second.slots);
  return [...passages].flatMap((passage) => {
    const left = measureFirst(passage);
    const right = measureSecond(passage);
    return passage.passage.sentences.flatMap((sentence, at): readonly Quotable[] => {
      const about = [left[at] ?? nothing, right[at] ?? nothing] as const;
      return Math.max(about[0].weight, about[1].weight) > 0 ? [{ passage, sentence, index: at, about }] : [];
    });
  });
}

const nothing: About = { weight: 0, isNamed: false, isDefinition: false };

function termsOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  return new Map(slots.flatMap(({ alternatives }) => [...alternatives]));
}

/** Makes a function that tells, sentence by sentence, how a passage speaks of the side with these slots. */
function createMeasure(slots: readonly Slot[]): (passage: AnalysedPassage) => readonly About[] {
  const matchPassage = createMatcher(slots);
  return (passage) => measureAbout(passage, slots, matchPassage(passage));
}

function measureAbout(
  passage: AnalysedPassage,
  slots: readonly Slot[],
  match: PassageMatch,
): readonly About[] {
  const isHeaded = coverage(slots, match.heading) >= namedShare;
  return match.sentences.map(({ fill, positions }, at) => {
    const isNamed = coverage(slots, fill) >= namedShare;
    if (!isNamed && !isHeaded) return nothing;
    const isEarly = isNamed && Math.min(...positions.filter((position) => position >= 0)) < earlyWords;
    const isDefined = passage.headingIntent === 'definition' && isEarly && isHeaded;
    return {
      weight: weigh({ isNamed, isEarly, isHeaded }, countSubjects(passage, at)),
      isNamed,
      isDefinition: isDefined && holds(passage, at, evidenceBits.definition),
    };
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

function countSubjects(passage: AnalysedPassage, at: number): number {
  const terms = passage.sentences[at]?.terms ?? [];
  return new Set(terms.flatMap(({ subject }) => (subject === null ? [] : [subject.name]))).size;
}

function holds(passage: AnalysedPassage, at: number, bit: number): boolean {
  return passage.sentences[at]?.holds(bit) === true;
}
