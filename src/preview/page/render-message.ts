import type { AuthorView, MessageView, ReplyView } from '../view.ts';
import { build, buildButton, buildIcon, type Child, icons } from './dom.ts';
import { type ControlContext, renderComponents } from './render-components.ts';
import { renderEmbed } from './render-embed.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderFiles } from './render-media.ts';

/** What can be done with a message. */
export interface MessageContext extends ControlContext {
  readonly dismiss: () => void;
  /** Opens the message's menu beside an element. */
  readonly openMenu: (anchor: HTMLElement) => void;
  readonly jumpTo: (id: string) => void;
}

/** A message as an element that can have the focus. */
export function renderMessage(message: MessageView, context: MessageContext): HTMLElement {
  const { words } = context;
  const ids = { author: `author-${message.id}`, time: `time-${message.id}` };
  const article = build(
    'article',
    {
      class: message.isPrivate ? 'message is-private' : 'message',
      id: `message-${message.id}`,
      tabindex: -1,
      'aria-labelledby': `${ids.author} ${ids.time}`,
    },
    renderCause(message, context),
    message.reply !== null && renderReply(message.reply, context),
    renderAvatar(message.author),
    build(
      'div',
      { class: 'message-body' },
      renderHeader(message, ids, context),
      ...renderContent(message, context),
      message.isPrivate && renderPrivacy(context),
    ),
  );
  const more = buildButton(
    { class: 'message-more', 'aria-label': words.moreActions, 'aria-haspopup': 'menu' },
    () => {
      context.openMenu(more);
    },
    buildIcon(icons.more),
  );
  article.append(more);
  return article;
}

function renderAvatar({ name, isBot }: AuthorView): HTMLElement {
  return build(
    'div',
    { class: `avatar avatar-${isBot ? 'bot' : name.toLowerCase()}`, 'aria-hidden': 'true' },
    name.slice(0, 1).toUpperCase(),
  );
}

function renderHeader(
  { author, createdAt }: MessageView,
  ids: { readonly author: string; readonly time: string },
  { words, locale }: MessageContext,
): HTMLElement {
  const date = new Date(createdAt);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
  return build(
    'div',
    { class: 'message-header' },
    build(
      'span',
      { id: ids.author, class: 'author' },
      author.name,
      author.isBot && build('span', { class: 'tag' }, words.app),
    ),
    build('time', { id: ids.time, datetime: createdAt }, words.today(time)),
  );
}

function renderContent(message: MessageView, context: MessageContext): readonly Child[] {
  const { words } = context;
  if (message.isThinking) {
    return [build('div', { class: 'thinking' }, words.thinking(message.author.name))];
  }
  return [
    message.content === '' ? null : renderMarkdown(message.content, context),
    ...message.embeds.map((embed) => renderEmbed(embed, context)),
    ...renderComponents(message.components, context),
    ...renderFiles(message.files, words),
    message.isEdited && build('span', { class: 'edited' }, words.edited),
  ];
}

function renderCause({ cause }: MessageView, { words }: MessageContext): Child {
  if (cause === null) return null;
  return build(
    'div',
    { class: 'context-line' },
    renderAvatar(cause.author),
    build('span', { class: 'context-name' }, cause.author.name),
    ` ${words.used} `,
    build('span', { class: 'mention' }, cause.command),
  );
}

function renderReply({ id, author, text }: ReplyView, context: MessageContext): HTMLElement {
  const jump = (): void => {
    context.jumpTo(id);
  };
  return build(
    'div',
    { class: 'context-line' },
    renderAvatar(author),
    build('span', { class: 'context-name' }, author.name),
    buildButton({ class: 'context-text' }, jump, text === '' ? '…' : text),
  );
}

function renderPrivacy({ words, dismiss }: MessageContext): HTMLElement {
  return build(
    'div',
    { class: 'privacy' },
    buildIcon(icons.eye),
    `${words.onlyYou} • `,
    buildButton({ class: 'link-button' }, dismiss, words.dismiss),
  );
}
