import { createHash } from 'node:crypto';
import type { ActionInput, ActionResult, Input } from '../src/discord/command.ts';
import type { Message } from '../src/message/message.ts';
import type { Words } from '../src/message/words.ts';
import type { Services } from './services.ts';

/** Whether a message is the private one or the shared copy, and what became of sharing. */
export interface Copy {
  readonly isPrivate: boolean;
  /** Markdown of who shared it, for the copy that others see; null otherwise. */
  readonly signature: string | null;
  /** What became of sharing the private one; null while nobody has tried. */
  readonly sharing: 'shared' | 'refused' | null;
}

/** A private message that has not been shared. */
export const unshared: Copy = { isPrivate: true, signature: null, sharing: null };

/** Which copy of a message is shown. */
export interface Shown {
  readonly copy: Copy;
  /** Id of the command to be named when it is shared, or null. */
  readonly commandId: string | null;
}

/** What is shared, under which name it is claimed, and how a copy of it looks. */
export interface SharedThing {
  readonly name: string;
  /** That was used; its name is linked where Discord has told the id. */
  readonly command: { readonly name: string; readonly id: string | null };
  /** Of those who see the copy. */
  readonly words: Words;
  readonly show: (copy: Copy) => Message | Promise<Message>;
}

/** Posts a copy for everybody, once; the private message then says so, or that Discord refused. */
export async function share(
  input: ActionInput,
  { name, command, words, show }: SharedThing,
  { repeats }: Pick<Services, 'repeats'>,
): Promise<ActionResult> {
  const message = await show({ ...unshared, sharing: 'shared' });
  const followUp = await show({ isPrivate: false, signature: sign(input, command, words), sharing: null });
  const otherwise = await show({ ...unshared, sharing: 'refused' });
  const done = { kind: 'update', message, outcome: 'answered' } as const;
  if (!(await claimOnce(input, name, repeats))) return done;
  return { ...done, undo: async () => repeats.forget(nameDeed(input, name)), followUp, otherwise };
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

/** Who asked, and with which command, linked where its id is known, so that others learn it; nobody is notified. */
function sign({ caller }: Input, { name, id }: SharedThing['command'], words: Words): string {
  return words.sharedBy(`<@${caller.userId}>`, id === null ? `\`/${name}\`` : `</${name}:${id}>`);
}
