import type { EventView, MessageView } from '../view.ts';
import { build, listStops } from './dom.ts';
import { type MessageContext, renderMessage } from './render-message.ts';
import type { Session } from './session.ts';

/** Pixels from the end within which a reader counts as being there. */
const nearEnd = 120;

/**
 * The messages of a channel: new ones are read out, and the arrow keys go from one to the next. A message that changes
 * keeps the focus where it was.
 */
export class MessageList {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #contextOf: (message: MessageView) => MessageContext;

  constructor(session: Session, contextOf: (message: MessageView) => MessageContext) {
    this.#session = session;
    this.#contextOf = contextOf;
    const { words, channelName, messages } = session;
    this.element = build(
      'div',
      { class: 'messages', role: 'log', tabindex: 0, 'aria-label': words.messagesIn(channelName) },
      this.#buildWelcome(),
      ...messages.map((message) => renderMessage(message, contextOf(message))),
    );
    this.element.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    this.element.addEventListener('contextmenu', (event) => {
      const article = event.target instanceof Element ? event.target.closest('article') : null;
      const more = article?.querySelector<HTMLElement>('.message-more');
      if (more === undefined || more === null) return;
      event.preventDefault();
      more.click();
    });
  }

  /** Shows a change. */
  apply(event: EventView): void {
    if (event.kind === 'deleted') {
      this.#articleOf(event.id)?.remove();
      return;
    }
    if (event.message.channelId !== this.#session.channel.id) return;
    const isAtEnd = this.#isAtEnd();
    const fresh = renderMessage(event.message, this.#contextOf(event.message));
    const stale = this.#articleOf(event.message.id);
    if (stale === undefined) this.element.append(fresh);
    else replaceKeepingFocus(stale, fresh);
    if (isAtEnd) this.scrollToEnd();
  }

  /** Adds a line that only the page says. */
  addNotice(text: string): void {
    this.element.append(build('div', { class: 'notice' }, text));
    this.scrollToEnd();
  }

  scrollToEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Goes to a message. */
  jumpTo(id: string): void {
    const article = this.#articleOf(id);
    article?.scrollIntoView({ block: 'center' });
    article?.focus();
  }

  #buildWelcome(): HTMLElement {
    const { words, channel, state } = this.#session;
    const isServer = channel.kind === 'server';
    const chat = isServer ? words.welcomeServerChat : words.welcomeDirectChat;
    const more = isServer ? words.welcomeServerMore : `${words.welcomeDirect} ${words.welcomeDirectMore}`;
    return build(
      'div',
      { class: 'welcome' },
      build('h2', {}, isServer ? words.welcomeServer : channel.name),
      build('p', {}, state.isChatOn ? `${more} ${chat}` : more),
    );
  }

  #articleOf(id: string): HTMLElement | undefined {
    return this.#articles().find((article) => article.id === `message-${id}`);
  }

  #articles(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('article')];
  }

  #isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    return scrollTop + clientHeight > scrollHeight - nearEnd;
  }

  #press(event: KeyboardEvent): void {
    const { activeElement } = document;
    const article = activeElement?.closest<HTMLElement>('article') ?? null;
    const isInControls = article !== null && article !== activeElement;
    const isTaken = isInControls ? leaveControls(event, article) : this.#move(event, article);
    if (isTaken) event.preventDefault();
  }

  /** From the list or a message to another; inside a message's controls the keys are theirs. */
  #move({ key, shiftKey }: KeyboardEvent, from: HTMLElement | null): boolean {
    const articles = this.#articles();
    const index = articles.findIndex((article) => article === from);
    if (key === 'ContextMenu' || (shiftKey && key === 'F10')) {
      from?.querySelector<HTMLElement>('.message-more')?.click();
      return true;
    }
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: from === null ? articles.length - 1 : Math.max(0, index - 1),
      ArrowDown: Math.min(index + 1, articles.length - 1),
      Home: 0,
      End: articles.length - 1,
    };
    const target = targets[key];
    if (target === undefined) return false;
    articles[target]?.focus();
    return true;
  }
}

function leaveControls({ key }: KeyboardEvent, article: HTMLElement): boolean {
  if (key === 'Escape') article.focus();
  return key === 'Escape';
}

function replaceKeepingFocus(stale: HTMLElement, fresh: HTMLElement): void {
  const focused = document.activeElement;
  const stop = listStops(stale).findIndex((each) => each === focused);
  const hadFocus = stale === focused || stop !== -1;
  stale.replaceWith(fresh);
  if (hadFocus) (listStops(fresh)[stop] ?? fresh).focus();
}
