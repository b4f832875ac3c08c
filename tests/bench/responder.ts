import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Passage, Span } from '../../src/corpus/document.ts';

/** A stretch of a passage that an engine shows; offsets are those of the passage's document. */
export interface Shown extends Span {
  readonly passage: Passage;
  /** The sentences marked as the answer, in the document's offsets; null when the engine marks none. */
  readonly marked: readonly Span[] | null;
}

/** What an engine replies to a question. */
export interface Reply {
  /** Best first. */
  readonly shown: readonly Shown[];
  /** Grows with how sure the engine is that the first passage answers; null when it has no score. */
  readonly confidence: number | null;
  readonly isAnswered: boolean;
}

/** Answers questions from the corpus it was opened with. */
export type Responder = (question: string) => Promise<Reply>;

/** A search engine under test. */
export interface Adapter {
  /** Builds the engine's index. */
  open(corpus: Corpus): Promise<Responder>;
}

/** A passage as search libraries get it: its number, its text, and the document's title with the headings. */
export interface Entry {
  readonly id: number;
  readonly text: string;
  readonly heading: string;
}

/** A passage that a search library found; a library without scores gives null. */
export interface Found {
  readonly id: number;
  readonly score: number | null;
}

type Search = (question: string) => readonly Found[] | Promise<readonly Found[]>;

/** An adapter for a library that ranks passages and does nothing else. */
export function adaptSearch(build: (entries: readonly Entry[]) => Search | Promise<Search>): Adapter {
  return {
    async open({ passages }) {
      const search = await build(passages.map(toEntry));
      return async (question) => {
        const found = await search(question);
        const shown = found.slice(0, 3).flatMap(({ id }) => {
          const passage = passages[id];
          return passage === undefined
            ? []
            : [{ passage, start: passage.start, end: passage.end, marked: null }];
        });
        // A library without scores is told by the first hit; finding nothing is the least any library can say.
        const confidence = found.length === 0 ? 0 : (found[0]?.score ?? null);
        return { shown, confidence, isAnswered: true };
      };
    },
  };
}

function toEntry({ text, document, section }: Passage, id: number): Entry {
  return { id, text, heading: [document.title, ...section.headings].join('\n') };
}
