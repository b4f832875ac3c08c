import { type APIUser, type InteractionType, MessageFlags, type MessageType } from 'discord-api-types/v10';
import type { Component } from './components.ts';
import { createSnowflake } from './identity.ts';
import { hasFlag, type MessageBody } from './message-rules.ts';

/** A message as Discord keeps and returns it, with the fields bots and tests read. */
export interface StoredMessage extends MessageBody {
  readonly id: string;
  readonly type: MessageType;
  readonly channel_id: string;
  readonly author: APIUser;
  readonly content: string;
  readonly embeds: NonNullable<MessageBody['embeds']>;
  readonly components: readonly Component[];
  readonly attachments: readonly { readonly id: string; readonly filename: string }[];
  readonly flags: number;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly application_id: string;
  readonly webhook_id?: string;
  readonly interaction_metadata?: {
    readonly id: string;
    readonly type: InteractionType;
    readonly user: APIUser;
    readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  };
}

/** A file that came with a request. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where and by whom a message appears. */
export type MessageOrigin = Pick<
  StoredMessage,
  'type' | 'channel_id' | 'author' | 'application_id' | 'webhook_id' | 'interaction_metadata'
>;

/** Makes the message Discord would make of a body. */
export function createMessage(
  body: MessageBody,
  origin: MessageOrigin,
  files: readonly UploadedFile[],
  nowMs: number,
): StoredMessage {
  const message = {
    ...origin,
    id: createSnowflake(nowMs),
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: numberComponents(body.components ?? []),
    attachments: files.map((file) => toAttachment(file, nowMs)),
    flags: body.flags ?? 0,
    timestamp: new Date(nowMs).toISOString(),
    edited_timestamp: null,
    allowed_mentions: body.allowed_mentions ?? null,
  };
  return { ...message, ...silence };
}

/** The message after an edit already found valid. */
export function editMessage(
  previous: StoredMessage,
  edited: MessageBody,
  files: readonly UploadedFile[],
  nowMs: number,
): StoredMessage {
  return {
    ...previous,
    content: edited.content ?? '',
    embeds: edited.embeds ?? [],
    components: numberComponents(edited.components ?? []),
    attachments: [...keptAttachments(previous, edited), ...files.map((file) => toAttachment(file, nowMs))],
    flags: (edited.flags ?? 0) & ~MessageFlags.Loading,
    allowed_mentions: edited.allowed_mentions ?? previous.allowed_mentions ?? null,
    edited_timestamp: new Date(nowMs).toISOString(),
  };
}

/** Whether only the person who asked sees the message. */
export function isEphemeral(message: MessageBody): boolean {
  return hasFlag(message.flags, MessageFlags.Ephemeral);
}

const silence = { mentions: [], mention_roles: [], mention_everyone: false, pinned: false, tts: false };

function toAttachment(file: UploadedFile, nowMs: number) {
  const url = `https://cdn.invalid/attachments/${file.name}`;
  return { id: createSnowflake(nowMs), filename: file.name, size: file.bytes.length, url, proxy_url: url };
}

// An edit lists the attachments to keep; new files stand in the same list under their index.
function keptAttachments(previous: StoredMessage, edited: MessageBody): StoredMessage['attachments'] {
  const kept = new Set((edited.attachments ?? []).map(({ id }) => id));
  return previous.attachments.filter(({ id }) => kept.has(id));
}

// Discord gives every component of a message an id, counting from 1 in reading order.
function numberComponents(components: readonly Component[]): Component[] {
  let next = 1;
  const number = (component: Component): Component => ({
    ...component,
    id: component.id ?? next++,
    ...(component.components ? { components: component.components.map(number) } : {}),
    ...(component.accessory ? { accessory: number(component.accessory) } : {}),
  });
  return components.map(number);
}
