import { MessageFlags } from 'discord-api-types/v10';
import type { ApiMessage } from '../view.ts';
import { build, buildButton, type Child } from './dom.ts';
import { type ControlContext, renderComponent } from './render-components.ts';
import { renderMarkdown } from './render-markdown.ts';

export interface MessageContext extends ControlContext {
  readonly dismiss: () => void;
  readonly menu: readonly { readonly label: string; readonly run: () => void }[];
  readonly findMessage: (id: string) => HTMLElement | null;
}

export function renderMessage(message: ApiMessage, context: MessageContext): HTMLElement {
  const { id, author, timestamp, flags } = message;
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0;
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(timestamp));
  const header = build(
    'div',
    { class: 'message-header', id: `header-${id}` },
    build('b', {}, author.global_name),
    author.bot && build('span', { class: 'tag' }, 'APP'),
    ' ',
    build('small', {}, build('time', { datetime: timestamp }, `Today at ${time}`)),
  );
  return build(
    'article',
    {
      class: isPrivate ? 'message is-private' : 'message',
      id: `message-${id}`,
      tabindex: -1,
      'aria-labelledby': header.id,
    },
    renderOrigin(message, isPrivate, context),
    renderAvatar(author.global_name),
    build(
      'div',
      { class: 'message-body' },
      header,
      ...renderContent(message, context),
      isPrivate && renderPrivacy(context),
    ),
    ...renderMenu(id, context),
  );
}

function renderAvatar(name: string): HTMLElement {
  return build('div', { class: 'avatar', 'aria-hidden': 'true' }, name.slice(0, 1));
}

function renderContent(message: ApiMessage, context: MessageContext): readonly Child[] {
  const { author, content, components, attachments, flags } = message;
  if ((flags & MessageFlags.Loading) !== 0) {
    return [build('small', {}, `${author.global_name} is thinking…`)];
  }
  return [
    content !== '' && renderMarkdown(content, context),
    ...components.map((component) => renderComponent(component, attachments, context)),
    message.edited_timestamp !== null && build('small', {}, '(edited)'),
  ];
}

function renderPrivacy({ dismiss }: MessageContext): HTMLElement {
  const button = buildButton({ class: 'link' }, dismiss, 'Dismiss message');
  return build('small', {}, 'Only you can see this • ', button);
}

/** The message that it replies to; or the command that it all began with, which is also named for what is shared. */
function renderOrigin(
  { message_reference: reference, interaction_metadata: cause }: ApiMessage,
  isPrivate: boolean,
  { findMessage, session }: MessageContext,
): Child {
  const replied = reference && findMessage(reference.message_id);
  if (replied && (isPrivate || !replied.classList.contains('is-private'))) {
    const jump = (): void => findMessage(reference.message_id)?.focus();
    const name = replied.querySelector('b')?.textContent ?? '';
    const text = replied.querySelector('.markdown')?.textContent.slice(0, 200);
    return renderLine(name, ' ', buildButton({ class: 'context-text' }, jump, text));
  }
  if (cause?.name == null) return null;
  const command = build('span', { class: 'mention' }, cause.name);
  return renderLine(session.state.person.global_name, ' used ', command);
}

function renderLine(name: string, ...rest: readonly Child[]): HTMLElement {
  return build('div', { class: 'context-line' }, renderAvatar(name), build('b', {}, name), ...rest);
}

function renderMenu(id: string, { menu }: MessageContext): readonly HTMLElement[] {
  const items = menu.map(({ label, run }) => {
    const use = (): void => {
      popover.hidePopover();
      run();
    };
    return buildButton({ class: 'option' }, use, label);
  });
  const attributes = { popover: 'auto', id: `menu-${id}`, class: 'panel menu', role: 'group' };
  const popover = build('div', { ...attributes, 'aria-label': 'Apps' }, ...items);
  const more = { type: 'button', class: 'icon-button message-more', popovertarget: popover.id };
  return [build('button', { ...more, 'aria-label': 'Message actions' }, '⋯'), popover];
}
