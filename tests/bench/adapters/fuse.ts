import Fuse from 'fuse.js';
import { adaptSearch } from '../responder.ts';

export const adapter = adaptSearch((entries) => {
  // Unless told otherwise, Fuse looks only near the beginning of a text.
  const fuse = new Fuse(entries, { keys: ['text', 'heading'], includeScore: true, ignoreLocation: true });
  return (question) =>
    fuse.search(question).map(({ item, score = 1 }) => ({ id: item.id, score: 1 - score }));
});
