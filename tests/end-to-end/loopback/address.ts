import { MessageType } from 'discord-api-types/v10';
import type { StoredMessage } from './stored-message.ts';

/** Whom a message is for. */
export interface Addressing {
  /** The message it replies to. */
  readonly replyTo?: StoredMessage;
  /** Whether a reply notifies who is replied to; default true. */
  readonly pings?: boolean;
}

/**
 * What a message's payload says of whom it is for, and its text where Discord shows that to a bot without the privileged
 * intent: in direct messages, with a mention, and in replies that notify the bot of a message that answers no command.
 */
export function describeAddress(
  text: string,
  applicationId: string,
  { isDirect, ...addressing }: Addressing & { readonly isDirect: boolean },
): Readonly<Record<string, unknown>> {
  const isMention = new RegExp(`<@!?${applicationId}>`).test(text);
  const { replyTo } = addressing;
  const isPing = pingsBot(addressing, applicationId);
  const bot = { id: applicationId, username: 'virtbot', discriminator: '0001', bot: true };
  return {
    content: isDirect || isMention || (isPing && replyTo?.interaction_metadata === undefined) ? text : '',
    mentions: isMention || isPing ? [bot] : [],
    ...(replyTo === undefined ? {} : describeReply(replyTo)),
  };
}

function pingsBot({ replyTo, pings = true }: Addressing, applicationId: string): boolean {
  return pings && replyTo?.author.id === applicationId;
}

function describeReply(replyTo: StoredMessage): Readonly<Record<string, unknown>> {
  return {
    type: MessageType.Reply,
    message_reference: { type: 0, message_id: replyTo.id, channel_id: replyTo.channel_id },
    referenced_message: replyTo,
  };
}
