import type { ActionInput, ActionResult } from '../../src/discord/command.ts';
import { renderPassages } from '../../src/message/render-passages.ts';
import { wordsFor } from '../../src/message/words.ts';
import { passageRows } from '../controls.ts';
import { decodeRef } from '../passage-ref.ts';
import type { ServedActions, Services } from '../services.ts';

/** "More passages", those that came after the best one, and a passage picked from several; to whoever clicks. */
export const moreActions: ServedActions = {
  more: (input, services) => show(input, input.args, services),
  passage: (input, services) => show(input, input.values, services),
};

function show({ source, caller }: ActionInput, refs: readonly string[], { engine }: Services): ActionResult {
  const { corpus } = engine();
  const passages = refs.map((ref) => decodeRef(corpus, ref));
  const question = source.question ?? '';
  const words = wordsFor(caller, 'private', question);
  const view = { words, rows: passageRows({ engine: engine(), commandId: null }, passages) };
  return { kind: 'message', message: renderPassages(question, passages, view), outcome: 'answered' };
}
