import { MessageFlags, MessageType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { messageFlags } from './discord-numbers.ts';
import { messageBody } from './message-body.ts';
import { bot, describeGuild } from './places.ts';
import type { ApiFile, ApiMessage, MessageChange } from './view.ts';

/** A message body with the files beside it. */
export interface Submission {
  readonly body: unknown;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Messages kept in all; the oldest go first. */
const maxMessages = 1000;
const discordEpochMs = 1_420_070_400_000;

/** The messages of all channels, oldest first. */
export class MessageStore {
  readonly #messages = new Map<string, ApiMessage>();
  readonly #listeners = new Set<(event: MessageChange) => void>();
  #ids = 0n;

  list(): readonly ApiMessage[] {
    return [...this.#messages.values()];
  }

  find(id: string | null | undefined): ApiMessage | undefined {
    return this.#messages.get(id ?? '');
  }

  /** Calls back at every change until the returned function is called. */
  listen(listener: (event: MessageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An id as Discord makes them: they grow with time. */
  createId(): string {
    this.#ids += 1n;
    return String((BigInt(Date.now() - discordEpochMs) << 22n) + (this.#ids & 0x3fffffn));
  }

  /** Adds a message. Throws `ValiError` when Discord would refuse the body. */
  create(
    { body, files }: Submission,
    origin: Pick<ApiMessage, 'channel_id' | 'author' | 'interaction_metadata' | 'message_reference'>,
  ): ApiMessage {
    const { content, flags, components, attachments, message_reference } = v.parse(messageBody, body);
    const reference = message_reference ?? origin.message_reference;
    return this.#save({
      ...origin,
      ...describeGuild(origin.channel_id),
      id: this.createId(),
      type: reference === null ? MessageType.Default : MessageType.Reply,
      content: content ?? '',
      flags: flags ?? 0,
      components: components ?? [],
      attachments: this.#keepFiles(files, attachments),
      mentions: this.#isForBot(content, reference) ? [bot] : [],
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      message_reference: reference,
    });
  }

  /** Changes a message: what the body does not name stays. Throws as `create`. */
  edit(previous: ApiMessage, { body, files }: Submission): ApiMessage {
    const { content, flags, components, attachments } = v.parse(messageBody, body);
    const isKept = ({ id }: ApiFile): boolean => attachments?.some((each) => each.id === id) ?? true;
    return this.#save({
      ...previous,
      content: content ?? previous.content,
      flags: (previous.flags | (flags ?? 0)) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2),
      components: components ?? previous.components,
      attachments: [...previous.attachments.filter(isKept), ...this.#keepFiles(files, attachments)],
      edited_timestamp: (previous.flags & messageFlags.thinking) === 0 ? new Date().toISOString() : null,
    });
  }

  /** Deletes a message if it is there. */
  remove(id: string): void {
    if (this.#messages.delete(id)) this.#tell({ id, message: null });
  }

  #isForBot(content: string | null | undefined, reference: ApiMessage['message_reference']): boolean {
    const isMention = content?.includes(`<@${bot.id}>`) === true;
    return isMention || this.find(reference?.message_id)?.author.id === bot.id;
  }

  #keepFiles(
    files: Submission['files'],
    attachments: v.InferOutput<typeof messageBody>['attachments'],
  ): readonly ApiFile[] {
    return files.map(({ name, bytes }, index) => ({
      id: this.createId(),
      filename: name,
      description: attachments?.find(({ id }) => id === String(index))?.description ?? null,
      url: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
    }));
  }

  #save(message: ApiMessage): ApiMessage {
    this.#messages.set(message.id, message);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > maxMessages && oldest !== undefined) this.remove(oldest);
    this.#tell({ id: message.id, message });
    return message;
  }

  #tell(event: MessageChange): void {
    for (const listener of this.#listeners) listener(event);
  }
}
