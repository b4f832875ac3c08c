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
    if (given !== null) return chooseRows(quotables, given);
    const names = pair.map(({ name }) => name);
    return chooseRows(quotables, sources.aspects.length > 0 ? general : readHeadings(quotables, names));
  };
  return {
    async compare(a, b, aspect) {
      for (const [at, each] of sources.aspects.entries()) {
        similarities[at] ??= await sources.compareMeaning(describeAspect(each));
      }
      const given = (aspect ?? '').trim() === '' ? null : await readGiven(aspect ?? '');
      const resolved = resolvePair(a, b, sources);
      const sides = [a, b].map((asked, at): Side => {
        const subject = resolved[at]?.name ?? null;
        const didYouMean = subject === null ? suggest(asked).slice(0, offered) : [];
        return { asked, subject, didYouMean, snippets: [] };
      });
      const asked = { a: sides[0]!, b: sides[1]!, aspect };
      const quote = (pair: Pair, reader = given): ChosenRows => choose(pair, reader);
      const pair = toPair(resolved);
      return pair === null
        ? explainNothing(asked, resolved, { quote, sources })
        : compareBoth(asked, pair, quote(pair));
    },
    listAspects(a, b) {
      const pair = toPair(resolvePair(a, b, sources));
      if (pair === null) return [];
      const { rows, both } = choose(pair, null);
      const named = [...both, ...rows.filter(isFull)].flatMap(({ aspect }) => aspect ?? []);
      const listed = sources.aspects.map(({ name }) => name).filter((name) => named.includes(name));
      return sources.aspects.length > 0 ? listed : [...new Set(named)];
    },
  };
}

/** Both sides, where they are known and not the same. */
function toPair([left, right]: readonly [Resolved | null, Resolved | null]): Pair | null {
  return left === null || right === null || left.name === right.name ? null : [left, right];
}

type Asked = Pick<Comparison, 'a' | 'b' | 'aspect'>;

function compareBoth(asked: Asked, [left, right]: Pair, { rows, both, sides }: ChosenRows): Comparison {
  const isSaid = rows.length + both.length > 0;
  return {
    status: isSaid ? 'answered' : 'abstained',
    a: { ...asked.a, snippets: sides[0] },
    b: { ...asked.b, snippets: sides[1] },
    aspect: asked.aspect,
    both,
    rows,
    relation: relate(left, right) ?? relate(right, left),
    reason: isSaid ? null : 'nothing-said',
  };
}

function relate({ subject }: Resolved, whole: Resolved): readonly [string, string] | null {
  return subject !== null && subject.parent === whole.name ? [subject.name, whole.name] : null;
}

const nobody: Resolved = { name: '', subject: null, slots: [], terms: new Map() };

/** A comparison that cannot be made: what is said of the known side, and what to compare it with. */
function explainNothing(
  { a, b, aspect }: Asked,
  [left, right]: readonly [Resolved | null, Resolved | null],
  {
    quote,
    sources,
  }: { quote: (pair: Pair, reader?: AspectReader | null) => ChosenRows; sources: AnswerSources },
): Comparison {
  const known = left ?? right;
  const said = known === null ? [] : quote([known, nobody]).sides[0];
  const snippets = said.length > 0 || known === null ? said : quote([known, nobody], null).sides[0];
  const related = known === null ? [] : listRelatedSubjects(known, sources).slice(0, offered);
  return {
    status: 'abstained',
    a: left === null ? a : { ...a, snippets },
    b: right === null ? b : { ...b, snippets },
    aspect,
    both: [],
    rows: [],
    relation: null,
    reason: left === null || right === null ? 'unknown-subject' : 'same-subject',
    related: related.map(({ name }) => name),
  };
}
