import type { ControlRow } from '../message/message.ts';
import { budgets, type View } from '../message/style.ts';
import { catalogue } from '../message/words.ts';
import type { Input } from './command.ts';

/** For whom a message is: private ones speak the person's language, public ones the server's. */
export type Audience = 'private' | 'public';

/** What a renderer needs to know of the reader, with the controls that will stand below. */
export function createView(
  { caller, style }: Input,
  audience: Audience,
  rows: readonly ControlRow[] = [],
): View {
  const locale = audience === 'private' ? caller.locale : caller.guildLocale;
  return { words: catalogue[locale], budget: budgets[style], rows };
}
