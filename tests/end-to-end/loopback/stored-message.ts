import { type APIUser, type InteractionType, MessageFlags, type MessageType } from 'discord-api-types/v10';
import type { Component } from './components.ts';
import { application, createSnowflake } from './identity.ts';
import { hasFlag, type MessageBody, type UploadedFile } from './message-rules.ts';
import { mergeEdit } from './validate.ts';

export interface Submission {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** A message as Discord keeps and returns it, with the fields bots and tests read. */
export interface StoredMessage extends MessageBody {
  readonly id: string;
  readonly type: MessageType;
  readonly channel_id: string;
  readonly author: APIUser;
  readonly components: readonly Component[];
  readonly attachments: readonly { readonly id: string; readonly filename: string }[];
  readonly flags: number;
  readonly application_id: string;
  readonly webhook_id?: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly interaction_metadata?: {
    readonly id: string;
    readonly type: InteractionType;
    readonly user: APIUser;
    readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  };
}

type Origin = Pick<StoredMessage, 'type' | 'channel_id' | 'webhook_id' | 'interaction_metadata'>;

const silence = { mentions: [], mention_roles: [], mention_everyone: false, pinned: false, tts: false };

/** Makes the message Discord would make of a body already found valid. */
export function createMessage(
  body: MessageBody,
  origin: Origin,
  files: readonly UploadedFile[],
): StoredMessage {
  return {
    ...origin,
    id: createSnowflake(),
    author: application.bot,
    application_id: application.id,
    components: numberComponents(body.components ?? []),
    attachments: files.map(toAttachment),
    flags: body.flags ?? 0,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    allowed_mentions: body.allowed_mentions ?? null,
    ...silence,
  };
}

/** The message after an edit already found valid, which lists the attachments to keep. */
export function editMessage(
  previous: StoredMessage,
  edit: MessageBody,
  files: readonly UploadedFile[],
): StoredMessage {
  const { components, attachments, ...merged } = mergeEdit<MessageBody>(previous, edit);
  const listed = new Set(attachments?.map(({ id }) => id));
  return {
    ...previous,
    components: numberComponents(components ?? []),
    attachments: [...previous.attachments.filter(({ id }) => listed.has(id)), ...files.map(toAttachment)],
    flags: merged.flags ?? 0,
    allowed_mentions: merged.allowed_mentions ?? null,
    edited_timestamp: new Date().toISOString(),
  };
}

export function isEphemeral(message: MessageBody): boolean {
  return hasFlag(message.flags, MessageFlags.Ephemeral);
}

function toAttachment({ name, bytes }: UploadedFile) {
  const url = `https://cdn.invalid/attachments/${name}`;
  return { id: createSnowflake(), filename: name, size: bytes.length, url, proxy_url: url };
}

// Discord gives every component of a message an id, counting from 1 in reading order.
function numberComponents(components: readonly Component[]): Component[] {
  let next = 1;
  const number = (component: Component): Component => ({
    ...component,
    id: component.id ?? next++,
    ...(component.components ? { components: component.components.map(number) } : {}),
  });
  return components.map(number);
}
