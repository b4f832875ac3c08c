import MiniSearch from 'minisearch';
import { adaptSearch, type Entry } from '../responder.ts';

export const adapter = adaptSearch((entries) => {
  const index = new MiniSearch<Entry>({ fields: ['text', 'heading'] });
  index.addAll(entries);
  return (question) => index.search(question).map(({ id, score }) => ({ id: Number(id), score }));
});
