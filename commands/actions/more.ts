import type { Action } from '../../src/discord/command.ts';
import { createView } from '../../src/discord/view.ts';
import { readTitle } from '../../src/message/parts.ts';
import { renderPassages } from '../../src/message/render-passages.ts';
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
      const question = readTitle(input.source.text) ?? '';
      const view = createView(speakLike(input, question), 'private', passageRows(engine, passages));
      return { kind: 'message', message: renderPassages(question, passages, view), outcome: 'answered' };
    },
  };
}
