import { createRequire } from 'node:module';
import createSearch from 'wink-bm25-text-search';
import model from 'wink-eng-lite-web-model';
import { adaptSearch } from '../responder.ts';

/** What is used of wink-nlp; the types that it ships do not fit its functions. */
interface Nlp {
  readonly readDoc: (text: string) => { readonly tokens: () => Tokens };
  readonly its: Readonly<Record<'type' | 'stopWordFlag' | 'stem', object>>;
}

interface Tokens {
  readonly filter: (test: (token: { readonly out: (what: object) => unknown }) => boolean) => Tokens;
  readonly out: (what: object) => readonly string[];
}

const require = createRequire(import.meta.url);
const createNlp: (model: object) => Nlp = require('wink-nlp');

// Once for all indexes: each call doubles the model in memory.
const nlp = createNlp(model);

function listStems(text: string): readonly string[] {
  const { type, stopWordFlag, stem } = nlp.its;
  return nlp
    .readDoc(text)
    .tokens()
    .filter((token) => token.out(type) === 'word' && token.out(stopWordFlag) === false)
    .out(stem);
}

export const adapter = adaptSearch((entries) => {
  const index = createSearch();
  index.defineConfig({ fldWeights: { text: 1, heading: 1 } });
  index.definePrepTasks([listStems]);
  for (const { id, text, heading } of entries) index.addDoc({ text, heading }, id);
  index.consolidate();
  return (question) => index.search(question).map(([id, score]) => ({ id: Number(id), score }));
});
