import { ApplicationCommandType, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { bot, channels } from '../places.ts';
import type { ApiMessage, CommandView, Deed, MessageChange, StateView } from '../view.ts';
import { Composer, type OptionValue } from './composer.ts';
import { build, buildButton } from './dom.ts';
import { openForm } from './modal.ts';
import { renderMessage } from './render-message.ts';
import { channel, perform } from './session.ts';

const introduction =
  'This is your bot as it will look on Discord, running on this machine. Type / for its commands.';

// Written as numbers, of which Discord may add more.
const chatInput: number = ApplicationCommandType.ChatInput;
const messageMenu: number = ApplicationCommandType.Message;

export class App {
  readonly element: HTMLElement;
  readonly #state: StateView;
  readonly #banner = build('div', { class: 'problem', role: 'alert' });
  readonly #list: HTMLElement;
  readonly #composer: Composer;

  constructor(state: StateView) {
    this.#state = state;
    const label = `Messages in ${channel.name}`;
    this.#list = build('div', { class: 'messages', role: 'log', tabindex: 0, 'aria-label': label });
    // A picture has its size only when it has come.
    this.#list.addEventListener('load', ({ target }) => this.#showLast(target), { capture: true });
    const commands = state.commands.filter(({ type = chatInput }) => type === chatInput);
    this.#composer = new Composer(commands, (command, options) => void this.#sendCommand(command, options));
    const places = channels.map(({ id, name }) =>
      build('a', { class: 'channel', href: `?${id}`, 'aria-current': id === channel.id && 'page' }, name),
    );
    const header = build('header', {}, build('h1', {}, 'virtbot preview'), ...places, this.#banner);
    const main = build('main', {}, this.#list, this.#composer.element);
    this.element = build('div', { class: 'app' }, header, main);
    this.element.addEventListener('keydown', (event) => {
      if (isForComposer(event)) this.#composer.focus();
    });
    this.#list.append(this.#renderWelcome());
    for (const message of state.messages) this.apply({ id: message.id, message });
  }

  focus(): void {
    this.#composer.focus();
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  apply({ id, message }: MessageChange): void {
    const stale = this.#list.querySelector<HTMLElement>(`#message-${id}`);
    if (message === null) stale?.remove();
    if (message?.channel_id !== channel.id) return;
    const fresh = this.#render(message);
    if (stale === null) this.#list.append(fresh);
    else replaceKeepingFocus(stale, fresh);
    this.#showLast(fresh);
  }

  showLoss(): void {
    this.#banner.textContent = 'The bot is not running any more. Start it again, and this page goes on.';
  }

  /** Brings the last message into view when it has come or grown, from its beginning where it is long. */
  #showLast(changed: EventTarget | null): void {
    const last = this.#list.lastElementChild;
    if (changed instanceof Node && last?.contains(changed)) last.scrollIntoView({ block: 'nearest' });
  }

  #renderWelcome(): HTMLElement {
    const { isChatOn, questions } = this.#state;
    const isServer = channel === channels[0];
    const chat = isServer
      ? ` Mention it with @${bot.global_name} to talk to it.`
      : ' Or ask it something: the next question may follow on the last.';
    const buttons = questions.map((question) =>
      buildButton({ class: 'button' }, () => this.#ask(question), question),
    );
    const offer = buttons.length > 0 && build('p', {}, 'Try asking:');
    const text = build('p', {}, introduction, isChatOn && chat);
    return build('div', { class: 'welcome' }, text, offer, build('div', { class: 'row' }, ...buttons));
  }

  #render(message: ApiMessage): HTMLElement {
    const type = InteractionType.MessageComponent;
    const use = async (data: Deed['data']) => this.#perform({ type, data, messageId: message.id });
    const commands = this.#state.commands.filter((command) => command.type === messageMenu);
    const menu = commands.map((command) => {
      const run = () => void this.#sendMenuCommand(command, message);
      return buildButton({ class: 'link' }, run, command.name);
    });
    return renderMessage(message, use, menu);
  }

  /** Asks a question that is suggested, with the first command that takes one. */
  #ask(value: string): void {
    const command = this.#state.commands.find(({ options }) => options?.[0]?.required);
    const option = command?.options?.[0];
    if (command && option) void this.#sendCommand(command, [{ type: option.type, name: option.name, value }]);
  }

  async #sendCommand({ id, name }: CommandView, options: readonly OptionValue[]): Promise<void> {
    await this.#send({ id, name, type: ApplicationCommandType.ChatInput, options });
  }

  async #sendMenuCommand({ id, name, type }: CommandView, target: ApiMessage): Promise<void> {
    const resolved = { messages: { [target.id]: target } };
    await this.#send({ id, name, type, target_id: target.id, resolved });
  }

  async #send(data: Deed['data']): Promise<void> {
    const deed = { type: InteractionType.ApplicationCommand, data, messageId: null };
    if (await this.#perform(deed)) return;
    this.#list.append(build('div', { class: 'problem' }, 'The application did not respond'));
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** Does something, and opens the form that the bot may ask for; says whether it answered. */
  async #perform(deed: Deed): Promise<boolean> {
    const answer = await perform(deed);
    if (answer?.type === InteractionResponseType.Modal) {
      const { custom_id } = answer.data;
      openForm(answer.data, async (components) =>
        this.#perform({ ...deed, type: InteractionType.ModalSubmit, data: { custom_id, components } }),
      );
    }
    return answer !== null;
  }
}

/** Whoever types without having gone anywhere to type means the composer. */
function isForComposer({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  const isElsewhere = target instanceof Element && target.closest('input, select, dialog') !== null;
  return isText && !isElsewhere;
}

function replaceKeepingFocus(stale: HTMLElement, fresh: HTMLElement): void {
  const stops = 'a[href], button:not([disabled]), select';
  const focused = document.activeElement;
  const stop = [...stale.querySelectorAll(stops)].findIndex((each) => each === focused);
  stale.replaceWith(fresh);
  if (stop === -1) return;
  const next = fresh.querySelectorAll<HTMLElement>(stops)[stop];
  // In the place of a button may stand a menu, which would take what is typed.
  (next?.tagName === focused?.tagName ? next : fresh)?.focus();
}
