import { createHash } from 'node:crypto';
import type { ActionInput, ActionResult, Services } from '../src/discord/command.ts';
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
  const followUp = await show({ ...unshared, isPrivate: false, signature });
  const otherwise = await show({ ...unshared, sharing: 'refused' });
  const done = { kind: 'update', message, outcome: 'answered' } as const;
  const deed = `share ${input.args.join(' ')}`;
  if (!(await claimOnce(input, deed, repeats))) return done;
  return { ...done, undo: async () => repeats.forget(nameDeed(input, deed)), followUp, otherwise };
}

/** Whether something is done with the message for the first time; the store learns neither message nor deed. */
export async function claimOnce(
  input: Pick<ActionInput, 'source'>,
  deed: string,
  repeats: Services['repeats'],
): Promise<boolean> {
  return input.source.id === null || repeats.isFirst(nameDeed(input, deed));
}

function nameDeed({ source }: Pick<ActionInput, 'source'>, deed: string): string {
  return createHash('sha256').update(`${source.id}:${deed}`).digest('base64url');
}
