import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { bot, findGuild } from './places.ts';
import type { ApiFile, ApiMessage, MessageBody, MessageChange } from './view.ts';

export interface Submission {
  readonly body: MessageBody;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Messages kept in all; the oldest go first. */
const maxMessages = 1000;
const discordEpochMs = 1_420_070_400_000;

/** The messages of all channels, oldest first. */
export class MessageStore {
  readonly #messages = new Map<string, ApiMessage>();
  readonly listeners = new Set<(change: MessageChange) => void>();
  #ids = 0n;

  list(): readonly ApiMessage[] {
    return [...this.#messages.values()];
  }

  find(id: string | null | undefined): ApiMessage | undefined {
    return this.#messages.get(id ?? '');
  }

  /** An id as Discord makes them: they grow with time. */
  createId(): string {
    this.#ids += 1n;
    return String((BigInt(Date.now() - discordEpochMs) << 22n) + (this.#ids & 0x3fffffn));
  }

  create(
    submission: Submission,
    origin: Pick<ApiMessage, 'channel_id' | 'author' | 'interaction_metadata' | 'message_reference'>,
  ): ApiMessage {
    const { content = '', flags = 0, components = [] } = submission.body;
    const reference = submission.body.message_reference ?? origin.message_reference;
    const guildId = findGuild(origin.channel_id);
    return this.#save({
      ...origin,
      ...(guildId === null ? {} : { guild_id: guildId }),
      id: this.createId(),
      type: reference === null ? MessageType.Default : MessageType.Reply,
      content,
      flags,
      components,
      attachments: this.#keepFiles(submission),
      mentions: this.#isForBot(content, reference) ? [bot] : [],
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      message_reference: reference,
    });
  }

  /** Changes a message: what the body does not name stays. */
  edit(previous: ApiMessage, submission: Submission): ApiMessage {
    const {
      content = previous.content,
      components = previous.components,
      flags = 0,
      attachments,
    } = submission.body;
    const kept = previous.attachments.filter(
      (file) => attachments?.some(({ id }) => String(id) === file.id) ?? true,
    );
    const isAwaited = (previous.flags & MessageFlags.Loading) !== 0;
    return this.#save({
      ...previous,
      content,
      flags: (previous.flags | flags) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2),
      components,
      attachments: [...kept, ...this.#keepFiles(submission)],
      edited_timestamp: isAwaited ? null : new Date().toISOString(),
    });
  }

  remove(id: string): void {
    if (this.#messages.delete(id)) this.#tell({ id, message: null });
  }

  #isForBot(content: string, reference: ApiMessage['message_reference']): boolean {
    return content.includes(`<@${bot.id}>`) || this.find(reference?.message_id)?.author.id === bot.id;
  }

  #keepFiles({ body, files = [] }: Submission): readonly ApiFile[] {
    return files.map(({ name, bytes }, index) => ({
      id: this.createId(),
      filename: name,
      description: body.attachments?.find(({ id }) => String(id) === String(index))?.description ?? null,
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

  #tell(change: MessageChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
