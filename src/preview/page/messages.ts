import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { bot, channels } from '../places.ts';
import type { ApiMessage, CommandView, Deed, MessageChange } from '../view.ts';
import { act } from './act.ts';
import { build, buildButton } from './dom.ts';
import { renderMessage } from './render-message.ts';
import { channel, state } from './session.ts';

// Written as a number, of which Discord may add more.
const messageMenu: number = ApplicationCommandType.Message;

export interface OptionValue {
  readonly type: number | undefined;
  readonly name: string;
  readonly value: string | boolean;
  readonly focused?: boolean;
}

const label = `Messages in ${channel.name}`;
export const list = build('div', { class: 'messages', role: 'log', tabindex: 0, 'aria-label': label });
// A picture has its size only when it has come.
list.addEventListener('load', ({ target }) => showLast(target), { capture: true });
list.append(renderWelcome());
for (const message of state.messages) applyChange({ id: message.id, message });

export function applyChange({ id, message }: MessageChange): void {
  const stale = list.querySelector<HTMLElement>(`#message-${id}`);
  if (message === null) {
    if (stale?.contains(document.activeElement)) list.focus();
    stale?.remove();
  }
  if (message?.channel_id !== channel.id) return;
  const fresh = render(message);
  if (stale === null) list.append(fresh);
  else replaceKeepingFocus(stale, fresh);
  showLast(fresh);
}

/** Brings the last message into view when it has come or grown, from its beginning where it is long. */
function showLast(changed: EventTarget | null): void {
  const last = list.lastElementChild;
  if (changed instanceof Node && last?.contains(changed)) last.scrollIntoView({ block: 'nearest' });
}

function renderWelcome(): HTMLElement {
  const chat =
    channel === channels[0]
      ? ` Mention it with @${bot.global_name} to talk to it.`
      : ' Or ask it something: the next question may follow on the last.';
  const buttons = state.questions.map((question) =>
    buildButton({ class: 'button' }, () => ask(question), question),
  );
  const offer = buttons.length > 0 && build('p', {}, 'Try asking:');
  const introduction =
    'This is your bot as it will look on Discord, running on this machine. Type / for its commands.';
  const text = build('p', {}, introduction, state.isChatOn && chat);
  return build('div', { class: 'welcome' }, text, offer, build('div', { class: 'row' }, ...buttons));
}

function render(message: ApiMessage): HTMLElement {
  const type = InteractionType.MessageComponent;
  const use = async (data: Deed['data']) => act({ type, data, messageId: message.id });
  const target = { target_id: message.id, resolved: { messages: { [message.id]: message } } };
  const menu = state.commands
    .filter((command) => command.type === messageMenu)
    .map((command) => buildButton({ class: 'link' }, () => void run(command, target), command.name));
  return renderMessage(message, use, menu);
}

/** Asks a question that is suggested, with the first command that takes one. */
function ask(value: string): void {
  const command = state.commands.find(({ options }) => options?.[0]?.required);
  const option = command?.options?.[0];
  if (command && option) void run(command, { options: [{ type: option.type, name: option.name, value }] });
}

/** Runs a command on what it is given: its options, or the message that its menu belongs to. */
export async function run(
  { id, name, type }: CommandView,
  given: { readonly options: readonly OptionValue[] } | { readonly target_id: string },
): Promise<void> {
  const data = { id, name, type, ...given };
  if (await act({ type: InteractionType.ApplicationCommand, data, messageId: null })) return;
  list.append(build('div', { class: 'problem' }, 'The application did not respond'));
  list.scrollTop = list.scrollHeight;
}

function replaceKeepingFocus(stale: HTMLElement, fresh: HTMLElement): void {
  const stops = 'a[href], button:not([disabled]), select';
  const focused = document.activeElement;
  const stop = [...stale.querySelectorAll(stops)].findIndex((each) => each === focused);
  stale.replaceWith(fresh);
  if (stop === -1) return;
  const next = fresh.querySelectorAll<HTMLElement>(stops)[stop];
  // In the place of a button may stand a menu, which would take what is typed.
  (next?.tagName === focused?.tagName ? next : fresh)?.focus();
}
