import { messageFlags } from '../discord-numbers.ts';
import type { ApiMessage } from '../view.ts';
import { build, buildButton, type Child, createId } from './dom.ts';
import { type ControlContext, renderComponent, renderImage } from './render-components.ts';
import { renderMarkdown } from './render-markdown.ts';

/** What can be done with a message. */
export interface MessageContext extends ControlContext {
  readonly dismiss: () => void;
  readonly menu: readonly { readonly label: string; readonly run: () => void }[];
  /** Another message of the channel, as it is shown. */
  readonly findMessage: (id: string) => HTMLElement | null;
}

/** A message as an element. */
export function renderMessage(message: ApiMessage, context: MessageContext): HTMLElement {
  const { author, timestamp, flags } = message;
  const isPrivate = (flags & messageFlags.private) !== 0;
  const { locale } = context.session;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(timestamp));
  const header = build(
    'div',
    { class: 'message-header', id: createId('header') },
    build('b', {}, author.global_name),
    author.bot && build('span', { class: 'tag' }, 'APP'),
    build('time', { datetime: timestamp }, `Today at ${time}`),
  );
  return build(
    'article',
    {
      class: isPrivate ? 'message is-private' : 'message',
      id: `message-${message.id}`,
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
    ...renderMenu(context),
  );
}

function renderAvatar(name: string): HTMLElement {
  return build('div', { class: 'avatar', 'aria-hidden': 'true' }, name.slice(0, 1));
}

function renderContent(message: ApiMessage, context: MessageContext): readonly Child[] {
  const { author, content, components, attachments, flags } = message;
  if ((flags & messageFlags.thinking) !== 0) {
    return [build('small', {}, `${author.global_name} is thinking…`)];
  }
  const shown = JSON.stringify(components);
  const others = attachments.filter(({ filename }) => !shown.includes(`attachment://${filename}`));
  return [
    content !== '' && renderMarkdown(content, context),
    ...components.map((component) => renderComponent(component, attachments, context)),
    ...others.map((file) => renderImage(`attachment://${file.filename}`, null, [file])),
    message.edited_timestamp !== null && build('small', {}, '(edited)'),
  ];
}

function renderPrivacy({ dismiss }: MessageContext): HTMLElement {
  const button = buildButton({ class: 'link-button' }, dismiss, 'Dismiss message');
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

function renderMenu({ menu }: MessageContext): readonly HTMLElement[] {
  const id = createId('menu');
  const items = menu.map(({ label, run }) => {
    const use = (): void => {
      popover.hidePopover();
      run();
    };
    return buildButton({ class: 'option' }, use, label);
  });
  const attributes = { popover: 'auto', id, class: 'menu', role: 'group', 'aria-label': 'Apps' };
  const popover = build('div', attributes, ...items);
  const more = { type: 'button', class: 'icon-button message-more', popovertarget: id };
  return [build('button', { ...more, 'aria-label': 'Message actions' }, '⋯'), popover];
}
