import type { Similarity } from '../retrieval/similarity.ts';
import { type AspectReader, describeAspect, findAspect, readAspects, readHeadings } from './aspect-score.ts';
import { type ChosenRows, chooseRows } from './choose-rows.ts';
import { type Comparison, isFull, type Side } from './comparison.ts';
import { createQuotableLister } from './quotable.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { type Resolved, resolvePair } from './resolve-subject.ts';
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
  const list = createQuotableLister(sources.index);
  const similarities: (Similarity | null)[] = sources.aspects.map(() => null);
  const general = readAspects(sources.aspects, similarities, sources);
  const readGiven = async (asked: string): Promise<AspectReader> => {
    const aspect = findAspect(asked, sources);
    const at = sources.aspects.indexOf(aspect);
    const similarity = at === -1 ? await sources.compareMeaning(asked) : similarities[at]!;
    return readAspects([aspect], [similarity], sources, true);
  };
  const choose = (pair: Pair, given: AspectReader | null): ChosenRows => {
    const quotables = list(pair);
    const names = pair.map(({ name }) => name);
    return chooseRows(
      quotables,
      given ?? (sources.aspects.length > 0 ? general : readHeadings(quotables, names)),
    );
  };
  return {
    async compare(a, b, aspect) {
      for (const [at, each] of sources.aspects.entries()) {
        similarities[at] ??= await sources.compareMeaning(describeAspect(each));
      }
      const [left, right] = resolvePair(a, b, sources);
      const isSame = left !== null && left.name === right?.name;
      const pair: Pair = [left ?? nobody, isSame ? nobody : (right ?? nobody)];
      const given = aspect === null || aspect.trim() === '' ? null : await readGiven(aspect);
      const { rows, both, sides } = choose(pair, given);
      const isPair = !pair.includes(nobody);
      const isUnknown = left === null || right === null;
      const nothing = isPair ? 'nothing-said' : isUnknown ? 'unknown-subject' : 'same-subject';
      const reason = isPair && rows.length + both.length > 0 ? null : nothing;
      const describe = (asked: string, known: Resolved | null, snippets: Side['snippets']): Side => ({
        asked,
        subject: known?.name ?? null,
        didYouMean: known === null ? suggest(asked).slice(0, offered) : [],
        snippets,
      });
      const related = isPair ? [] : listRelatedSubjects(left ?? right ?? nobody, sources);
      return {
        status: reason === null ? 'answered' : 'abstained',
        a: describe(a, left, sides[0]),
        b: describe(b, right, isSame ? sides[0] : sides[1]),
        aspect,
        both: isPair ? both : [],
        rows: isPair ? rows : [],
        relation: relate(...pair) ?? relate(pair[1], pair[0]),
        reason,
        related: related.slice(0, offered).map(({ name }) => name),
      };
    },
    listAspects(a, b) {
      const [left, right] = resolvePair(a, b, sources);
      if (left === null || right === null || left.name === right.name) return [];
      const { rows, both } = choose([left, right], null);
      const named = [...both, ...rows.filter(isFull)].flatMap(({ aspect }) => aspect ?? []);
      const listed = sources.aspects.map(({ name }) => name).filter((name) => named.includes(name));
      return sources.aspects.length > 0 ? listed : [...new Set(named)];
    },
  };
}

function relate({ subject }: Resolved, whole: Resolved): readonly [string, string] | null {
  return subject !== null && subject.parent === whole.name ? [subject.name, whole.name] : null;
}
