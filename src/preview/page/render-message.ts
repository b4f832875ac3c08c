import { MessageFlags } from 'discord-api-types/v10';
import type { ApiMessage } from '../view.ts';
import { build, type Child } from './dom.ts';
import { renderComponent, type Use } from './render-components.ts';
import { renderMarkdown } from './render-markdown.ts';

/** A message as an element, with buttons for the commands that can be run on it. */
export function renderMessage(message: ApiMessage, use: Use, menu: readonly HTMLElement[]): HTMLElement {
  const { id, author, command, timestamp, flags } = message;
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0;
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(new Date(timestamp));
  const header = build(
    'div',
    { class: 'message-header', id: `header-${id}` },
    build('b', {}, author.global_name),
    author.bot && build('span', { class: 'tag' }, 'APP'),
    build('small', {}, `Today at ${time}`),
    ...menu,
  );
  const name = isPrivate ? 'message is-private' : 'message';
  return build(
    'article',
    { class: name, id: `message-${id}`, tabindex: -1, 'aria-labelledby': header.id },
    command !== null && build('small', {}, 'Ada used ', build('span', { class: 'mention' }, command)),
    header,
    ...renderContent(message, use),
    isPrivate && build('small', {}, 'Only you can see this'),
  );
}

function renderContent(message: ApiMessage, use: Use): readonly Child[] {
  const { author, content, components, attachments, flags } = message;
  if ((flags & MessageFlags.Loading) !== 0) {
    return [build('small', {}, `${author.global_name} is thinking…`)];
  }
  return [
    content !== '' && renderMarkdown(content),
    ...components.map((component) => renderComponent(component, attachments, use)),
  ];
}
