import { commandTypes } from '../discord-numbers.ts';
import type { ChannelView } from '../places.ts';
import type { CommandView, EndingView, OptionView, StateView } from '../view.ts';

/** What the server is told, by the last part of its address. */
type Deed = 'command' | 'typing' | 'component' | 'form' | 'message' | 'dismiss';

/** Asks for everything that is there. Rejects when the bot is not running. */
export async function loadState(): Promise<StateView> {
  const response = await fetch('/preview/state');
  const state: StateView = await response.json();
  return state;
}

/** What the page knows, in which channel it is and in which language. */
export class Session {
  readonly state: StateView;
  readonly channel: ChannelView;
  readonly locale: string;

  constructor(state: StateView, channel: ChannelView, locale: string) {
    this.state = state;
    this.channel = channel;
    this.locale = locale;
  }

  /** Commands typed after a slash. */
  get slashCommands(): readonly CommandView[] {
    return this.state.commands.filter(({ type }) => type === commandTypes.slash);
  }

  /** What a command or option is called in the person's language. */
  name({ name, name_localizations }: CommandView | OptionView): string {
    return name_localizations[this.locale] ?? name;
  }

  /** What a command or option is for, in the person's language. */
  describe({ description, description_localizations }: CommandView | OptionView): string {
    return description_localizations[this.locale] ?? description;
  }

  /** Does something as the person. Never rejects: a bot that is not running has failed. */
  async perform(deed: Deed, request: object, signal?: AbortSignal): Promise<EndingView> {
    try {
      const response = await fetch(`/preview/${deed}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ channelId: this.channel.id, locale: this.locale, ...request }),
        signal: signal ?? null,
      });
      const ending: EndingView = await response.json();
      return ending;
    } catch {
      return { kind: 'failed' };
    }
  }
}
