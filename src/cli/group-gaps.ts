import { createAnalyzer } from '../analysis/analyze.ts';
import type { Place } from '../corpus/add-ask.ts';
import { cosine } from '../retrieval/encoder/vector.ts';
import type { Gap } from '../state/state.ts';
import type { OpenReader } from './dependencies.ts';

export interface GapGroup extends Gap {
  /** Other ways in which it was asked, most frequent first. */
  readonly also: readonly string[];
  readonly nearest: Place | null;
}

/** From this cosine on, two questions ask the same; below it, "install KVM" and "install Xen" begin to meet. */
const sameFrom = 0.8;

/** Puts questions that mean the same together, most asked first; `gaps` has the most frequent first, too. */
export async function groupGaps(gaps: readonly Gap[], reader: OpenReader): Promise<readonly GapGroup[]> {
  const analyzer = createAnalyzer(reader.engine.corpus.lexicon);
  const groups: { gaps: Gap[]; words: string; vector: Int8Array | null }[] = [];
  for (const gap of gaps) {
    const terms = new Set(analyzer.analyze(gap.question).map(({ term }) => term));
    const words = terms.size === 0 ? gap.question : [...terms].toSorted().join(' ');
    const vector = await reader.encodeQuestion(gap.question);
    const same = groups.find(
      (group) =>
        group.words === words ||
        (vector !== null && group.vector !== null && cosine(vector, group.vector) >= sameFrom),
    );
    if (same === undefined) groups.push({ gaps: [gap], words, vector });
    else same.gaps.push(gap);
  }
  const described = groups.map(async ({ gaps: own }): Promise<GapGroup> => {
    const [question = '', ...also] = own.map((gap) => gap.question);
    const { passages } = await reader.engine.ask(question);
    return {
      question,
      also,
      abstained: own.reduce((sum, gap) => sum + gap.abstained, 0),
      disliked: own.reduce((sum, gap) => sum + gap.disliked, 0),
      nearest: passages[0]?.passage ?? null,
    };
  });
  const all = await Promise.all(described);
  return all.toSorted((a, b) => b.abstained + b.disliked - a.abstained - a.disliked);
}
