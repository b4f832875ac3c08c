import lunr from 'lunr';
import { adaptSearch } from '../responder.ts';

export const adapter = adaptSearch((entries) => {
  const index = lunr(function () {
    this.field('text');
    this.field('heading');
    for (const entry of entries) this.add(entry);
  });
  // Terms are handed over as such: `index.search` would read a hyphen or a colon of the question as an operator.
  return (question) =>
    index
      .query((query) => query.term(lunr.tokenizer(question)))
      .map(({ ref, score }) => ({ id: Number(ref), score }));
});
