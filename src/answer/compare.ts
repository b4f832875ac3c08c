import { type Aspect, listAncestors, mapParents } from '../corpus/lexicon.ts';
import { type AspectReader, createAspectReaders, readHeadings } from './aspect-score.ts';
import { type ChosenRows, chooseRows } from './choose-rows.ts';
import { type Comparison, isFull, type Side } from './comparison.ts';
import { createQuotableLister } from './quotable.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { type Resolved, resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** How many names are offered for one the corpus does not know. */
const offered = 3;

/** Compares what a corpus speaks of. */
export interface Comparer {
  /** Puts what the corpus says of two things side by side, by aspects or by the one asked for. */
  compare(a: string, b: string, aspect: string | null): Promise<Comparison>;
  /** Names of the aspects that the corpus speaks of for both, in the corpus's order. */
  listAspects(a: string, b: string): readonly string[];
}

type Pair = readonly [Resolved, Resolved];
type Parents = ReturnType<typeof mapParents>;

/** Stands where a name is unknown, or the same as the other: nothing is said of it. */
const nobody: Resolved = { name: '', subject: null, slots: [], terms: new Map() };

/**
 * Makes a comparer; the meanings of the corpus's aspects are worked out once, when the encoder is ready.
 * @param suggest - names of subjects that look like what was typed, the nearest first
 */
export function createComparer(
  sources: AnswerSources,
  suggest: (typed: string) => readonly string[],
): Comparer {
  const { aspects } = sources;
  const parents = mapParents(sources.subjects);
  const list = createQuotableLister(sources);
  const readers = createAspectReaders(sources);
  const choose = (pair: Pair, given: AspectReader | null): ChosenRows => {
    const quotables = list(pair);
    const usual =
      aspects.length > 0 ? readers.listed() : readHeadings(quotables, [pair[0].name, pair[1].name]);
    return chooseRows(quotables, given ?? usual);
  };
  const describe = (asked: string, known: Resolved | null): Omit<Side, 'snippets'> => {
    const didYouMean = known === null ? suggest(asked).slice(0, offered) : [];
    return { asked, subject: known?.name ?? null, didYouMean };
  };
  return {
    async compare(a, b, aspect) {
      await readers.learnMeanings();
      const [left, right] = [resolveSubject(a, sources), resolveSubject(b, sources)];
      const [pair, reason] = meet(left, right);
      const given = aspect === null ? null : await readers.given(aspect);
      const chosen = choose(pair, given);
      const asked = given?.names[0] ?? null;
      const sides = {
        a: { ...describe(a, left), snippets: chosen.sides[0] },
        b: { ...describe(b, right), snippets: chosen.sides[1] },
      };
      if (reason === null) return { ...sides, aspect: asked, ...tellPair(pair, chosen, parents) };
      const related = listRelatedSubjects(left ?? pair[1], sources).slice(0, offered);
      return { ...sides, aspect: asked, ...nothing, reason, related: related.map(({ name }) => name) };
    },
    listAspects(a, b) {
      const [pair, reason] = meet(resolveSubject(a, sources), resolveSubject(b, sources));
      return reason === null ? nameAspects(choose(pair, null), aspects) : [];
    },
  };
}

/** What is put side by side, and why it cannot be compared. */
function meet(left: Resolved | null, right: Resolved | null): readonly [Pair, Comparison['reason']] {
  if (left === null || right === null) return [[left ?? nobody, right ?? nobody], 'unknown-subject'];
  return left.name === right.name ? [[left, nobody], 'same-subject'] : [[left, right], null];
}

/** Names of the aspects that are told of both, in the corpus's order where it has one. */
function nameAspects({ rows, both }: ChosenRows, aspects: readonly Aspect[]): readonly string[] {
  const named = [...both, ...rows.filter(isFull)].flatMap(({ aspect }) => aspect ?? []);
  const listed = aspects.map(({ name }) => name).filter((name) => named.includes(name));
  return aspects.length > 0 ? listed : [...new Set(named)];
}

type Told = Omit<Comparison, 'a' | 'b' | 'aspect'>;

const nothing = { status: 'abstained', both: [], rows: [], relation: null } as const;

function tellPair([left, right]: Pair, { both, rows }: ChosenRows, parents: Parents): Told {
  const relation = relate(left.name, right.name, parents) ?? relate(right.name, left.name, parents);
  return rows.length + both.length === 0
    ? { ...nothing, relation, reason: 'nothing-said' }
    : { status: 'answered', both, rows, relation, reason: null };
}

function relate(part: string, whole: string, parents: Parents): Comparison['relation'] {
  return listAncestors(part, parents).has(whole) ? [part, whole] : null;
}
