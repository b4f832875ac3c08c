import type { ApiMessage } from '../api-message.ts';
import type { ChannelView, CommandView, EndingView, EventView, StateView } from '../view.ts';
import { type Deed, perform } from './client.ts';
import { type Locale, type Words, wordsFor } from './words.ts';

/** What the page knows, and what was chosen on it. */
export class Session {
  locale: Locale = 'en-US';
  guildLocale: Locale = 'en-US';
  channel: ChannelView;
  state: StateView;
  readonly #messages = new Map<string, ApiMessage>();

  constructor(state: StateView, channel: ChannelView) {
    this.channel = channel;
    this.state = state;
    this.replaceState(state);
  }

  get words(): Words {
    return wordsFor(this.locale);
  }

  /** Messages of the open channel, oldest first. */
  get messages(): readonly ApiMessage[] {
    return [...this.#messages.values()].filter(({ channel_id }) => channel_id === this.channel.id);
  }

  /** Commands typed after a slash. */
  get slashCommands(): readonly CommandView[] {
    return this.state.commands.filter(({ kind }) => kind === 'slash');
  }

  /** Commands in the menu of a message. */
  get messageCommands(): readonly CommandView[] {
    return this.state.commands.filter(({ kind }) => kind === 'message');
  }

  replaceState(state: StateView): void {
    this.state = state;
    this.#messages.clear();
    for (const message of state.messages) this.#messages.set(message.id, message);
  }

  /** Takes a change in. */
  apply(event: EventView): void {
    if (event.kind === 'deleted') this.#messages.delete(event.id);
    else this.#messages.set(event.message.id, event.message);
  }

  /** Does something in the open channel, in the chosen languages. */
  async perform(deed: Deed, request: object, signal?: AbortSignal): Promise<EndingView> {
    const place = { channelId: this.channel.id, locale: this.locale, guildLocale: this.guildLocale };
    return perform(deed, { ...place, ...request }, signal);
  }

  /** The channel as people write it. */
  get channelName(): string {
    return this.channel.kind === 'server' ? `#${this.channel.name}` : `@${this.channel.name}`;
  }

  /** Name of a user, or null when nobody has that id. */
  nameUser(id: string): string | null {
    return [this.state.bot, this.state.person].find((user) => user.id === id)?.name ?? null;
  }
}
