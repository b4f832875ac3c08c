import { stopWords } from '../analysis/stop-words.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Passage, Sentence } from '../corpus/document.ts';
import type { Aspect } from '../corpus/lexicon.ts';
import type { Similarity } from '../retrieval/similarity.ts';
import { label } from './follow-topic.ts';
import type { Quotable } from './quotable.ts';
import { headingOf, type Quotation } from './quotation.ts';
import type { AnswerSources } from './sources.ts';

/** Tells how clearly a sentence speaks of each aspect. */
export interface AspectReader {
  /** Aspects to look for. */
  readonly names: readonly string[];
  /** Whether the only aspect is one that was asked for. */
  readonly isAsked: boolean;
  /** How clearly a sentence must speak of an aspect to be quoted for it. */
  readonly clearFrom: number;
  /** How clearly a sentence speaks of each aspect, from 0, in the order of `names`. */
  readonly score: (quotation: Quotation) => readonly number[];
}

/** What settles together what a sentence speaks of; meaning counts by how much nearer this aspect is than others are. */
const weights = { none: 0.2, words: 0.6, heading: 0.35, meaning: 1.2 } as const;

/** How clearly a sentence must speak of an aspect to be quoted for it, among all or by the one that was asked for. */
const clearFrom = { listed: 0.7, asked: 0.5 } as const;

/** Most that expressions count together. */
const mostWords = 1.5;

/** The idf that makes a word count in full, in a corpus of so many passages; where there are fewer, less will do. */
const telling = { idf: 3, passages: 200 } as const;

/** Cosine of a sentence with an aspect it does not speak of, where the corpus lists none to compare with. */
const usualCosine = 0.15;

/** An aspect, and how near in meaning sentences are to its description; null while there is no encoder. */
interface MeantAspect extends Aspect {
  readonly similarity: Similarity | null;
}

/** Reads the aspects that a corpus lists, or one that was asked for. */
interface AspectReaders {
  /** Learns what the listed aspects mean, once the encoder is ready. */
  learnMeanings(): Promise<void>;
  listed(): AspectReader;
  given(asked: string): Promise<AspectReader>;
}

export function createAspectReaders(sources: AnswerSources): AspectReaders {
  const { aspects } = sources;
  const mean = async (aspect: Aspect, text: string): Promise<MeantAspect> => ({
    ...aspect,
    similarity: await sources.compareMeaning(text),
  });
  const readAll = (known: readonly MeantAspect[]) => ({
    known,
    listed: readAspects(known, known, sources),
    each: known.map((aspect) => readAspects([aspect], known, sources)),
  });
  let readers = readAll(aspects.map((aspect) => ({ ...aspect, similarity: null })));
  return {
    async learnMeanings() {
      if (readers.known.every(({ similarity }) => similarity !== null)) return;
      const meant: MeantAspect[] = [];
      for (const aspect of aspects) meant.push(await mean(aspect, describeAspect(aspect)));
      if (meant.some(({ similarity }) => similarity === null)) return;
      readers = readAll(meant);
    },
    listed: () => readers.listed,
    async given(asked) {
      const aspect = findAspect(asked, sources);
      const own = readers.each[aspects.indexOf(aspect)];
      return own ?? readAspects([await mean(aspect, asked)], readers.known, sources);
    },
  };
}

function readAspects(
  aspects: readonly MeantAspect[],
  listed: readonly MeantAspect[],
  sources: AnswerSources,
): AspectReader {
  const measure = createMeasure(aspects, listed, sources);
  // What a sentence speaks of is the same for every pair: it is measured once.
  const known = new WeakMap<Quotation, readonly number[]>();
  return {
    names: aspects.map(({ name }) => name),
    isAsked: aspects !== listed,
    clearFrom: aspects === listed ? clearFrom.listed : clearFrom.asked,
    score(quotation) {
      const scores = known.get(quotation) ?? measure(quotation);
      known.set(quotation, scores);
      return scores;
    },
  };
}

function createMeasure(
  aspects: readonly MeantAspect[],
  listed: readonly MeantAspect[],
  sources: AnswerSources,
): AspectReader['score'] {
  const { index } = sources;
  const cues = aspects.map((aspect) => listCues(aspect, sources));
  const cosinesOf = (
    all: readonly MeantAspect[],
    { passage, at }: Quotation,
  ): readonly (number | undefined)[] => all.map(({ similarity }) => similarity?.sentence(passage, at));
  return (quotation) => {
    const { passage, text, sentence } = quotation;
    const title = [...readSaid(labelOf(passage.passage, sentence), index).terms];
    const isTitled = cues.map((each) =>
      each.some(({ terms }) => terms.includes(title[0]!) && isHeld(terms, title)),
    );
    // A label settles what its sentence speaks of.
    if (isTitled.includes(true)) return isTitled.map((is) => (is ? 1 : 0));
    const heading = readSaid(headingOf(passage.passage), index);
    const said = readSaid(text, index);
    const all = cosinesOf(listed, quotation);
    const near = aspects === listed ? all : cosinesOf(aspects, quotation);
    const usual =
      all.length === 0
        ? usualCosine
        : all.reduce<number>((sum, cosine) => sum + (cosine ?? 0), 0) / all.length;
    return aspects.map((_, aspect) => {
      const sum =
        weights.words * Math.min(mostWords, countCues(cues[aspect]!, said)) +
        weights.heading * Math.min(1, countCues(cues[aspect]!, heading)) +
        weights.meaning * ((near[aspect] ?? usual) - usual);
      return sum === 0 ? 0 : Math.max(0, weights.none + sum);
    });
  };
}

/** The label with which a sentence begins; empty where there is none. */
function labelOf({ document: { text } }: Passage, { start, end }: Sentence): string {
  return label.exec(text.slice(start, end).replace(/^\P{L}+/u, ''))?.[0] ?? '';
}

/** What a text says. */
interface Said {
  readonly terms: ReadonlySet<string>;
  readonly text: string;
}

/** Reads a text; a word inside a longer name says nothing by itself: a "Cheap VPS" may not be cheap. */
function readSaid(text: string, { analyzer }: AnswerSources['index']): Said {
  const all = analyzer.analyze(text);
  const names = all.filter(({ subject, length }) => subject !== null && length > 1);
  const isInName = (at: number): boolean =>
    names.some(({ position, length }) => at >= position && at < position + length);
  const terms = all.filter(({ position, length }) => length > 1 || !isInName(position));
  return { terms: new Set(terms.map(({ term }) => term)), text: text.toLowerCase() };
}

/** An expression that speaks for an aspect. */
interface Cue {
  /** Its terms, which must all be there. */
  readonly terms: readonly string[];
  /** The expression itself, where it holds little words that must stand there too: "used by". */
  readonly phrase: string;
  readonly weight: number;
}

/** The first cue counts most; further ones half each. */
function countCues(cues: readonly Cue[], { terms, text }: Said): number {
  const held = cues.filter((cue) => cue.terms.every((term) => terms.has(term)) && text.includes(cue.phrase));
  const [first = 0, ...others] = held.map(({ weight }) => weight).toSorted((x, y) => y - x);
  return first + others.reduce((sum, weight) => sum + weight / 2, 0);
}

function listCues({ name, words }: Aspect, { index }: AnswerSources): readonly Cue[] {
  const least = telling.idf * Math.min(1, index.passages.length / telling.passages);
  const cues = [name, ...words].flatMap((text): readonly Cue[] => {
    const terms = [...readSaid(text, index).terms];
    if (terms.length === 0) return [];
    const idf = Math.max(...terms.map((term) => index.idf(term)));
    const hasLittle = tokenize(text).some(({ word }) => stopWords.has(word));
    const phrase = hasLittle && text !== name ? text.toLowerCase() : '';
    return [{ terms, phrase, weight: Math.min(1, idf / least) }];
  });
  return [...new Map(cues.map((cue) => [cue.terms.join(' '), cue])).values()];
}

/** The stems of a text's telling words. */
function stemsOf(text: string, index: AnswerSources['index']): readonly string[] {
  return tokenize(text)
    .filter(({ word }) => !stopWords.has(word))
    .map(({ word }) => index.analyzer.stem(word));
}

/**
 * The aspect of the corpus that a person means in their own words, or one made of these words: "how fast" is performance
 * where performance has that word.
 */
function findAspect(asked: string, { index, thesaurus, aspects }: AnswerSources): Aspect {
  const name = asked.trim();
  const wanted = stemsOf(name, index);
  const isNamed = (stems: readonly string[]): boolean =>
    isHeld(stems, wanted) && wanted.length <= stems.length + 1;
  const related = wanted.flatMap((word) => [...thesaurus.alternatives(word).keys()]);
  return (
    aspects.find((aspect) => aspect.name.toLowerCase() === name.toLowerCase()) ??
    aspects.find(({ name: own, words }) => [own, ...words].some((text) => isNamed(stemsOf(text, index)))) ?? {
      name,
      words: related.filter((word) => /^\p{L}+$/u.test(word)),
    }
  );
}

/** What stands for an aspect when meanings are compared. */
function describeAspect({ name, words }: Aspect): string {
  return `What it is like in ${name}: ${words.join(', ')}`;
}

/** A heading of more words is a sentence, and no aspect. */
const headingWords = 5;

/**
 * Reads headings that stand over sentences of both sides as aspects, for a corpus that has none of its own; a heading
 * that names a side is none.
 */
export function readHeadings(quotables: readonly Quotable[], named: readonly string[]): AspectReader {
  const headed = quotables.filter(({ quotation }) => quotation.passage.passage.section.headings.length > 0);
  const sides = [0, 1].map((side) =>
    headed
      .filter(({ about }) => about[side]! > 0)
      .map(({ quotation }) => headingOf(quotation.passage.passage)),
  );
  const names = [...new Set(sides[0]!.filter((heading) => sides[1]!.includes(heading)))].filter(
    (heading) =>
      /^\p{L}[^<>[\]{}\\?:]+$/u.test(heading) &&
      heading.split(/\s+/u).length <= headingWords &&
      !named.some((name) => heading.toLowerCase().includes(name.toLowerCase())),
  );
  return {
    names,
    isAsked: false,
    clearFrom: clearFrom.listed,
    score: ({ passage }) => names.map((name) => Number(headingOf(passage.passage) === name)),
  };
}

/** Whether a text holds an expression of an aspect. */
export function namesAspect(text: string, { name, words }: Aspect, index: AnswerSources['index']): boolean {
  const said = stemsOf(text, index);
  return [name, ...words].some((expression) => isHeld(stemsOf(expression, index), said));
}

function isHeld(stems: readonly string[], by: readonly string[]): boolean {
  return stems.length > 0 && stems.every((stem) => by.includes(stem));
}
