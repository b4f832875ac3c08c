import { type Directions, dot } from './read-vectors.ts';
import { addRelation, type Relations } from './relations.ts';

/** Least cosine similarity of two words to be called related. */
const minSimilarity = 0.6;

/** Words whose directions are close to each other, with weights 0.1..0.3. */
export function relateByVectors(words: readonly string[], directions: Directions): Relations {
  const relations: Relations = new Map();
  const known = words.flatMap((word, index) => {
    const direction = directions[index];
    return direction === undefined || direction === null ? [] : [{ word, direction }];
  });
  for (const [index, first] of known.entries()) {
    for (let other = index + 1; other < known.length; other += 1) {
      const second = known[other] ?? first;
      const similarity = dot(first.direction, second.direction);
      if (similarity < minSimilarity) continue;
      const weight = Math.min(0.3, 0.1 + 0.8 * (similarity - minSimilarity));
      addRelation(relations, first.word, second.word, weight);
      addRelation(relations, second.word, first.word, weight);
    }
  }
  return relations;
}
