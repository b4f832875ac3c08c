import type { ChannelView } from '../view.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import type { Session } from './session.ts';

/** What the frame around the messages does. */
export interface ShellContext {
  readonly session: Session;
  readonly openChannel: (channel: ChannelView) => void;
  readonly openSettings: () => void;
  /** `button` is what was pressed. */
  readonly toggleSidebar: (button: HTMLElement) => void;
}

/** The list of channels, and who is at the page. */
export function renderSidebar(context: ShellContext): HTMLElement {
  const { words, state } = context.session;
  const list = (kind: ChannelView['kind'], title: string): HTMLElement =>
    build(
      'div',
      { class: 'channel-group' },
      build('h2', {}, title),
      ...state.channels.filter((each) => each.kind === kind).map((each) => renderChannel(each, context)),
    );
  return build(
    'nav',
    { class: 'sidebar', 'aria-label': words.channels },
    build('div', { class: 'server-name' }, words.server),
    build('div', { class: 'channels' }, list('server', words.channels), list('direct', words.directMessages)),
    build(
      'div',
      { class: 'user-panel' },
      build('div', { class: 'avatar avatar-ada', 'aria-hidden': 'true' }, state.person.name.slice(0, 1)),
      build('span', { class: 'user-name' }, state.person.name),
      buildButton(
        { class: 'icon-button', 'aria-label': words.settings, 'aria-haspopup': 'dialog' },
        context.openSettings,
        buildIcon(icons.gear),
      ),
    ),
  );
}

function renderChannel(channel: ChannelView, { session, openChannel }: ShellContext): HTMLElement {
  const isOpen = channel.id === session.channel.id;
  const isUnread = session.isUnread(channel);
  const sign =
    channel.kind === 'server'
      ? buildIcon(icons.hash)
      : build('span', { class: 'avatar avatar-bot avatar-small', 'aria-hidden': 'true' }, 'V');
  return buildButton(
    {
      class: isUnread ? 'channel is-unread' : 'channel',
      'aria-current': isOpen && 'page',
    },
    () => {
      openChannel(channel);
    },
    sign,
    channel.name,
    isUnread && build('span', { class: 'visually-hidden' }, ` (${session.words.unread})`),
  );
}

/** The bar above the messages. */
export function renderHeader({ session, toggleSidebar }: ShellContext): HTMLElement {
  const { words, channel } = session;
  const toggle = buildButton(
    { class: 'icon-button sidebar-toggle', 'aria-label': words.channels, 'aria-expanded': 'false' },
    () => {
      toggleSidebar(toggle);
    },
    buildIcon(icons.menu),
  );
  return build(
    'header',
    { class: 'channel-header' },
    toggle,
    channel.kind === 'server' ? buildIcon(icons.hash) : null,
    build('h1', {}, channel.name),
  );
}
