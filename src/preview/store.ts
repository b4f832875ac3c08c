import { MessageFlags } from 'discord-api-types/v10';
import * as v from 'valibot';
import { isThinking } from './flags.ts';
import { type Component, messageBody } from './message-body.ts';
import type { ApiUser } from './places.ts';

/** A file that was uploaded with a message. */
export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** A file of a message, as it is kept. */
export interface StoredFile extends UploadedFile {
  readonly id: string;
  readonly description: string | null;
}

/** What brought a message about. */
export interface Cause {
  readonly interactionId: string;
  readonly interactionType: number;
  /** The command that it all began with, as people write it; null where no command was used. */
  readonly command: string | null;
}

/** A message as the preview's Discord keeps it. */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: ApiUser;
  readonly content: string;
  readonly flags: number;
  readonly components: readonly Component[];
  readonly files: readonly StoredFile[];
  /** Unix milliseconds, as is the next. */
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly cause: Cause | null;
  /** Id of the message it replies to. */
  readonly replyTo: string | null;
}

/** Where a message comes from. */
export interface Origin {
  readonly channelId: string;
  readonly author: ApiUser;
  readonly cause: Cause | null;
  readonly replyTo: string | null;
}

/** A change that pages want to hear of. */
export type StoreEvent =
  | { readonly kind: 'message'; readonly message: StoredMessage }
  | { readonly kind: 'deleted'; readonly id: string };

/** A message body with the files beside it. */
export interface Submission {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** Messages kept in all; the oldest go first. */
const maxMessages = 1000;

/** The messages of all channels, oldest first. */
export class MessageStore {
  readonly #messages = new Map<string, StoredMessage>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #createId: () => string;
  readonly #now: () => number;

  constructor(createId: () => string, now: () => number) {
    this.#createId = createId;
    this.#now = now;
  }

  list(): readonly StoredMessage[] {
    return [...this.#messages.values()];
  }

  find(id: string | null): StoredMessage | undefined {
    return id === null ? undefined : this.#messages.get(id);
  }

  /** Calls back at every change until the returned function is called. */
  listen(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Adds a message. Throws `ValiError` when Discord would refuse the body. */
  create({ body, files }: Submission, origin: Origin): StoredMessage {
    const parsed = v.parse(messageBody, body);
    const message: StoredMessage = {
      ...origin,
      id: this.#createId(),
      content: parsed.content ?? '',
      flags: parsed.flags ?? 0,
      components: parsed.components ?? [],
      files: this.#keepFiles(files, parsed.attachments),
      createdAt: this.#now(),
      editedAt: null,
      replyTo: parsed.message_reference?.message_id ?? origin.replyTo,
    };
    return this.#save(message);
  }

  /** Changes a message: what the body does not name stays. Throws as `create`. */
  edit(previous: StoredMessage, { body, files }: Submission): StoredMessage {
    const parsed = v.parse(messageBody, body);
    const kept = parsed.attachments?.map(({ id }) => id);
    const lasting = previous.flags & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
    return this.#save({
      ...previous,
      content: parsed.content === undefined ? previous.content : (parsed.content ?? ''),
      flags: lasting | ((parsed.flags ?? 0) & MessageFlags.IsComponentsV2),
      components: parsed.components ?? previous.components,
      files: [
        ...previous.files.filter(({ id }) => kept === undefined || kept.includes(id)),
        ...this.#keepFiles(files, parsed.attachments),
      ],
      editedAt: isThinking(previous) ? null : this.#now(),
    });
  }

  /** Deletes a message; false when there is none of that id. */
  remove(id: string): boolean {
    const existed = this.#messages.delete(id);
    if (existed) this.#tell({ kind: 'deleted', id });
    return existed;
  }

  #keepFiles(
    files: readonly UploadedFile[],
    attachments: v.InferOutput<typeof messageBody>['attachments'],
  ): readonly StoredFile[] {
    return files.map((file, index) => ({
      ...file,
      id: this.#createId(),
      description: attachments?.find(({ id }) => id === String(index))?.description ?? null,
    }));
  }

  #save(message: StoredMessage): StoredMessage {
    this.#messages.set(message.id, message);
    for (const id of this.#messages.keys()) {
      if (this.#messages.size <= maxMessages) break;
      this.remove(id);
    }
    this.#tell({ kind: 'message', message });
    return message;
  }

  #tell(event: StoreEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
