import type { FileView, MediaView } from '../view.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import type { Words } from './words.ts';

/** A picture with its text for those who do not see it; one from elsewhere is named only, for the page stays offline. */
export function renderMedia(media: MediaView, words: Words): HTMLElement {
  const { url, description } = media;
  if (!url.startsWith('/')) {
    return build('div', { class: 'media-missing' }, description ?? words.elsewhere);
  }
  const picture = build('img', { src: url, alt: description ?? '', loading: 'lazy' });
  const link = build('a', { href: url, target: '_blank', rel: 'noopener', class: 'media' }, picture);
  if (description === null) link.setAttribute('aria-label', fileName(url));
  return media.isSpoiler ? coverMedia(link, words) : link;
}

/** Pictures side by side. */
export function renderGallery(media: readonly MediaView[], words: Words): HTMLElement {
  const count = Math.min(media.length, 3);
  return build(
    'div',
    { class: `gallery gallery-${count}` },
    ...media.map((each) => renderMedia(each, words)),
  );
}

/** A file to save. */
export function renderFile(url: string, bytes: number | null): HTMLElement {
  const name = fileName(url);
  return build(
    'a',
    { class: 'file', href: url, download: name },
    buildIcon(icons.file),
    build(
      'span',
      {},
      build('span', { class: 'file-name' }, name),
      bytes === null ? null : build('span', { class: 'file-size' }, describeSize(bytes)),
    ),
  );
}

/** Files below a message. */
export function renderFiles(files: readonly FileView[], words: Words): readonly HTMLElement[] {
  return files.map(({ url, description, isImage, bytes }) =>
    isImage ? renderMedia({ url, description, isSpoiler: false }, words) : renderFile(url, bytes),
  );
}

function coverMedia(link: HTMLElement, words: Words): HTMLElement {
  const frame = build('div', { class: 'media-spoiler' });
  const cover = buildButton(
    { class: 'spoiler-cover' },
    () => {
      frame.replaceChildren(link);
    },
    words.spoiler,
  );
  frame.append(cover);
  return frame;
}

function fileName(url: string): string {
  return decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
}

function describeSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1 ? `${bytes} bytes` : `${kilobytes.toFixed(1)} KB`;
}
