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
import { type Entry, Listbox } from './listbox.ts';
import { channel, perform, say } from './session.ts';

export interface OptionValue {
  readonly type: number | undefined;
  readonly name: string;
  readonly value: string | boolean;
  /** Whether it is being typed. */
  readonly focused?: boolean;
}

// Written as a number, of which Discord may add more.
const booleanOption: number = ApplicationCommandOptionType.Boolean;

type SendCommand = (command: CommandView, options: readonly OptionValue[]) => void;

export class Composer {
  readonly element: HTMLElement;
  readonly #commands: readonly CommandView[];
  readonly #sendCommand: SendCommand;
  readonly #listbox = new Listbox();
  readonly #slot = build('div', { class: 'composer-slot' });
  readonly #input: HTMLInputElement;
  #command: CommandView | null = null;

  constructor(commands: readonly CommandView[], sendCommand: SendCommand) {
    this.#commands = commands;
    this.#sendCommand = sendCommand;
    const label = `Message ${channel.name}`;
    this.#input = this.#listbox.createField(
      { maxlength: 2000, 'aria-label': label, placeholder: label },
      () => this.#complete(),
    );
    this.#slot.append(this.#input);
    const send = build('button', { class: 'link', 'aria-label': 'Send' }, '➤');
    const box = build('div', { class: 'field' }, this.#slot, send);
    this.element = build('form', { class: 'composer' }, this.#listbox.element, box);
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.element.addEventListener('keydown', (event) => {
      const isEmpty = this.#command !== null && this.#readOptions().length === 0;
      const leaves = event.key === 'Escape' || (isEmpty && event.key === 'Backspace');
      if (event.defaultPrevented || !leaves) return;
      this.#leave();
      event.preventDefault();
    });
  }

  focus(): void {
    this.#input.focus();
  }

  /** Begins a command, with text in its first option; one without options is sent. */
  startCommand(command: CommandView, text = ''): void {
    this.#input.value = '';
    this.#command = command;
    const attributes = { class: 'command', role: 'group', 'aria-label': command.description };
    const fields = (command.options ?? []).map((option) =>
      build('label', {}, option.name, this.#renderOption(command, option)),
    );
    const name = build('b', {}, `/${command.name}`);
    const cancel = buildButton({ class: 'link' }, () => this.#leave(), 'Cancel');
    this.#slot.replaceChildren(build('div', attributes, name, ...fields, cancel));
    const first = this.#slot.querySelector('input');
    if (first === null) return this.#send();
    first.value = text;
    first.focus();
  }

  /** Goes back to an ordinary message. */
  #leave(): void {
    this.#command = null;
    this.#slot.replaceChildren(this.#input);
    this.focus();
  }

  /** Sends what was typed; the beginning of a command's name begins the command. */
  #send(): void {
    const command = this.#command;
    const [named] = command === null ? this.#complete() : [];
    if (named !== undefined) return named.pick();
    const options = this.#readOptions();
    const content = this.#input.value.trim().replaceAll(`@${bot.global_name}`, `<@${bot.id}>`);
    if (command === null && content !== '') void say(content);
    this.#input.value = '';
    this.#leave();
    if (command !== null) this.#sendCommand(command, options);
  }

  #renderOption(
    command: CommandView,
    { type, description, required, autocomplete, max_length: maxlength }: OptionView,
  ): HTMLInputElement {
    if (type === booleanOption) return build('input', { type: 'checkbox', title: description });
    const find = async (signal: AbortSignal): Promise<readonly Entry[]> => {
      const choices = autocomplete === true ? await this.#suggest(command, input, signal) : [];
      const pick = ({ name, value }: APIApplicationCommandOptionChoice): void => {
        input.value = name;
        Object.assign(input.dataset, { name, value });
      };
      return choices.map((choice) => ({ label: choice.name, pick: () => pick(choice) }));
    };
    const input = this.#listbox.createField({ required, maxlength, placeholder: description }, find);
    return input;
  }

  /** What was entered: of what was picked, the value that stands behind its name; as typed in the focused field. */
  #readOptions(focused?: HTMLInputElement): readonly OptionValue[] {
    const inputs = [...this.#slot.querySelectorAll('input')];
    return (this.#command?.options ?? []).flatMap(({ name, type }, index) => {
      const input = inputs[index]!;
      const { checked, dataset, value: typed } = input;
      if (input === focused) return [{ type, name, value: typed, focused: true }];
      const text = typed === dataset['name'] ? dataset['value']! : typed.trim();
      const value = type === booleanOption ? checked : text;
      return value === false || value === '' ? [] : [{ type, name, value }];
    });
  }

  async #suggest(
    { id, name, type = ApplicationCommandType.ChatInput }: CommandView,
    focused: HTMLInputElement,
    signal: AbortSignal,
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const data = { id, name, type, options: this.#readOptions(focused) };
    const kind = InteractionType.ApplicationCommandAutocomplete;
    const answer = await perform({ type: kind, data, messageId: null }, signal);
    const isList = answer?.type === InteractionResponseType.ApplicationCommandAutocompleteResult;
    return isList ? (answer.data.choices ?? []) : [];
  }

  #complete(): readonly Entry[] {
    const text = this.#input.value;
    const typed = this.#commands.find((command) => text.startsWith(`/${command.name} `));
    if (typed !== undefined) {
      this.startCommand(typed, text.slice(typed.name.length + 2));
      return [];
    }
    const entries = this.#commands.map((command) => ({
      label: `/${command.name}`,
      description: command.description,
      pick: () => this.startCommand(command),
    }));
    return text === '' ? [] : entries.filter(({ label }) => label.startsWith(text));
  }
}
