import { ApplicationCommandType, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { ApiMessage, CommandView, Deed, MessageChange, ProgressView } from '../view.ts';
import { Composer, type OptionValue } from './composer.ts';
import { build, buildButton } from './dom.ts';
import { MessageList } from './message-list.ts';
import { openForm } from './modal.ts';
import type { MessageContext } from './render-message.ts';
import type { Session } from './session.ts';

export class App {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #banner = build('div', { class: 'problem', role: 'alert' });
  readonly #progress = build('label', { class: 'progress', hidden: true });
  readonly #list: MessageList;
  readonly #composer: Composer;

  constructor(session: Session, redraw: (channelId: string) => void) {
    this.#session = session;
    this.#list = new MessageList(
      session,
      (message) => this.#contextOf(message),
      (value) => this.#ask(value),
    );
    this.#composer = new Composer(session, (command, options) => void this.#sendCommand(command, options));
    const main = build('main', {}, this.#banner, this.#progress, this.#list.element, this.#composer.element);
    this.element = build('div', { class: 'app' }, renderHeader(session, redraw), main);
    this.element.addEventListener('keydown', (event) => {
      if (isForComposer(event)) this.#composer.focus();
    });
    // Not by the list itself: a reply looks for what it replies to in the list.
    for (const message of session.state.messages) this.apply({ id: message.id, message });
  }

  focus(): void {
    this.#composer.focus();
    this.#list.scrollToEnd();
  }

  apply(change: MessageChange): void {
    this.#list.apply(change);
  }

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

  #contextOf(message: ApiMessage): MessageContext {
    const session = this.#session;
    const { id, author, interaction_metadata: cause } = message;
    const origin = { messageId: id, command: cause?.name ?? null };
    return {
      session,
      startCommand: (name) => {
        const command = session.state.commands.find((each) => each.name === name);
        if (command !== undefined) this.#composer.startCommand(command);
      },
      use: async (data) => this.#perform({ type: InteractionType.MessageComponent, data, ...origin }),
      dismiss: () => {
        void fetch(`/preview/message/${id}`, { method: 'DELETE' }).catch(() => this.showLoss());
        this.#composer.focus();
      },
      findMessage: (messageId) => this.#list.find(messageId),
      menu: [
        { label: 'Reply', run: () => this.#composer.replyTo(id, author.global_name) },
        ...session.commands(ApplicationCommandType.Message).map((command) => ({
          label: command.name,
          run: () => void this.#sendMenuCommand(command, message),
        })),
      ],
    };
  }

  /** Asks a question that is suggested, with the first command that takes one. */
  #ask(value: string): void {
    const command = this.#session.state.commands.find(({ options }) => options?.[0]?.required);
    const option = command?.options?.[0];
    if (command && option) void this.#sendCommand(command, [{ type: option.type, name: option.name, value }]);
  }

  async #sendCommand({ id, name }: CommandView, options: readonly OptionValue[]): Promise<void> {
    const data = { id, name, type: ApplicationCommandType.ChatInput, options };
    await this.#send(data, `/${name}`);
  }

  async #sendMenuCommand({ id, name, type }: CommandView, target: ApiMessage): Promise<void> {
    const resolved = { messages: { [target.id]: target } };
    await this.#send({ id, name, type, target_id: target.id, resolved }, name);
  }

  async #send(data: object, command: string): Promise<void> {
    const deed = { type: InteractionType.ApplicationCommand, data, messageId: null, command };
    if (!(await this.#perform(deed))) this.#list.addNotice('The application did not respond');
  }

  /** Does something, and opens the form that the bot may ask for; says whether it answered. */
  async #perform(deed: Deed): Promise<boolean> {
    const answer = await this.#session.perform(deed);
    if (answer?.type === InteractionResponseType.Modal) {
      const { custom_id } = answer.data;
      openForm(answer.data, this.#session.state.bot.global_name, async (components) =>
        this.#perform({ ...deed, type: InteractionType.ModalSubmit, data: { custom_id, components } }),
      );
    }
    return answer !== null;
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
  );
}

/** Whoever types without having gone anywhere to type means the composer. */
function isForComposer({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  const isElsewhere =
    target instanceof Element && target.closest('input, select, dialog, [popover]') !== null;
  return isText && !isElsewhere;
}
