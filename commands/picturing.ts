import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CommandResult } from '../src/discord/command.ts';
import type { Attachment, Message } from '../src/message/message.ts';

/**
 * Adds the picture that is being drawn, if any, to a reply: at once where it was drawn before, and otherwise later, so
 * that nobody waits for it.
 */
export async function addPicture(
  result: CommandResult,
  drawing: Promise<Attachment | null> | undefined,
): Promise<CommandResult> {
  if (drawing === undefined) return result;
  const { message } = result;
  const attach = (picture: Attachment | null): Message | null =>
    picture === null ? null : { ...message, files: [picture] };
  const ready = await Promise.race([drawing, nextTurn('not yet' as const)]);
  return ready === 'not yet'
    ? { ...result, later: drawing.then(attach) }
    : { ...result, message: attach(ready) ?? message };
}

/** The message of a reply with all that belongs to it, however long that takes. */
export async function complete({ message, later }: CommandResult): Promise<Message> {
  return (await later) ?? message;
}
