import {
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { bot } from '../places.ts';
import type { CommandView, OptionView } from '../view.ts';
import { build, buildButton } from './dom.ts';
import { createField, type Entry, listbox } from './listbox.ts';
import { type OptionValue, run } from './messages.ts';
import { channel, perform, say, state } from './session.ts';

// Written as numbers, of which Discord may add more.
const booleanOption: number = ApplicationCommandOptionType.Boolean;
const chatInput: number = ApplicationCommandType.ChatInput;

const commands = state.commands.filter(({ type }) => type === chatInput);
/** The one whose options are being filled in. */
let command: CommandView | null = null;

const label = `Message ${channel.name}`;
export const input = createField({ maxlength: 2000, 'aria-label': label, placeholder: label }, complete);
const slot = build('div', { class: 'composer-slot' }, input);
const box = build(
  'div',
  { class: 'field' },
  slot,
  build('button', { class: 'link', 'aria-label': 'Send' }, '➤'),
);

export const composer = build('form', { class: 'composer' }, listbox, box);
composer.addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
composer.addEventListener('keydown', (event) => {
  const isEmpty = command !== null && readOptions(command).length === 0;
  const leaves = event.key === 'Escape' || (isEmpty && event.key === 'Backspace');
  if (event.defaultPrevented || !leaves) return;
  leave();
  event.preventDefault();
});

function complete(): readonly Entry[] {
  const text = input.value;
  const typed = commands.find(({ name }) => text.startsWith(`/${name} `));
  if (typed !== undefined) {
    start(typed, text.slice(typed.name.length + 2));
    return [];
  }
  const entries = commands.map((each) => ({
    label: `/${each.name}`,
    description: each.description,
    pick: () => start(each),
  }));
  return text === '' ? [] : entries.filter((entry) => entry.label.startsWith(text));
}

/** Begins a command, with text in its first option; one without options is sent. */
function start(started: CommandView, text = ''): void {
  input.value = '';
  command = started;
  const fields = (started.options ?? []).map((option) =>
    build('label', {}, option.name, renderOption(started, option)),
  );
  const attributes = { class: 'command', role: 'group', 'aria-label': started.description };
  const name = build('b', {}, `/${started.name}`);
  const cancel = buildButton({ class: 'link' }, leave, 'Cancel');
  slot.replaceChildren(build('div', attributes, name, ...fields, cancel));
  const first = slot.querySelector('input');
  if (first === null) return send();
  first.value = text;
  first.focus();
}

function leave(): void {
  command = null;
  slot.replaceChildren(input);
  input.focus();
}

/** Sends what was typed; the beginning of a command's name begins the command. */
function send(): void {
  if (command !== null) {
    void run(command, { options: readOptions(command) });
    return leave();
  }
  const [named] = complete();
  if (named !== undefined) return named.pick();
  const content = input.value.trim().replaceAll(`@${bot.global_name}`, `<@${bot.id}>`);
  if (content !== '') void say(content);
  input.value = '';
  input.focus();
}

function renderOption(
  of: CommandView,
  { type, description, required, autocomplete, max_length: maxlength }: OptionView,
): HTMLInputElement {
  if (type === booleanOption) return build('input', { type: 'checkbox', title: description });
  const field = createField({ required, maxlength, placeholder: description }, async (signal) => {
    const choices = autocomplete === true ? await suggest(of, field, signal) : [];
    return choices.map(({ name, value }) => {
      const pick = (): void => {
        field.value = name;
        Object.assign(field.dataset, { name, value });
      };
      return { label: name, pick };
    });
  });
  return field;
}

/** What was entered: of what was picked, the value that stands behind its name; as typed in the focused field. */
function readOptions({ options = [] }: CommandView, focused?: HTMLInputElement): readonly OptionValue[] {
  const inputs = [...slot.querySelectorAll('input')];
  return options.flatMap(({ name, type }, index) => {
    const field = inputs[index]!;
    const { checked, dataset, value: typed } = field;
    if (field === focused) return [{ type, name, value: typed, focused: true }];
    const text = typed === dataset['name'] ? dataset['value']! : typed.trim();
    const value = type === booleanOption ? checked : text;
    return value === false || value === '' ? [] : [{ type, name, value }];
  });
}

async function suggest(
  of: CommandView,
  focused: HTMLInputElement,
  signal: AbortSignal,
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  const { id, name, type } = of;
  const data = { id, name, type, options: readOptions(of, focused) };
  const kind = InteractionType.ApplicationCommandAutocomplete;
  const answer = await perform({ type: kind, data, messageId: null }, signal);
  const isList = answer?.type === InteractionResponseType.ApplicationCommandAutocompleteResult;
  return isList ? (answer.data.choices ?? []) : [];
}
