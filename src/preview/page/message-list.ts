import type { ApiMessage, MessageChange } from '../view.ts';
import { build, buildButton } from './dom.ts';
import { type MessageContext, renderMessage } from './render-message.ts';
import type { Session } from './session.ts';

/** The messages of a channel: new ones are read out, and one that changes keeps the focus where it was. */
export class MessageList {
  readonly element: HTMLElement;
  readonly #channelId: string;
  readonly #contextOf: (message: ApiMessage) => MessageContext;

  constructor(
    { state, channel }: Session,
    contextOf: (message: ApiMessage) => MessageContext,
    ask: (question: string) => void,
  ) {
    this.#channelId = channel.id;
    this.#contextOf = contextOf;
    const label = `Messages in ${channel.name}`;
    this.element = build('div', { class: 'messages', role: 'log', tabindex: 0, 'aria-label': label });
    // A picture has its size only when it has come.
    this.element.addEventListener('load', ({ target }) => this.#showLast(target), { capture: true });
    this.element.append(renderWelcome(state, channel, ask));
  }

  apply({ id, message }: MessageChange): void {
    const stale = this.find(id);
    if (message === null) stale?.remove();
    if (message?.channel_id !== this.#channelId) return;
    const fresh = this.#render(message);
    if (stale === null) this.element.append(fresh);
    else replaceKeepingFocus(stale, fresh);
    this.#showLast(fresh);
  }

  /** Brings the last message into view when it has come or grown, from its beginning where it is long. */
  #showLast(changed: EventTarget | null): void {
    const last = this.element.lastElementChild;
    if (changed instanceof Node && last?.contains(changed)) last.scrollIntoView({ block: 'nearest' });
  }

  /** Adds a line that only the page says. */
  addNotice(text: string): void {
    this.element.append(build('div', { class: 'problem' }, text));
    this.scrollToEnd();
  }

  scrollToEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  find(id: string): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`#message-${id}`);
  }

  /** One message that cannot be shown does not stop the others. */
  #render(message: ApiMessage): HTMLElement {
    try {
      return renderMessage(message, this.#contextOf(message));
    } catch (error) {
      reportError(error);
      const attributes = { class: 'problem', id: `message-${message.id}` };
      return build('article', attributes, 'The preview cannot show this message');
    }
  }
}

const introduction =
  'This is your bot as it will look on Discord, running on this machine. Type / for its commands, or open the menu of a message.';

function renderWelcome(
  state: Session['state'],
  channel: Session['channel'],
  ask: (question: string) => void,
): HTMLElement {
  const isServer = channel === state.channels[0];
  const chat = isServer
    ? ` Mention it with @${state.bot.global_name} to talk to it.`
    : ' Or ask it something: the next question may follow on the last.';
  const questions = state.questions.map((question) =>
    buildButton({ class: 'button' }, () => ask(question), question),
  );
  return build(
    'div',
    { class: 'welcome' },
    build('h2', {}, isServer ? `Welcome to ${channel.name}!` : channel.name),
    build('p', {}, introduction, state.isChatOn && chat),
    questions.length > 0 && build('p', {}, 'Try asking:'),
    build('div', { class: 'row' }, ...questions),
  );
}

function replaceKeepingFocus(stale: HTMLElement, fresh: HTMLElement): void {
  const focused = document.activeElement;
  const stop = listStops(stale).findIndex((each) => each === focused);
  stale.replaceWith(fresh);
  const next = listStops(fresh)[stop];
  // In the place of a button may stand a menu, which takes what is typed.
  if (stop !== -1) (next?.tagName === focused?.tagName ? next : fresh)?.focus();
}

/** A message and everything in it that can have the focus. */
function listStops(message: HTMLElement): readonly HTMLElement[] {
  const selector = 'a[href], button:not([disabled]), select, summary, [tabindex="0"]';
  return [message, ...message.querySelectorAll<HTMLElement>(selector)];
}
