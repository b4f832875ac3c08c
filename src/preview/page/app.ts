import { commandTypes } from '../discord-numbers.ts';
import type { ApiMessage, CommandView, EndingView, MessageChange, ProgressView } from '../view.ts';
import type { OptionValue } from './command-form.ts';
import { Composer } from './composer.ts';
import { build, buildButton } from './dom.ts';
import { MessageList } from './message-list.ts';
import { openForm } from './modal.ts';
import type { MessageContext } from './render-message.ts';
import type { Session } from './session.ts';
import { applyTheme, renderSetting } from './settings.ts';

/** The whole page, for one channel in one language. */
export class App {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #banner = build('div', { class: 'banner', role: 'alert' });
  readonly #progress = build('label', { class: 'progress', hidden: true });
  readonly #list: MessageList;
  readonly #composer: Composer;

  constructor(session: Session, redraw: (channelId: string) => void) {
    this.#session = session;
    this.#list = new MessageList(
      session,
      (message) => this.#contextOf(message),
      (value) => {
        const command = session.slashCommands.find(({ options }) => options[0]?.required);
        const name = command?.options[0]?.name;
        if (command && name !== undefined) void this.#sendCommand(command, [{ name, value }]);
      },
    );
    this.#composer = new Composer(session, (command, options) => void this.#sendCommand(command, options));
    const main = build('main', {}, this.#banner, this.#progress, this.#list.element, this.#composer.element);
    this.element = build('div', { class: 'app' }, renderHeader(session, redraw), main);
    this.element.addEventListener('keydown', (event) => {
      if (isForComposer(event)) this.#composer.focus();
    });
  }

  focus(): void {
    this.#composer.focus();
    this.#list.scrollToEnd();
  }

  /** Shows a change. */
  apply(change: MessageChange): void {
    this.#list.apply(change);
  }

  /** Says that the server is gone. */
  showLoss(): void {
    this.#banner.textContent = 'The bot is not running any more. Start it again, and this page goes on.';
  }

  /** Shows how far the passages are encoded; null when nothing is under way. */
  showProgress(progress: ProgressView | null): void {
    this.#progress.hidden = progress === null;
    if (progress === null) return;
    const { done: value, total: max } = progress;
    const text = 'Reading what the passages mean; until then their words alone answer ';
    this.#progress.replaceChildren(text, build('progress', { value, max }));
  }

  #contextOf({ id, author }: ApiMessage): MessageContext {
    const session = this.#session;
    return {
      session,
      startCommand: (name) => {
        const command = session.slashCommands.find((each) => each.name === name);
        if (command !== undefined) this.#composer.startCommand(command);
      },
      use: async (customId, values) =>
        this.#conclude(await session.perform('component', { messageId: id, customId, values })),
      dismiss: () => {
        void session.perform('dismiss', { messageId: id });
        this.#composer.focus();
      },
      findMessage: (messageId) => this.#list.find(messageId),
      menu: [
        { label: 'Reply', run: () => this.#composer.replyTo(id, author.global_name) },
        ...session.state.commands
          .filter(({ type }) => type === commandTypes.message)
          .map((command) => ({
            label: session.name(command),
            run: () => void this.#sendCommand(command, [], id),
          })),
      ],
    };
  }

  async #sendCommand(
    command: CommandView,
    options: readonly OptionValue[],
    target: string | null = null,
  ): Promise<void> {
    const ending = await this.#session.perform('command', { commandId: command.id, options, target });
    if (!this.#conclude(ending)) this.#list.addNotice('The application did not respond');
  }

  /** Opens what the bot asks for; says whether it answered. */
  #conclude(ending: EndingView): boolean {
    if (ending.kind !== 'form') return ending.kind !== 'failed';
    const { interactionId, form } = ending;
    openForm(form, this.#session.state.bot.global_name, async (values) =>
      this.#conclude(await this.#session.perform('form', { interactionId, values })),
    );
    return true;
  }
}

function renderHeader({ state, channel }: Session, redraw: (channelId: string) => void): HTMLElement {
  const channels = state.channels.map(({ id, name }) =>
    buildButton({ class: 'channel', 'aria-current': id === channel.id && 'page' }, () => redraw(id), name),
  );
  return build(
    'header',
    {},
    build('h1', {}, 'virtbot preview'),
    build('nav', { 'aria-label': 'Channels' }, ...channels),
    renderSetting('locale', () => redraw(channel.id)),
    renderSetting('theme', applyTheme),
  );
}

/** Whoever types without having gone anywhere to type means the composer. */
function isForComposer({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  const isElsewhere =
    target instanceof Element && target.closest('input, select, dialog, [popover]') !== null;
  return isText && !isElsewhere;
}
