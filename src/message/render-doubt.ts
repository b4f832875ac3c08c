import type { Answer } from '../answer/answer.ts';
import { cite } from './cite.ts';
import { frameBlocks, type Message, type View } from './message.ts';
import { writeQuestion } from './question.ts';

/** Where the answer may stand, when it is not sure which passage gives it: places to pick from, nothing quoted; public. */
export function renderDoubt({ question, passages }: Answer, view: View): Message {
  const places = passages.map(({ passage }) => `- ${cite(passage.document, passage.section)}`);
  const head = [writeQuestion(question), view.words.notSure].join('\n');
  const blocks = [head, [...new Set(places)].join('\n')];
  return { ...frameBlocks(blocks, view), hasQuestion: true, isPrivate: false };
}
