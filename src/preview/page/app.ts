import type { ApiMessage } from '../api-message.ts';
import type { CommandView, EndingView, EventView } from '../view.ts';
import { loadState } from './client.ts';
import { Composer } from './composer.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import { MessageList } from './message-list.ts';
import { openForm } from './modal.ts';
import type { OptionValue } from './option-field.ts';
import type { MenuItem, MessageContext } from './render-message.ts';
import type { Session } from './session.ts';
import { applySettings, openSettings, type Settings } from './settings.ts';

/** The whole page: built anew when the channel or the language changes, changed in place for everything else. */
export class App {
  readonly element = build('div', { class: 'app' });
  readonly #session: Session;
  readonly #status = build('div', { class: 'visually-hidden', role: 'status' });
  readonly #banner = build('div', { class: 'banner', role: 'alert' });
  #settings: Settings;
  #list: MessageList;
  #composer: Composer;

  constructor(session: Session, settings: Settings) {
    this.#session = session;
    this.#settings = settings;
    this.#applySettings(settings);
    this.#list = this.#createList();
    this.#composer = this.#createComposer();
    this.#draw();
    this.element.addEventListener('keydown', (event) => {
      if (isForComposer(event)) this.#composer.focus();
    });
  }

  focus(): void {
    this.#composer.focus();
    this.#list.scrollToEnd();
  }

  /** Shows a change. */
  apply(event: EventView): void {
    this.#list.apply(event);
  }

  /** Says that the server is gone, or no more that it is. */
  showLoss(isLost: boolean): void {
    this.#banner.textContent = isLost ? this.#session.words.lost : '';
  }

  /** Takes everything from the server again. */
  async reload(): Promise<void> {
    this.#session.state = await loadState(this.#session.locale);
    this.#list = this.#createList();
    this.#composer = this.#createComposer();
    this.#draw();
    this.focus();
  }

  #applySettings(settings: Settings): void {
    this.#settings = settings;
    this.#session.locale = settings.locale;
    this.#session.guildLocale = settings.guildLocale;
    applySettings(settings);
  }

  #createList(): MessageList {
    const session = this.#session;
    return new MessageList({
      session,
      contextOf: (message) => this.#contextOf(message),
      ask: (value) => {
        const command = session.slashCommands.find(({ options }) => options[0]?.isRequired);
        const name = command?.options[0]?.name;
        if (command && name !== undefined) void this.#sendCommand(command, [{ name, value }], null);
      },
    });
  }

  #createComposer(): Composer {
    return new Composer({
      session: this.#session,
      announce: (text) => {
        this.#status.textContent = text;
      },
      sendMessage: (content, replyTo) => {
        void this.#session.perform('message', { content, replyTo });
      },
      sendCommand: (command, options) => {
        void this.#sendCommand(command, options, null);
      },
    });
  }

  #draw(): void {
    document.title = `${this.#session.channel.name} · ${this.#session.words.title}`;
    const main = build('main', {}, this.#banner, this.#list.element, this.#composer.element);
    this.element.replaceChildren(this.#renderHeader(), main, this.#status);
  }

  #renderHeader(): HTMLElement {
    const { words, state, channel: current } = this.#session;
    const channels = state.channels.map((channel) => {
      const open = (): void => {
        this.#session.channel = channel;
        void this.reload();
      };
      const isOpen = channel.id === current.id;
      return buildButton({ class: 'channel', 'aria-current': isOpen && 'page' }, open, channel.name);
    });
    const settings = (): void => {
      this.#openSettings();
    };
    return build(
      'header',
      {},
      build('h1', {}, words.title),
      build('nav', { 'aria-label': words.channels }, ...channels),
      buildButton({ class: 'icon-button', 'aria-label': words.settings }, settings, buildIcon(icons.gear)),
    );
  }

  #openSettings(): void {
    openSettings(this.#settings, this.#session.words, this.element, (settings) => {
      const isSameLocale = settings.locale === this.#settings.locale;
      this.#applySettings(settings);
      if (!isSameLocale) void this.reload();
    });
  }

  #contextOf(message: ApiMessage): MessageContext {
    const session = this.#session;
    return {
      words: session.words,
      locale: session.locale,
      nameUser: (id) => session.nameUser(id),
      startCommand: (name) => {
        const command = session.slashCommands.find((each) => each.name === name);
        if (command !== undefined) this.#composer.startCommand(command);
      },
      use: async (customId, values) =>
        this.#conclude(await session.perform('component', { messageId: message.id, customId, values })),
      dismiss: () => {
        void session.perform('dismiss', { messageId: message.id });
        this.#composer.focus();
      },
      menu: this.#menuOf(message),
      jumpTo: (id) => {
        this.#list.jumpTo(id);
      },
    };
  }

  #menuOf(message: ApiMessage): readonly MenuItem[] {
    const { words, messageCommands } = this.#session;
    const reply = (): void => {
      this.#composer.replyTo(message);
    };
    const copy = (): void => {
      const body = document.querySelector(`#message-${message.id} .message-body`)?.textContent ?? '';
      void navigator.clipboard.writeText(message.content === '' ? body : message.content);
    };
    return [
      { label: words.reply, run: reply },
      { label: words.copyText, run: copy },
      ...messageCommands.map((command) => ({
        label: command.label,
        run: () => void this.#sendCommand(command, [], message.id),
      })),
    ];
  }

  async #sendCommand(
    command: CommandView,
    options: readonly OptionValue[],
    target: string | null,
  ): Promise<void> {
    const ending = await this.#session.perform('command', { commandId: command.id, options, target });
    if (!this.#conclude(ending)) this.#list.addNotice(this.#session.words.noAnswer);
  }

  /** Opens what the bot asks for; says whether it answered. */
  #conclude(ending: EndingView): boolean {
    if (ending.kind !== 'form') return ending.kind !== 'failed';
    const { interactionId, form } = ending;
    const { words, state } = this.#session;
    const submit = async (values: object): Promise<boolean> =>
      this.#conclude(await this.#session.perform('form', { interactionId, values }));
    openForm(form, { words, botName: state.bot.global_name, submit }, this.element);
    return true;
  }
}

/** Whoever types without having gone anywhere to type means the composer. */
function isForComposer({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  const isElsewhere =
    target instanceof Element && target.closest('input, select, dialog, [popover]') !== null;
  return isText && !isElsewhere;
}
