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
  /** Id of the command to be named when it is shared, or null. */
  readonly commandId: string | null;
}

export const unshared: Shown = { isPrivate: true, signature: null, sharing: null, commandId: null };

/** What is shared: by which command it was found, and how a copy of it looks. */
export interface SharedThing {
  readonly command: string;
  /** By which the command is linked, where Discord has told it. */
  readonly commandId: string | null;
  readonly show: (shown: Shown) => Message | Promise<Message>;
}

/** Posts a copy for everybody, once; the private message then says so, or that Discord refused. */
export async function share(
  input: ActionInput,
  { command, commandId, show }: SharedThing,
  { repeats }: Pick<Services, 'repeats'>,
): Promise<ActionResult> {
  const own = { ...unshared, commandId };
  const link = commandId === null ? `\`/${command}\`` : `</${command}:${commandId}>`;
  // Others learn the command; nobody is notified.
  const signature = wordsFor(input.caller, 'public').sharedBy(`<@${input.caller.userId}>`, link);
  const message = await show({ ...own, sharing: 'shared' });
  const followUp = await show({ ...own, isPrivate: false, signature });
  const otherwise = await show({ ...own, sharing: 'refused' });
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
