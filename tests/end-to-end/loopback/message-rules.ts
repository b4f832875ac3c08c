import { MessageFlags } from 'discord-api-types/v10';
import { checkComponents, checkV2Totals } from './component-rules.ts';
import type { Component } from './components.ts';
import { joinPath, type Problem } from './problem.ts';

/** The body of a message as a bot sends it, once its shape is known to be right. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly object[] | null;
  readonly components?: readonly Component[] | null;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[] | null;
    readonly users?: readonly string[] | null;
    readonly roles?: readonly string[] | null;
  } | null;
  readonly attachments?: readonly { readonly id?: string | number | null }[] | null;
  readonly poll?: object | null;
  readonly flags?: number | null;
}

const newMessageFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

/** Checks what the published schema does not say of a message, which this bot always makes of components. */
export function checkMessage(message: MessageBody, path: string): Problem[] {
  const components = message.components ?? [];
  const at = joinPath(path, 'components');
  return [
    ...(components.length === 0 ? [{ path: at, message: 'Cannot send an empty message' }] : []),
    ...(hasFlag(message.flags, MessageFlags.IsComponentsV2)
      ? []
      : [{ path: joinPath(path, 'flags'), message: 'the Components V2 flag is missing' }]),
    ...checkV2Totals(components, at),
    ...checkNoLegacyContent(message, path),
    ...checkComponents(components, at),
    ...checkMentions(message, joinPath(path, 'allowed_mentions')),
    ...checkFlags(message.flags, newMessageFlags, path),
  ];
}

/** Checks that no flag beyond the allowed ones is set. */
export function checkFlags(flags: number | null | undefined, allowed: number, path: string): Problem[] {
  const extra = (flags ?? 0) & ~allowed;
  return extra === 0 ? [] : [{ path: joinPath(path, 'flags'), message: `flags ${extra} cannot be set here` }];
}

/** Whether a flag is set; absent flags count as none. */
export function hasFlag(flags: number | null | undefined, flag: MessageFlags): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

function checkNoLegacyContent({ content, embeds, poll }: MessageBody, path: string): Problem[] {
  const given = { content: Boolean(content), embeds: (embeds ?? []).length > 0, poll: poll != null };
  return Object.entries(given)
    .filter(([, isGiven]) => isGiven)
    .map(([key]) => ({ path: joinPath(path, key), message: 'cannot be used with the Components V2 flag' }));
}

function checkMentions({ allowed_mentions: mentions }: MessageBody, path: string): Problem[] {
  return (['users', 'roles'] as const)
    .filter((kind) => mentions?.parse?.includes(kind) && (mentions[kind] ?? []).length > 0)
    .map((kind) => ({
      path: joinPath(path, kind),
      message: `parse "${kind}" and a list of ${kind} exclude each other`,
    }));
}
