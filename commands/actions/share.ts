import { nameSection } from '../../src/corpus/document.ts';
import { UnusableControlError } from '../../src/discord/command.ts';
import { wordsFor } from '../../src/message/words.ts';
import { showAnswer } from '../answering.ts';
import { readCommand } from '../controls.ts';
import { decodeRef } from '../passage-ref.ts';
import type { ServedActions } from '../services.ts';
import { share, type Copy } from '../sharing.ts';

/**
 * "Share": posts a private answer for everybody, with who asked and the command. The passages come from the custom
 * id; only the question, which is echoed, comes from the message.
 */
export const shareAction: ServedActions = {
  share: async (input, services) => {
    const engine = services.engine();
    const [command, ...refs] = input.args;
    const [best, ...others] = refs.map((ref) => decodeRef(engine.corpus, ref));
    if (best === undefined) throw new UnusableControlError();
    const { document, section } = best.passage;
    const question = input.source.question ?? nameSection(document, section);
    const again = await engine.ask(question);
    const readings = again.passages[0]?.passage === best.passage ? again.readings : [];
    const shown = { question, readings, passages: [best, ...others] as const };
    const commandId = readCommand(command);
    const thing = {
      name: 'share',
      command: { name: 'virt', id: commandId },
      words: wordsFor(input.caller, 'public', question),
      show: (copy: Copy) => showAnswer(input, shown, { copy, commandId }, services),
    };
    return share(input, thing, services);
  },
};
