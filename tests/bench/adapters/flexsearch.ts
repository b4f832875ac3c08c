import { Charset, Encoder, Index } from 'flexsearch';
import english from 'flexsearch/lang/en';
import { adaptSearch } from '../responder.ts';

export const adapter = adaptSearch((entries) => {
  const index = new Index({
    encoder: new Encoder({ ...Charset.LatinBalance, ...english }),
    tokenize: 'strict',
  });
  for (const { id, heading, text } of entries) index.add(id, `${heading}\n${text}`);
  // Without `suggest` every word of a question has to be found, and hardly any question gets a reply.
  return (question) =>
    index.search(question, { suggest: true }).map((id) => ({ id: Number(id), score: null }));
});
