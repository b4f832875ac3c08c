import type { ApiMessage } from '../api-message.ts';
import type { EventView } from '../view.ts';
import { build, buildButton, listStops } from './dom.ts';
import { type MessageContext, renderMessage } from './render-message.ts';
import type { Session } from './session.ts';

/** What the list does beside showing messages. */
export interface MessageListContext {
  readonly session: Session;
  readonly contextOf: (message: ApiMessage) => MessageContext;
  /** Asks a question that is suggested. */
  readonly ask: (question: string) => void;
}

/** Pixels from the end within which a reader counts as being there. */
const nearEnd = 120;

/**
 * The messages of a channel: new ones are read out, and the arrow keys go from one to the next. A message that changes
 * keeps the focus where it was.
 */
export class MessageList {
  readonly element: HTMLElement;
  readonly #context: MessageListContext;

  constructor(context: MessageListContext) {
    this.#context = context;
    const { words, channel, messages } = context.session;
    this.element = build(
      'div',
      { class: 'messages', role: 'log', tabindex: 0, 'aria-label': words.messagesIn(channel.name) },
      this.#renderWelcome(),
      ...messages.map((message) => this.#render(message)),
    );
    this.element.addEventListener('keydown', (event) => {
      if (this.#press(event)) event.preventDefault();
    });
    this.element.addEventListener('contextmenu', (event) => {
      const article = event.target instanceof Element ? event.target.closest('article') : null;
      if (article !== null) event.preventDefault();
      openMenu(article);
    });
  }

  /** Shows a change. A new message comes into view, from its beginning where it is long. */
  apply(event: EventView): void {
    if (event.kind === 'deleted') {
      this.#find(event.id)?.remove();
      return;
    }
    if (event.message.channel_id !== this.#context.session.channel.id) return;
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    const isAtEnd = scrollTop + clientHeight > scrollHeight - nearEnd;
    const fresh = this.#render(event.message);
    const stale = this.#find(event.message.id);
    if (stale === undefined) this.element.append(fresh);
    else replaceKeepingFocus(stale, fresh);
    if (stale === undefined) fresh.scrollIntoView({ block: 'nearest' });
    else if (isAtEnd) this.scrollToEnd();
  }

  /** Adds a line that only the page says. */
  addNotice(text: string): void {
    this.element.append(build('div', { class: 'problem' }, text));
    this.scrollToEnd();
  }

  scrollToEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Goes to a message. */
  jumpTo(id: string): void {
    this.#find(id)?.scrollIntoView({ block: 'center' });
    this.#find(id)?.focus();
  }

  /** One message that cannot be shown does not stop the others. */
  #render(message: ApiMessage): HTMLElement {
    try {
      return renderMessage(message, this.#context.contextOf(message));
    } catch {
      const id = `message-${message.id}`;
      return build('article', { class: 'problem', id, tabindex: -1 }, this.#context.session.words.notShown);
    }
  }

  #renderWelcome(): HTMLElement {
    const { words, channel, state } = this.#context.session;
    const isServer = channel.kind === 'server';
    const chat = isServer ? words.welcomeServerChat : words.welcomeDirectChat;
    const more = isServer ? words.welcomeServerMore : `${words.welcomeDirect} ${words.welcomeDirectMore}`;
    const questions = state.questions.map((question) => {
      const ask = (): void => {
        this.#context.ask(question);
      };
      return buildButton({ class: 'button button-secondary' }, ask, question);
    });
    return build(
      'div',
      { class: 'welcome' },
      build('h2', {}, isServer ? words.welcomeServer : channel.name),
      build('p', {}, state.isChatOn ? `${more} ${chat}` : more),
      questions.length > 0 && build('p', {}, words.tryAsking),
      build('div', { class: 'row' }, ...questions),
    );
  }

  #find(id: string): HTMLElement | undefined {
    return this.#articles().find((article) => article.id === `message-${id}`);
  }

  #articles(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('article')];
  }

  /** From the list or a message to another; inside a message's controls the keys are theirs. */
  #press({ key, shiftKey }: KeyboardEvent): boolean {
    const from = document.activeElement?.closest<HTMLElement>('article') ?? null;
    if (from !== null && from !== document.activeElement) {
      if (key === 'Escape') from.focus();
      return key === 'Escape';
    }
    if (key === 'ContextMenu' || (shiftKey && key === 'F10')) {
      openMenu(from);
      return true;
    }
    return this.#move(key, from);
  }

  #move(key: string, from: HTMLElement | null): boolean {
    const articles = this.#articles();
    const index = articles.findIndex((article) => article === from);
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

function openMenu(article: HTMLElement | null): void {
  article?.querySelector<HTMLElement>('.message-more')?.click();
}

function replaceKeepingFocus(stale: HTMLElement, fresh: HTMLElement): void {
  const focused = document.activeElement;
  const stop = listStops(stale).findIndex((each) => each === focused);
  const hadFocus = stale === focused || stop !== -1;
  stale.replaceWith(fresh);
  if (hadFocus) (listStops(fresh)[stop] ?? fresh).focus();
}
