import { stopWords } from '../analysis/stop-words.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Aspect } from '../corpus/lexicon.ts';
import type { IndexedPassage } from '../retrieval/passage-index.ts';
import type { Similarity } from '../retrieval/similarity.ts';
import { label, type Quotable } from './quotable.ts';
import type { AnswerSources } from './sources.ts';

/** Tells how clearly a sentence speaks of each aspect. */
export interface AspectReader {
  /** Whether one aspect was asked for. */
  readonly isGiven: boolean;
  /** How clearly a sentence must speak of an aspect to be quoted for it. */
  readonly least: number;
  /** Aspects to look for. */
  readonly names: readonly string[];
  /** How clearly a sentence speaks of each aspect, 0..1, in the order of `names`. */
  score(quotable: Quotable): readonly number[];
}

/** Words and meaning settle together what a sentence speaks of. */
const weights = { words: 0.55, heading: 0.35, meaning: 0.5 } as const;

/** How clearly a sentence must speak of an aspect, of one asked for, and of one that the corpus has not. */
const clear = { listed: 0.53, given: 0.3, made: 0.1 } as const;

/** The idf that makes a word count in full, in a corpus of so many passages; where there are fewer, less will do. */
const telling = { idf: 3, passages: 200 } as const;

/** Cosines from which a sentence is a little, and wholly, about an aspect. */
const cosines = { least: 0.15, most: 0.55 } as const;

/** Makes a reader of aspects; `similarities` to what describes each are null while there is no encoder. */
export function readAspects(
  aspects: readonly Aspect[],
  similarities: readonly (Similarity | null)[],
  sources: AnswerSources,
  asked: 'listed' | 'given' | 'made' = 'listed',
): AspectReader {
  const cues = aspects.map((aspect) => listCues(aspect, sources));
  const stem = (word: string): string => sources.index.analyzer.stem(word);
  const named = aspects.map(
    ({ name, words }) =>
      new Set([name, ...words].flatMap((text) => tokenize(text)).map(({ word }) => stem(word))),
  );
  const measured = new WeakMap<IndexedPassage, readonly (readonly number[])[]>();
  const cosinesOf = (passage: IndexedPassage): readonly (readonly number[])[] => {
    const known =
      measured.get(passage) ?? similarities.map((similarity) => similarity?.sentences(passage) ?? []);
    if (!similarities.includes(null)) measured.set(passage, known);
    return known;
  };
  return {
    isGiven: asked !== 'listed',
    least: clear[asked],
    names: aspects.map(({ name }) => name),
    score(quotable) {
      const { passage, at, terms, text } = quotable;
      const title = label.exec(text)?.[0];
      const titled = title === undefined ? [] : tokenize(title).map(({ word }) => stem(word));
      const heading = new Set(passage.terms.heading);
      const headings = passage.passage.section.headings.at(-1) ?? '';
      const isTitled = named.map((stems) => titled.some((word) => !stopWords.has(word) && stems.has(word)));
      // An item's label settles what it speaks of.
      const share = isTitled.includes(true) ? 0.5 : 1;
      return aspects.map((_, aspect) => {
        if (isTitled[aspect] === true) return 1;
        const cosine = cosinesOf(passage)[aspect]![at];
        const sum =
          weights.words * countCues(cues[aspect]!, terms, text) +
          weights.heading * Math.min(1, countCues(cues[aspect]!, heading, headings)) +
          weights.meaning * gradeCosine(cosine, asked === 'made' ? 0 : cosines.least);
        return share * Math.min(1, sum);
      });
    },
  };
}

function gradeCosine(cosine: number | undefined, least: number): number {
  if (cosine === undefined) return 0;
  return Math.max(0, Math.min(1, (cosine - least) / (cosines.most - least)));
}

/** An expression that speaks for an aspect. */
interface Cue {
  /** Numbers of its terms, which must all be there. */
  readonly terms: readonly number[];
  /** The expression itself, where it holds little words that must stand there too: "used by". */
  readonly phrase: string;
  readonly weight: number;
}

/** The first cue counts most; further ones half each. */
function countCues(cues: readonly Cue[], terms: ReadonlySet<number>, text: string): number {
  const held = cues.filter(
    (cue) => cue.terms.every((term) => terms.has(term)) && text.toLowerCase().includes(cue.phrase),
  );
  const [first = 0, ...others] = held.map(({ weight }) => weight).toSorted((x, y) => y - x);
  return first + others.reduce((sum, weight) => sum + weight / 2, 0);
}

function listCues({ name, words }: Aspect, { index }: AnswerSources): readonly Cue[] {
  const least = telling.idf * Math.min(1, index.passages.length / telling.passages);
  const cues = [name, ...words].flatMap((text): readonly Cue[] => {
    const stems = stemsOf(text, index);
    const terms = stems.flatMap((word) => index.numberOf(word) ?? []);
    if (stems.length === 0 || terms.length < stems.length) return [];
    const idf = Math.max(...stems.map((word) => index.idf(word)));
    const phrase = stems.length === tokenize(text).length || text === name ? '' : text.toLowerCase();
    return [{ terms, phrase, weight: Math.min(1, idf / least) }];
  });
  return [...new Map(cues.map((cue) => [cue.terms.join(' '), cue])).values()];
}

function stemsOf(text: string, index: AnswerSources['index']): readonly string[] {
  return tokenize(text)
    .filter(({ word }) => !stopWords.has(word))
    .map(({ word }) => index.analyzer.stem(word));
}

/**
 * The aspect of the corpus that a person means in their own words, or one made of these words: "how fast" is performance
 * where performance has that word.
 */
export function findAspect(asked: string, sources: AnswerSources): Aspect {
  const { index, thesaurus } = sources;
  const wanted = stemsOf(asked, index);
  const isNamed = (text: string): boolean => {
    const stems = stemsOf(text, index);
    return (
      stems.length > 0 && stems.every((word) => wanted.includes(word)) && wanted.length <= stems.length + 1
    );
  };
  const exact = sources.aspects.find(({ name }) => name.toLowerCase() === asked.trim().toLowerCase());
  const found = exact ?? sources.aspects.find(({ name, words }) => [name, ...words].some(isNamed));
  if (found !== undefined) return found;
  const inName = sources.aspects.find(({ name }) => {
    const stems = stemsOf(name, index);
    return wanted.length > 0 && wanted.every((word) => stems.includes(word));
  });
  const related = wanted.flatMap((word) => [...thesaurus.alternatives(word).keys()]);
  return inName ?? { name: asked.trim(), words: related.filter((word) => /^\p{L}+$/u.test(word)) };
}

/** What stands for an aspect when meanings are compared. */
export function describeAspect({ name, words }: Aspect): string {
  return `What it is like in ${name}: ${words.join(', ')}`;
}

/** Reads headings that stand over sentences of both sides as aspects, for a corpus that has none of its own. */
export function readHeadings(quotables: readonly Quotable[]): AspectReader {
  const sides = [0, 1].map(
    (side) => new Set(quotables.filter(({ about }) => about[side]! > 0).map(headingOf)),
  );
  const shared = new Map<string, string>();
  for (const { passage } of quotables) {
    const heading = passage.passage.section.headings.at(-1) ?? '';
    const key = heading.toLowerCase();
    if (key !== '' && sides.every((side) => side.has(key)) && !shared.has(key)) shared.set(key, heading);
  }
  const keys = [...shared.keys()];
  return {
    isGiven: false,
    least: clear.listed,
    names: [...shared.values()],
    score: (quotable) => keys.map((key) => (headingOf(quotable) === key ? 1 : 0)),
  };
}

function headingOf({ passage }: Quotable): string {
  return (passage.passage.section.headings.at(-1) ?? '').toLowerCase();
}

/** Whether a text holds an expression of an aspect. */
export function namesAspect(text: string, { name, words }: Aspect, index: AnswerSources['index']): boolean {
  const said = new Set(stemsOf(text, index));
  return [name, ...words].some((expression) => {
    const stems = stemsOf(expression, index);
    return stems.length > 0 && stems.every((stem) => said.has(stem));
  });
}
