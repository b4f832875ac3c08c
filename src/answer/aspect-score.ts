import { stopWords } from '../analysis/stop-words.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Sentence } from '../corpus/document.ts';
import { type Aspect, aspects } from './aspects.ts';
import type { Quotable } from './quotable.ts';
import type { AnswerSources } from './sources.ts';

/** Tells how clearly a sentence speaks of each aspect. */
export interface AspectReader {
  /** Whether one aspect was asked for. */
  readonly isGiven: boolean;
  /** Aspects to look for, in the order they are shown. */
  readonly names: readonly string[];
  /** How clearly a sentence speaks of each aspect, 0..1, in the order of `names`. */
  score(quotable: Quotable): readonly number[];
}

/** The idf that a single cue must have to settle what a sentence speaks of. */
const settlingIdf = 4;

const weights = {
  /** Words of the aspect as it was asked for count more than the cues it stands for. */
  asked: 1.5,
  cue: 1,
  /** A number of the right kind, beside what the words show, as a share of what settles it. */
  measure: 0.5,
} as const;

/** Related words count for an aspect that was asked for when they are related at least so much. */
const minRelated = 0.2;

/** A word that speaks for an aspect, and the other words of the expression that must stand there with it. */
interface Cue {
  readonly aspect: number;
  readonly weight: number;
  readonly others: readonly number[];
}

/** Makes a reader for the aspect asked for, or for all of them when none was. */
export function readAspect(asked: string | null, sources: AnswerSources): AspectReader {
  const wanted = asked === null || asked.trim() === '' ? null : findAspect(asked, sources);
  const read = wanted === null ? aspects : [wanted];
  const cues = listCues(read, wanted === null ? null : asked, sources);
  const known = new WeakMap<Sentence, readonly number[]>();
  return {
    isGiven: wanted !== null,
    names: read.map(({ name }) => name),
    score(quotable) {
      const scores = known.get(quotable.sentence) ?? scoreAspects(quotable, read, cues);
      known.set(quotable.sentence, scores);
      return scores;
    },
  };
}

function scoreAspects(
  { passage, sentence, terms: packed }: Quotable,
  read: readonly Aspect[],
  cues: ReadonlyMap<number, readonly Cue[]>,
): readonly number[] {
  const sums = read.map(() => 0);
  const terms = new Set(packed.map(({ term }) => term));
  for (const term of terms) {
    for (const { aspect, weight, others } of cues.get(term) ?? []) {
      if (others.every((other) => terms.has(other))) sums[aspect] = (sums[aspect] ?? 0) + weight;
    }
  }
  const { start, text } = passage.passage;
  return read.map(({ measure }, at) => {
    const said = (sums[at] ?? 0) / settlingIdf;
    // Numbers stand everywhere: one counts where a word speaks of the aspect, or where nothing else was asked for.
    const isMeasured = measure !== null && (said > 0 || read.length === 1);
    const holds = isMeasured && measure.test(text.slice(sentence.start - start, sentence.end - start));
    return Math.min(1, said + (holds ? weights.measure : 0));
  });
}

/** The aspect that a person means, in their own words: "how fast" is performance. */
function findAspect(asked: string, { index }: AnswerSources): Aspect {
  const stems = (text: string): readonly string[] =>
    tokenize(text).map(({ word }) => index.analyzer.stem(word));
  const wanted = new Set(stems(asked));
  const held = aspects.flatMap((aspect) =>
    [aspect.name, ...aspect.aliases]
      .map(stems)
      .filter((alias) => alias.every((stem) => wanted.has(stem)))
      .map((alias) => ({ aspect, length: alias.length })),
  );
  const [found] = held.toSorted((a, b) => b.length - a.length);
  const telling = tokenize(asked).filter(({ word }) => !stopWords.has(word)).length;
  // "Price of the pack" asks for more than a price, and is looked for word by word as well.
  return found !== undefined && telling <= found.length + 1
    ? found.aspect
    : { name: asked.trim(), aliases: [], cues: [], measure: found?.aspect.measure ?? null };
}

function listCues(
  read: readonly Aspect[],
  asked: string | null,
  { index, thesaurus }: AnswerSources,
): ReadonlyMap<number, readonly Cue[]> {
  const cues = new Map<number, Cue[]>();
  const add = (name: string, given: Cue): void => {
    const term = index.numberOf(name);
    if (term === undefined) return;
    const cue = { ...given, weight: given.weight * index.idf(name) };
    const known = cues.get(term) ?? [];
    if (!known.some(({ aspect, weight }) => aspect === cue.aspect && weight >= cue.weight)) {
      cues.set(term, [...known.filter(({ aspect }) => aspect !== cue.aspect), cue]);
    }
  };
  const addExpression = (text: string, aspect: number): void => {
    const stems = tokenize(text)
      .filter(({ word }) => !stopWords.has(word))
      .map(({ word }) => index.analyzer.stem(word));
    const [first, ...others] = stems;
    if (first !== undefined) {
      add(first, { aspect, weight: weights.cue, others: others.map((other) => index.numberOf(other) ?? -1) });
    }
  };
  for (const [aspect, { cues: strong }] of read.entries()) {
    for (const cue of strong) addExpression(cue, aspect);
  }
  if (asked === null) return cues;
  for (const { term } of index.analyzer.analyze(asked)) {
    add(term, { aspect: 0, weight: weights.asked, others: [] });
    for (const [other, share] of thesaurus.alternatives(term)) {
      if (share >= minRelated) add(other, { aspect: 0, weight: weights.asked * share, others: [] });
    }
  }
  return cues;
}
