import MiniSearch from 'minisearch';
import { createAnalyzer } from '../../../src/analysis/analyze.ts';
import { generalSynonyms } from '../../../src/analysis/general-synonyms.ts';
import { listPhrases } from '../../../src/analysis/thesaurus.ts';
import { answerQuestion } from '../../../src/answer/answer-question.ts';
import { prepareSources } from '../../../src/answer/prepare-sources.ts';
import type { Corpus } from '../../../src/corpus/corpus.ts';
import { emptyLexicon } from '../../../src/corpus/lexicon.ts';
import { adapter as miniSearchPorter } from '../adapters/minisearch-porter.ts';

/** Texts of the first three passages for a question. */
type Ask = (question: string) => Promise<readonly string[]>;

/** An engine measured at every size. */
export interface ScaleEngine {
  readonly name: string;
  open(corpus: Corpus): Promise<Ask>;
}

/** What the others are compared with. */
export const ownName = 'virtbot';

export const scaleEngines: readonly ScaleEngine[] = [
  {
    name: ownName,
    async open(corpus) {
      const sources = prepareSources(corpus);
      // Otherwise the first misspelt word would be charged with it.
      sources.index.vocabulary.has('');
      return async (question) =>
        answerQuestion(question, sources).passages.map(({ passage }) => passage.text);
    },
  },
  { name: 'MiniSearch, same analyser', open: openMiniSearch },
  {
    name: 'MiniSearch + Porter',
    async open(corpus) {
      const respond = await miniSearchPorter.open(corpus);
      return async (question) => (await respond(question)).shown.map(({ passage }) => passage.text);
    },
  },
];

async function openMiniSearch({ passages }: Corpus): Promise<Ask> {
  const analyzer = createAnalyzer(emptyLexicon, listPhrases(generalSynonyms));
  const index = new MiniSearch<{ readonly id: number; readonly text: string; readonly heading: string }>({
    fields: ['text', 'heading'],
    tokenize: (text) => analyzer.analyze(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  for (const [id, { text, section, document }] of passages.entries()) {
    index.add({ id, text, heading: section.headings.at(-1) ?? document.title });
  }
  return async (question) =>
    index
      .search(question)
      .slice(0, 3)
      .map(({ id }) => passages[Number(id)]?.text ?? '');
}
