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
  const groups: { gap: GapGroup; words: string; vector: Int8Array | null }[] = [];
  for (const { question, abstained, disliked } of gaps) {
    const terms = new Set(analyzer.analyze(question).map(({ term }) => term));
    const words = terms.size === 0 ? question : [...terms].toSorted().join(' ');
    const vector = await reader.encodeQuestion(question);
    const same = groups.find(
      (group) =>
        group.words === words || (vector && group.vector && cosine(vector, group.vector) >= sameFrom),
    );
    if (same === undefined) {
      const { passages } = await reader.engine.ask(question);
      const gap = { question, also: [], abstained, disliked, nearest: passages[0]?.passage ?? null };
      groups.push({ gap, words, vector });
    } else {
      const { gap } = same;
      const also = [...gap.also, question];
      same.gap = { ...gap, also, abstained: gap.abstained + abstained, disliked: gap.disliked + disliked };
    }
  }
  return groups.map(({ gap }) => gap).toSorted((a, b) => b.abstained + b.disliked - a.abstained - a.disliked);
}
