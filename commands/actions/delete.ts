import { PermissionFlagsBits } from 'discord-api-types/v10';
import { UnusableControlError } from '../../src/discord/command.ts';
import { decodeSnowflake } from '../../src/discord/custom-id.ts';
import { renderNotice } from '../../src/message/render-error.ts';
import { wordsFor } from '../../src/message/words.ts';
import type { ServedActions } from '../services.ts';

/** "Delete": for the person who asked, and for those who may manage messages. */
export const deleteAction: ServedActions = {
  delete: ({ args, caller }) => {
    const askerId = decodeSnowflake(args[0]);
    if (askerId === null) throw new UnusableControlError();
    const isModerator = (caller.permissions & PermissionFlagsBits.ManageMessages) !== 0n;
    if (caller.userId === askerId || isModerator) return { kind: 'delete' };
    const message = renderNotice(wordsFor(caller, 'private').notYours);
    return { kind: 'message', message, outcome: 'rejected' };
  },
};
