import { create, insertMultiple, search } from '@orama/orama';
import { createStemmer } from '../../../src/analysis/stem.ts';
import { stopWords } from '../../../src/analysis/stop-words.ts';
import { adaptSearch } from '../responder.ts';

export const adapter = adaptSearch(async (entries) => {
  const database = create({
    schema: { text: 'string', heading: 'string' },
    components: {
      tokenizer: { language: 'english', stemming: true, stemmer: createStemmer(), stopWords: [...stopWords] },
    },
  });
  await insertMultiple(
    database,
    entries.map(({ id, text, heading }) => ({ id: String(id), text, heading })),
    entries.length,
  );
  return async (question) => {
    const { hits } = await search(database, { term: question, limit: 10 });
    return hits.map(({ id, score }) => ({ id: Number(id), score }));
  };
});
