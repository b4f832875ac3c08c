import type { Similarity } from '../retrieval/similarity.ts';
import { type AspectReader, describeAspect, findAspect, readAspects, readHeadings } from './aspect-score.ts';
import { chooseRows, listSharedAspects } from './choose-rows.ts';
import type { Comparison, Side, Snippet } from './comparison.ts';
import { createQuotableLister, type ListQuotables, type Quotable } from './quotable.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { type Resolved, resolvePair, suggestNames } from './resolve-subject.ts';
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

/** Makes a comparer; the meanings of the corpus's aspects are worked out once, when the encoder is ready. */
export function createComparer(sources: AnswerSources): Comparer {
  const similarities: (Similarity | null)[] = sources.aspects.map(() => null);
  const general = readAspects(sources.aspects, similarities, sources);
  const prepare = async (): Promise<void> => {
    for (const [at, aspect] of sources.aspects.entries()) {
      similarities[at] ??= await sources.compareMeaning(describeAspect(aspect));
    }
  };
  const readGiven = async (asked: string): Promise<AspectReader> => {
    const aspect = findAspect(asked, sources);
    const at = sources.aspects.indexOf(aspect);
    const similarity = at === -1 ? await sources.compareMeaning(asked) : similarities[at]!;
    return readAspects([aspect], [similarity], sources, at === -1 ? 'made' : 'given');
  };
  const readAll: Setting['readerOf'] = (quotables, named) =>
    sources.aspects.length > 0 ? general : readHeadings(quotables, named);
  const list = createQuotableLister(sources.index);
  return {
    async compare(a, b, aspect) {
      await prepare();
      const given = (aspect ?? '').trim() === '' ? null : await readGiven(aspect ?? '');
      return compareSubjects([a, b], aspect, {
        list,
        readerOf: (quotables, named) => given ?? readAll(quotables, named),
        sources,
      });
    },
    listAspects(a, b) {
      const pair = resolveBoth([a, b], sources);
      if (pair === null) return [];
      const quotables = list(pair, false);
      return listSharedAspects(quotables, readAll(quotables, [a, b]));
    },
  };
}

interface Setting {
  readonly list: ListQuotables;
  readonly readerOf: (quotables: readonly Quotable[], named: readonly string[]) => AspectReader;
  readonly sources: AnswerSources;
}

/** Both sides, where they are known and not the same. */
function resolveBoth(
  [a, b]: readonly [string, string],
  sources: AnswerSources,
): readonly [Resolved, Resolved] | null {
  const [left, right] = resolvePair(a, b, sources);
  return left === null || right === null || left.name === right.name ? null : [left, right];
}

function compareSubjects(
  [a, b]: readonly [string, string],
  aspect: string | null,
  setting: Setting,
): Comparison {
  const { list, readerOf, sources } = setting;
  const [left, right] = resolvePair(a, b, sources);
  const sides = { a: toSide(a, left, sources), b: toSide(b, right, sources) };
  if (left === null || right === null || left.name === right.name) {
    return explainNothing(sides, left ?? right, aspect, setting);
  }
  const quotables = list([left, right], aspect !== null);
  const { rows, both, sides: snippets } = chooseRows(quotables, readerOf(quotables, [left.name, right.name]));
  const isSaid = rows.length + both.length > 0;
  return {
    status: isSaid ? 'answered' : 'abstained',
    a: { ...sides.a, snippets: snippets[0] },
    b: { ...sides.b, snippets: snippets[1] },
    aspect,
    both,
    rows,
    relation: relate(left, right) ?? relate(right, left),
    reason: isSaid ? null : 'nothing-said',
  };
}

function relate({ subject }: Resolved, whole: Resolved): readonly [string, string] | null {
  return subject !== null && subject.parent === whole.name ? [subject.name, whole.name] : null;
}

/** A comparison that cannot be made: what is said of the known side, and what to compare it with. */
function explainNothing(
  { a, b }: { readonly a: Side; readonly b: Side },
  known: Resolved | null,
  aspect: string | null,
  setting: Setting,
): Comparison {
  const snippets = known === null ? [] : quoteOne(known, setting);
  const withSnippets = (side: Side): Side => (side.subject === null ? side : { ...side, snippets });
  return {
    status: 'abstained',
    a: withSnippets(a),
    b: withSnippets(b),
    aspect,
    both: [],
    rows: [],
    relation: null,
    reason: a.subject === null || b.subject === null ? 'unknown-subject' : 'same-subject',
    related:
      known === null
        ? []
        : listRelatedSubjects(known, setting.sources)
            .slice(0, offered)
            .map(({ name }) => name),
  };
}

/** What the corpus says of one thing: of the aspect asked for, or in general when it says nothing of that. */
function quoteOne(known: Resolved, { list, readerOf }: Setting): readonly Snippet[] {
  const nobody: Resolved = { name: '', subject: null, slots: [], terms: new Map() };
  const quotables = list([known, nobody], false);
  const [said] = chooseRows(quotables, readerOf(quotables, [])).sides;
  return said.length > 0 ? said : chooseRows(quotables, readHeadings([], [])).sides[0];
}

function toSide(asked: string, resolved: Resolved | null, sources: AnswerSources): Side {
  return {
    asked,
    subject: resolved?.name ?? null,
    didYouMean: resolved === null ? suggestNames(asked, sources.subjects, offered) : [],
    snippets: [],
  };
}
