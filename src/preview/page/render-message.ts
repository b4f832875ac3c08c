import type { ApiMessage } from '../api-message.ts';
import { isPrivate, isThinking } from '../flags.ts';
import { build, buildButton, buildIcon, type Child, createId, icons } from './dom.ts';
import { parseMarkdown, plainText } from './parse-markdown.ts';
import { type ControlContext, renderComponent, renderImage } from './render-components.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Something to do with a message. */
export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

/** What can be done with a message. */
export interface MessageContext extends ControlContext {
  readonly dismiss: () => void;
  readonly menu: readonly MenuItem[];
  readonly jumpTo: (id: string) => void;
}

type Author = ApiMessage['author'];

/** A message as an element that can have the focus. */
export function renderMessage(message: ApiMessage, context: MessageContext): HTMLElement {
  const { words, locale } = context;
  const { author, timestamp } = message;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(timestamp));
  const header = build(
    'div',
    { class: 'message-header', id: createId('header') },
    build('span', { class: 'name' }, author.global_name),
    author.bot && build('span', { class: 'tag' }, words.app),
    build('time', { datetime: timestamp }, words.today(time)),
  );
  return build(
    'article',
    {
      class: isPrivate(message) ? 'message is-private' : 'message',
      id: `message-${message.id}`,
      tabindex: -1,
      'aria-labelledby': header.id,
    },
    renderOrigin(message, context),
    renderAvatar(author),
    build('div', { class: 'message-body' }, header, ...renderContent(message, context)),
    ...renderMenu(context),
  );
}

function renderAvatar({ global_name: name, bot }: Author): HTMLElement {
  return build(
    'div',
    { class: bot ? 'avatar' : 'avatar is-person', 'aria-hidden': 'true' },
    name.slice(0, 1),
  );
}

function renderContent(message: ApiMessage, context: MessageContext): readonly Child[] {
  const { words, dismiss } = context;
  if (isThinking(message)) {
    return [build('div', { class: 'thinking' }, words.thinking(message.author.global_name))];
  }
  const { content, components, attachments } = message;
  const shown = JSON.stringify(components);
  const others = attachments.filter(({ filename }) => !shown.includes(`attachment://${filename}`));
  return [
    content !== '' && renderMarkdown(content, context),
    ...components.map((component) => renderComponent(component, attachments, context)),
    ...others.map(({ url }) => renderImage(url, null, attachments)),
    message.edited_timestamp !== null && build('span', { class: 'edited' }, words.edited),
    isPrivate(message) &&
      build(
        'div',
        { class: 'privacy' },
        buildIcon(icons.eye),
        `${words.onlyYou} • `,
        buildButton({ class: 'link-button' }, dismiss, words.dismiss),
      ),
  ];
}

/** The message that it replies to; or the command that it all began with, which is also named for what is shared. */
function renderOrigin(message: ApiMessage, { words, jumpTo }: MessageContext): Child {
  const { referenced_message: replied, interaction_metadata: cause } = message;
  if (replied && (isPrivate(message) || !isPrivate(replied))) {
    const jump = (): void => {
      jumpTo(replied.id);
    };
    const text = plainText(parseMarkdown(findText(replied)))
      .replaceAll('\n', ' ')
      .slice(0, 200);
    return renderLine(replied.author, ' ', buildButton({ class: 'context-text' }, jump, text));
  }
  if (cause?.name == null) return null;
  return renderLine(cause.user, ` ${words.used} `, build('span', { class: 'mention' }, cause.name));
}

function renderLine(author: Author, ...rest: readonly Child[]): HTMLElement {
  const name = build('span', { class: 'name' }, author.global_name);
  return build('div', { class: 'context-line' }, renderAvatar(author), name, ...rest);
}

/** The first text in a message, whatever it is made of. */
function findText({ content, components }: ApiMessage): string {
  if (content !== '') return content;
  const [, found = '""'] = /"content":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(components)) ?? [];
  return String(JSON.parse(found));
}

function renderMenu({ words, menu }: MessageContext): readonly HTMLElement[] {
  const id = createId('menu');
  const items = menu.map(({ label, run }, index) => {
    const use = (): void => {
      popover.hidePopover();
      run();
    };
    return buildButton({ class: 'menu-item', autofocus: index === 0 }, use, label);
  });
  const popover = build('div', {
    popover: 'auto',
    id,
    class: 'menu',
    role: 'group',
    'aria-label': words.apps,
  });
  popover.append(...items);
  const more = build(
    'button',
    { type: 'button', class: 'message-more', 'aria-label': words.moreActions, popovertarget: id },
    buildIcon(icons.more),
  );
  return [more, popover];
}
