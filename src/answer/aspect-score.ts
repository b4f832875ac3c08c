import { tokenize } from '../analysis/tokenize.ts';
import { type Aspect, aspects } from './aspects.ts';
import type { Quotable } from './quotable.ts';
import type { AnswerSources } from './sources.ts';

/** A sentence with the aspect it speaks of and how clearly, 0..1. */
export interface ScoredAspect {
  readonly quotable: Quotable;
  readonly aspect: string | null;
  readonly score: number;
}

/** Tells how far a sentence speaks of the aspect asked for, or of which aspect it speaks most. */
export interface AspectReader {
  /** Whether one aspect was asked for. */
  readonly isGiven: boolean;
  /** Aspects to look for, in the order they are shown. */
  readonly names: readonly string[];
  score(quotable: Quotable, aspect: string): number;
  best(quotable: Quotable): { readonly aspect: string | null; readonly score: number };
}

/** The idf that a single cue must have to settle what a sentence speaks of. */
const settlingIdf = 4;

/** Words of the aspect as it was asked for count more than the cues it stands for. */
const askedWeight = 1.5;

/** Makes a reader for the aspect asked for, or for all of them when none was. */
export function readAspect(asked: string | null, sources: AnswerSources): AspectReader {
  const wanted = asked === null ? null : findAspect(asked, sources);
  const cues = new Map(
    (wanted === null ? aspects : [wanted]).map(
      (aspect) => [aspect.name, weighCues(aspect, asked, sources)] as const,
    ),
  );
  const score = (quotable: Quotable, aspect: string): number => {
    const weights = cues.get(aspect) ?? new Map<string, number>();
    const terms = new Set(quotable.passage.sentences[quotable.index]?.terms.map(({ term }) => term));
    let sum = 0;
    for (const term of terms) sum += (weights.get(term) ?? 0) * sources.index.idf(term);
    return Math.min(1, sum / settlingIdf);
  };
  return {
    isGiven: wanted !== null,
    names: [...cues.keys()],
    score,
    best(quotable) {
      const ranked = [...cues.keys()].map((aspect) => ({ aspect, score: score(quotable, aspect) }));
      const top = ranked.reduce((best, next) => (next.score > best.score ? next : best), {
        aspect: '',
        score: 0,
      });
      return { aspect: top.score === 0 ? null : top.aspect, score: top.score };
    },
  };
}

function findAspect(asked: string, { index }: AnswerSources): Aspect {
  const stems = (text: string): string =>
    tokenize(text)
      .map(({ word }) => index.analyzer.stem(word))
      .join(' ');
  const wanted = stems(asked);
  const found = aspects.find(({ name, aliases }) =>
    [name, ...aliases].some((alias) => stems(alias) === wanted),
  );
  return found ?? { name: asked.trim(), aliases: [], cues: [] };
}

function weighCues(
  aspect: Aspect,
  asked: string | null,
  { index, thesaurus }: AnswerSources,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const { term } of index.analyzer.analyze(text)) {
      weights.set(term, Math.max(weight, weights.get(term) ?? 0));
      for (const [other, share] of thesaurus.alternatives(term)) {
        weights.set(other, Math.max(weight * share, weights.get(other) ?? 0));
      }
    }
  };
  for (const cue of aspect.cues) add(cue, 1);
  if (asked !== null) add(asked, askedWeight);
  return weights;
}

/** For one side: its sentences by aspect, the clearest of each aspect first, then the seconds, and so on. */
export function chooseAspects(
  quotables: readonly Quotable[],
  side: 0 | 1,
  reader: AspectReader,
): readonly ScoredAspect[] {
  const own = quotables.filter(({ about }) => about[side].weight > 0);
  const columns = reader.names.map((aspect) => rankByAspect(own, side, aspect, reader));
  const rounds = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: rounds }, (_, round) =>
    columns.flatMap((column) => column.slice(round, round + 1)),
  ).flat();
}

/** How many sentences of each aspect are kept, and of the only aspect asked for. */
const depth = { each: 2, given: 8 } as const;

function rankByAspect(
  quotables: readonly Quotable[],
  side: 0 | 1,
  aspect: string,
  reader: AspectReader,
): readonly ScoredAspect[] {
  return quotables
    .map((quotable) => {
      const { weight, isDefinition } = quotable.about[side];
      const said = isDefinition && aspect === 'definition' ? 1 : reader.score(quotable, aspect);
      return {
        quotable,
        aspect,
        score: said === 0 ? 0 : weight * (said + centrality / (1 + quotable.index)),
      };
    })
    .filter(({ score }) => score > 0)
    .toSorted((x, y) => y.score - x.score)
    .slice(0, reader.isGiven ? depth.given : depth.each);
}

/** What the first sentence of a passage counts more than a late one. */
const centrality = 0.2;
