import elasticlunr from 'elasticlunr';
import { adaptSearch } from '../responder.ts';

export const adapter = adaptSearch((entries) => {
  const index = elasticlunr(function () {
    this.setRef('id');
    this.addField('text');
    this.addField('heading');
    this.saveDocument(false);
  });
  for (const entry of entries) index.addDoc(entry);
  return (question) => index.search(question, {}).map(({ ref, score }) => ({ id: Number(ref), score }));
});
