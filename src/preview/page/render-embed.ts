import type { EmbedView } from '../view.ts';
import { build, type Child } from './dom.ts';
import { toColour } from './render-components.ts';
import { renderMarkdown, type TextContext } from './render-markdown.ts';
import { renderMedia } from './render-media.ts';

/** A classic embed as an element. */
export function renderEmbed(embed: EmbedView, context: TextContext): HTMLElement {
  const element = build(
    'div',
    { class: 'embed' },
    build('div', { class: 'embed-texts' }, ...renderTexts(embed, context)),
    embed.thumbnail === null
      ? null
      : build('div', { class: 'thumbnail' }, renderMedia(embed.thumbnail, context.words)),
    embed.image === null
      ? null
      : build('div', { class: 'embed-image' }, renderMedia(embed.image, context.words)),
    renderFooter(embed, context.locale),
  );
  if (embed.colour !== null) element.style.setProperty('--accent', toColour(embed.colour));
  return element;
}

function renderTexts(embed: EmbedView, context: TextContext): readonly Child[] {
  return [
    embed.author === null ? null : build('div', { class: 'embed-author' }, embed.author),
    renderTitle(embed, context),
    embed.description === null ? null : renderMarkdown(embed.description, context),
    embed.fields.length > 0 &&
      build(
        'div',
        { class: 'embed-fields' },
        ...embed.fields.map(({ name, value, isInline }) =>
          build(
            'div',
            { class: isInline ? 'embed-field is-inline' : 'embed-field' },
            build('div', { class: 'embed-field-name' }, renderMarkdown(name, context)),
            renderMarkdown(value, context),
          ),
        ),
      ),
  ];
}

function renderTitle({ title, url }: EmbedView, context: TextContext): Child {
  if (title === null) return null;
  const text = renderMarkdown(title, context);
  const isLink = url !== null && /^https?:\/\//i.test(url);
  return build(
    'div',
    { class: 'embed-title' },
    isLink ? build('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text) : text,
  );
}

function renderFooter({ footer, timestamp }: EmbedView, locale: string): Child {
  const date =
    timestamp === null
      ? null
      : new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(
          new Date(timestamp),
        );
  const parts = [footer, date].filter((part) => part !== null);
  return parts.length > 0 && build('div', { class: 'embed-footer' }, parts.join(' • '));
}
