import { PermissionFlagsBits } from 'discord-api-types/v10';
import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { decodeSnowflake } from '../../src/discord/custom-id.ts';
import { renderNotice } from '../../src/message/render-error.ts';
import { wordsFor } from '../../src/message/words.ts';

/** "Delete": for the person who asked, and for those who may manage messages. Works whatever became of the corpus. */
export function createDeleteAction(): Action {
  return {
    name: 'delete',
    isCorpusFree: true,
    run: (input) => {
      const askerId = decodeSnowflake(input.args[0]);
      if (askerId === null) throw new UnusableControlError();
      const { userId, permissions } = input.caller;
      const isModerator = (permissions & PermissionFlagsBits.ManageMessages) !== 0n;
      if (userId === askerId || isModerator) return { kind: 'delete' };
      const message = renderNotice(wordsFor(input.caller, 'private').notYours);
      return { kind: 'message', message, outcome: 'rejected' };
    },
  };
}
