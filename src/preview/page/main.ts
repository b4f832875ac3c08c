import { channels } from '../places.ts';
import type { MessageChange } from '../view.ts';
import { composer, input } from './composer.ts';
import { build } from './dom.ts';
import { applyChange, list } from './messages.ts';
import { channel, source } from './session.ts';

const banner = build('div', { class: 'problem', role: 'alert' });
const places = channels.map(({ id, name }) =>
  build('a', { class: 'channel', href: `?${id}`, 'aria-current': id === channel.id && 'page' }, name),
);
const header = build('header', {}, build('h1', {}, 'virtbot preview'), ...places, banner);
document.body.append(header, build('main', {}, list, composer));
input.focus();
list.scrollTop = list.scrollHeight;

source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const change: MessageChange = JSON.parse(data);
  applyChange(change);
});
source.addEventListener('error', () => {
  banner.textContent = 'The bot is not running any more. Start it again, and this page goes on.';
});
// Whoever types without having gone anywhere to type means the composer.
document.body.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  const isText = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
  const isElsewhere = target instanceof Element && target.closest('input, select, dialog') !== null;
  if (isText && !isElsewhere) input.focus();
});
