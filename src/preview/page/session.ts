import type { ApiMessage } from '../api-message.ts';
import type { ChannelView } from '../places.ts';
import type { CommandView, EndingView, StateView } from '../view.ts';
import { type Deed, perform } from './client.ts';
import { type Locale, type Words, wordsFor } from './words.ts';

/** What the page knows, and what was chosen on it. */
export class Session {
  locale: Locale = 'en-US';
  guildLocale: Locale = 'en-US';
  channel: ChannelView;
  state: StateView;

  constructor(state: StateView, channel: ChannelView) {
    this.channel = channel;
    this.state = state;
  }

  get words(): Words {
    return wordsFor(this.locale);
  }

  /** Messages of the open channel, oldest first. */
  get messages(): readonly ApiMessage[] {
    return this.state.messages.filter(({ channel_id }) => channel_id === this.channel.id);
  }

  /** Commands typed after a slash. */
  get slashCommands(): readonly CommandView[] {
    return this.state.commands.filter(({ kind }) => kind === 'slash');
  }

  /** Commands in the menu of a message. */
  get messageCommands(): readonly CommandView[] {
    return this.state.commands.filter(({ kind }) => kind === 'message');
  }

  /** Does something in the open channel, in the chosen languages. */
  async perform(deed: Deed, request: object, signal?: AbortSignal): Promise<EndingView> {
    const place = { channelId: this.channel.id, locale: this.locale, guildLocale: this.guildLocale };
    return perform(deed, { ...place, ...request }, signal);
  }

  /** Name of a user, or null when nobody has that id. */
  nameUser(id: string): string | null {
    return [this.state.bot, this.state.person].find((user) => user.id === id)?.global_name ?? null;
  }
}
