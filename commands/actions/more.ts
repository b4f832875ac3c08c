import type { Action } from '../../src/discord/command.ts';
import { renderPassages } from '../../src/message/render-passages.ts';
import { wordsFor } from '../../src/message/words.ts';
import { speakLike } from '../answering.ts';
import { passageRows } from '../controls.ts';
import { decodeRef } from '../passage-ref.ts';
import type { Services } from '../services.ts';

/** "More passages": those that came after the best one, to whoever clicks. */
export function createMoreAction({ engine: currentEngine }: Services): Action {
  return {
    name: 'more',
    isCorpusFree: false,
    run: (input) => {
      const engine = currentEngine();
      const passages = input.args.map((argument) => decodeRef(engine.corpus, argument));
      const question = input.source.question ?? '';
      const words = wordsFor(speakLike(input.caller, question), 'private');
      const view = { words, rows: passageRows(engine, passages) };
      return { kind: 'message', message: renderPassages(question, passages, view), outcome: 'answered' };
    },
  };
}
