import MiniSearch from 'minisearch';
import { createAnalyzer } from '../../src/analysis/analyze.ts';
import { generalSynonyms } from '../../src/analysis/general-synonyms.ts';
import { listPhrases } from '../../src/analysis/thesaurus.ts';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Passage, Span } from '../../src/corpus/document.ts';

/** A stretch of a passage that an engine shows; offsets are those of the passage's document. */
export interface Shown extends Span {
  readonly passage: Passage;
}

/** What an engine replies to a question. */
export interface Reply {
  /** Best first. */
  readonly shown: readonly Shown[];
  /** The sentences of the first passage marked as the answer; null for an engine that marks none. */
  readonly marked: readonly Span[] | null;
  /** Grows with how sure the engine is that the first passage answers. */
  readonly confidence: number;
  readonly isAnswered: boolean;
}

/** Answers questions from the corpus it was opened with. */
export type Responder = (question: string) => Promise<Reply>;

/** An engine in the table; `open` builds its index. */
export interface BenchEngine {
  readonly name: string;
  open(corpus: Corpus): Promise<Responder>;
}

/** A passage found by its number, the best first. */
interface Found {
  readonly id: number;
  readonly score: number;
}

/** Ranks the passages of a corpus and does nothing else: by words, by an encoder, or by both. */
type Ranker = (corpus: Corpus) => Promise<(question: string) => Promise<readonly Found[]>>;

/** What the others are compared with. */
export const ownName = 'virtbot';

/** The peer that has all of the analysis, and of the engine nothing. */
export const plainName = 'MiniSearch, same analyzer';

export const engines: readonly BenchEngine[] = [
  { name: ownName, open: openOwn },
  adaptRanker('MiniSearch', async ({ passages }) => rankByWords(passages, {})),
  adaptRanker(plainName, async ({ passages, lexicon }) => {
    const analyzer = createAnalyzer(lexicon, listPhrases(generalSynonyms));
    return rankByWords(passages, {
      tokenize: (text) => analyzer.analyze(text).map(({ term }) => term),
      processTerm: (term) => term,
    });
  }),
];

async function openOwn(corpus: Corpus): Promise<Responder> {
  const engine = await createEngine(corpus);
  return async (question) => {
    const { passages, confidence, status } = await engine.ask(question);
    const shown = passages.map(({ passage, excerpt, start }) => ({
      passage,
      start,
      end: start + excerpt.length,
    }));
    const [top] = passages;
    const marked = top?.highlights.map((span) => ({
      start: top.start + span.start,
      end: top.start + span.end,
    }));
    return { shown, marked: marked ?? [], confidence, isAnswered: status === 'answered' };
  };
}

function adaptRanker(name: string, rank: Ranker): BenchEngine {
  return {
    name,
    async open(corpus) {
      const search = await rank(corpus);
      return async (question) => {
        const found = await search(question);
        const shown = found.slice(0, 3).map(({ id }) => {
          const passage = corpus.passages[id]!;
          return { passage, start: passage.start, end: passage.end };
        });
        return { shown, marked: null, confidence: found[0]?.score ?? 0, isAnswered: true };
      };
    },
  };
}

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly heading: string;
}

function rankByWords(
  passages: readonly Passage[],
  options: Pick<ConstructorParameters<typeof MiniSearch<Entry>>[0], 'tokenize' | 'processTerm'>,
): (question: string) => Promise<readonly Found[]> {
  const index = new MiniSearch<Entry>({ fields: ['text', 'heading'], ...options });
  index.addAll(
    passages.map(({ text, document, section }, id) => ({
      id,
      text,
      heading: [document.title, ...section.headings].join('\n'),
    })),
  );
  return async (question) => index.search(question).map(({ id, score }) => ({ id: Number(id), score }));
}
