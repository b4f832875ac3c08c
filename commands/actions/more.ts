import type { Action, ActionInput, CommandResult } from '../../src/discord/command.ts';
import { renderPassages } from '../../src/message/render-passages.ts';
import { wordsFor } from '../../src/message/words.ts';
import { speakLike } from '../answering.ts';
import { passageRows } from '../controls.ts';
import { decodeRef } from '../passage-ref.ts';
import type { Services } from '../services.ts';

/** "More passages", those that came after the best one, and a passage picked from several; to whoever clicks. */
export function createMoreActions({ engine: currentEngine }: Services): readonly Action[] {
  const show = ({ source, caller }: ActionInput, refs: readonly string[]): CommandResult => {
    const engine = currentEngine();
    const passages = refs.map((ref) => decodeRef(engine.corpus, ref));
    const question = source.question ?? '';
    const words = wordsFor(speakLike(caller, question), 'private');
    const view = { words, rows: passageRows(engine, passages) };
    return { message: renderPassages(question, passages, view), outcome: 'answered' };
  };
  return [
    { name: 'more', isCorpusFree: false, run: (input) => ({ kind: 'message', ...show(input, input.args) }) },
    {
      name: 'passage',
      isCorpusFree: false,
      run: (input) => ({ kind: 'message', ...show(input, input.values) }),
    },
  ];
}
