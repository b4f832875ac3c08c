import { type APIInteractionResponse, ApplicationCommandType } from 'discord-api-types/v10';
import type { ChannelView } from '../places.ts';
import type { CommandView, Deed, StateView } from '../view.ts';

// Written as a number, of which Discord may add more.
const chatInput: number = ApplicationCommandType.ChatInput;

export class Session {
  readonly state: StateView;
  readonly channel: ChannelView;

  constructor(state: StateView, channel: ChannelView) {
    this.state = state;
    this.channel = channel;
  }

  /** Commands typed after a slash, or those in the menu of a message. */
  commands(wanted: number): readonly CommandView[] {
    return this.state.commands.filter(({ type = chatInput }) => type === wanted);
  }

  /** Does something as the person; null when the bot does not answer, or is not running. */
  async perform(deed: Deed, signal: AbortSignal | null = null): Promise<APIInteractionResponse | null> {
    const answer: APIInteractionResponse | null = await this.#send('interaction', deed, signal);
    return answer;
  }

  async say(content: string): Promise<void> {
    await this.#send('message', { content });
  }

  async #send(place: string, request: object, signal: AbortSignal | null = null) {
    const body = JSON.stringify({ channelId: this.channel.id, locale: navigator.language, ...request });
    try {
      const response = await fetch(`/preview/${place}`, { method: 'POST', body, signal });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }
}
