import { createHash } from 'node:crypto';
import type { ActionInput, ActionResult, FollowUp, Services } from '../src/discord/command.ts';
import type { Message } from '../src/message/message.ts';
import { wordsFor } from '../src/message/words.ts';

/** Which copy of a message is shown, the private one or the one that others see, and what became of sharing. */
export interface Shown {
  readonly isPrivate: boolean;
  /** Markdown of who shared it, for the copy that others see; null otherwise. */
  readonly signature: string | null;
  /** What became of sharing the private one; null while nobody has tried. */
  readonly sharing: 'shared' | 'refused' | null;
}

export const unshared: Shown = { isPrivate: true, signature: null, sharing: null };

/**
 * Posts a copy for everybody, once, with the command by which it was found; the private message then says so, or that
 * Discord refused. `show` makes the copies.
 */
export async function share(
  input: ActionInput,
  command: string,
  show: (shown: Shown) => Message | Promise<Message>,
  { repeats, commandIds }: Services,
): Promise<ActionResult> {
  const commandId = commandIds.get(command);
  const link = commandId === undefined ? `\`/${command}\`` : `</${command}:${commandId}>`;
  // Others learn the command; nobody is notified.
  const signature = wordsFor(input.caller, 'public').sharedBy(`<@${input.caller.userId}>`, link);
  const message = await show({ ...unshared, sharing: 'shared' });
  const posted = await show({ ...unshared, isPrivate: false, signature });
  const otherwise = await show({ ...unshared, sharing: 'refused' });
  const followUp = async (): Promise<FollowUp | null> => {
    const isFirst = await claimOnce(input, `share ${input.args.join(' ')}`, repeats);
    return isFirst ? { kind: 'post', message: posted, otherwise } : null;
  };
  return { kind: 'update', message, outcome: 'answered', followUp };
}

/** Whether something is done with the message for the first time; the store learns neither message nor deed. */
export async function claimOnce(
  { source }: Pick<ActionInput, 'source'>,
  deed: string,
  repeats: Services['repeats'],
): Promise<boolean> {
  if (source.id === null) return true;
  return repeats.isFirst(createHash('sha256').update(`${source.id}:${deed}`).digest('base64url'));
}
