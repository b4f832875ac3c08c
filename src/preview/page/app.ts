import type { ChannelView, CommandView, EndingView, EventView, MessageView } from '../view.ts';
import { loadState } from './client.ts';
import type { OptionValue } from './command-form.ts';
import { Composer } from './composer.ts';
import { build } from './dom.ts';
import { openMenu, type MenuItem } from './menu.ts';
import { MessageList } from './message-list.ts';
import { openModal } from './modal.ts';
import type { MessageContext } from './render-message.ts';
import type { Session } from './session.ts';
import { applySettings, openSettings, type Settings } from './settings.ts';
import { renderHeader, renderSidebar, type ShellContext } from './shell.ts';

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
    this.#banner.hidden = true;
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
    this.#session.apply(event);
    this.#list.apply(event);
    if (event.kind === 'message' && event.message.channelId !== this.#session.channel.id) this.#drawSidebar();
  }

  /** Says that the server is gone, or no more that it is. */
  showLoss(isLost: boolean): void {
    this.#banner.hidden = !isLost;
    this.#banner.textContent = isLost ? this.#session.words.lost : '';
  }

  /** Takes everything from the server again. */
  async reload(): Promise<void> {
    this.#session.replaceState(await loadState(this.#session.locale));
    this.#rebuild();
  }

  #applySettings(settings: Settings): void {
    this.#settings = settings;
    this.#session.locale = settings.locale;
    this.#session.guildLocale = settings.guildLocale;
    applySettings(settings);
  }

  #createList(): MessageList {
    return new MessageList(this.#session, (message) => this.#contextOf(message));
  }

  #createComposer(): Composer {
    return new Composer({
      session: this.#session,
      announce: (text) => {
        this.#status.textContent = text;
      },
      sendMessage: (content, replyTo) => {
        this.#list.scrollToEnd();
        void this.#session.perform('message', { content, replyTo });
      },
      sendCommand: (command, options) => {
        void this.#sendCommand(command, options, null);
      },
    });
  }

  #rebuild(): void {
    this.#list = this.#createList();
    this.#composer = this.#createComposer();
    this.#draw();
    this.focus();
  }

  #draw(): void {
    document.title = `${this.#session.channelName} · ${this.#session.words.title}`;
    this.element.replaceChildren(
      renderSidebar(this.#shell()),
      build(
        'main',
        {},
        renderHeader(this.#shell()),
        this.#banner,
        this.#list.element,
        this.#composer.element,
      ),
      this.#status,
    );
  }

  #drawSidebar(): void {
    this.element.querySelector('.sidebar')?.replaceWith(renderSidebar(this.#shell()));
  }

  #shell(): ShellContext {
    return {
      session: this.#session,
      openChannel: (channel) => {
        this.#openChannel(channel);
      },
      openSettings: () => {
        openSettings(this.#settings, this.#session.words, this.element, (settings) => {
          const isSameLocale = settings.locale === this.#settings.locale;
          this.#applySettings(settings);
          if (!isSameLocale) void this.reload();
        });
      },
      toggleSidebar: (button) => {
        button.ariaExpanded = String(this.element.classList.toggle('shows-sidebar'));
      },
    };
  }

  #openChannel(channel: ChannelView): void {
    this.element.classList.remove('shows-sidebar');
    this.#session.openChannel(channel);
    this.#rebuild();
  }

  #contextOf(message: MessageView): MessageContext {
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
        void session.perform(`dismiss/${message.id}`, {});
        this.#composer.focus();
      },
      openMenu: (anchor) => {
        openMenu(anchor, session.words.moreActions, this.#menuOf(message));
      },
      jumpTo: (id) => {
        this.#list.jumpTo(id);
      },
    };
  }

  #menuOf(message: MessageView): readonly MenuItem[] {
    const { words, messageCommands } = this.#session;
    const text = (): string =>
      document.querySelector(`#message-${message.id} .message-body`)?.textContent ?? '';
    return [
      {
        label: words.reply,
        group: null,
        run: () => {
          this.#composer.replyTo(message);
        },
      },
      {
        label: words.copyText,
        group: null,
        run: () => void navigator.clipboard.writeText(message.content === '' ? text() : message.content),
      },
      ...messageCommands.map((command) => ({
        label: command.label,
        group: words.apps,
        run: () => void this.#sendCommand(command, [], message.id),
      })),
    ];
  }

  async #sendCommand(
    command: CommandView,
    options: readonly OptionValue[],
    target: string | null,
  ): Promise<void> {
    this.#list.scrollToEnd();
    const ending = await this.#session.perform('command', { commandId: command.id, options, target });
    if (!this.#conclude(ending)) this.#list.addNotice(this.#session.words.noAnswer);
  }

  /** Opens what the bot asks for; says whether it answered. */
  #conclude(ending: EndingView): boolean {
    if (ending.kind === 'modal') this.#openModal(ending.modal);
    return ending.kind !== 'failed';
  }

  #openModal(modal: Extract<EndingView, { kind: 'modal' }>['modal']): void {
    const { words, locale, state } = this.#session;
    const context = {
      words,
      locale,
      botName: state.bot.name,
      nameUser: (id: string) => this.#session.nameUser(id),
      startCommand: () => undefined,
      submit: async (values: object) =>
        this.#conclude(await this.#session.perform('form', { interactionId: modal.interactionId, values })),
    };
    openModal(modal, context, this.element);
  }
}

/** Whoever types without having gone anywhere to type means the composer. */
function isForComposer({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  const isElsewhere =
    target instanceof Element && target.closest('input, textarea, select, dialog, [role="menu"]') !== null;
  return isText && !isElsewhere;
}
