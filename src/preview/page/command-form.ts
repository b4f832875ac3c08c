import { booleanOption } from '../discord-numbers.ts';
import type { ChoiceView, CommandView, OptionView } from '../view.ts';
import { build, buildButton } from './dom.ts';
import type { Listbox } from './listbox.ts';
import type { Session } from './session.ts';

/** An option as it is sent. */
export interface OptionValue {
  readonly name: string;
  readonly value: string | boolean;
}

interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** The value to send; null when nothing was entered. */
  readonly read: () => OptionValue | null;
}

/** A command being filled in: its name, and a field for each option. */
export class CommandForm {
  readonly element: HTMLElement;
  readonly command: CommandView;
  readonly #session: Session;
  readonly #fields: readonly Field[];

  constructor(command: CommandView, session: Session, listbox: Listbox, cancel: () => void) {
    this.command = command;
    this.#session = session;
    this.#fields = command.options.map((option) =>
      option.type === booleanOption ? this.#renderFlag(option) : this.#renderText(option, listbox),
    );
    this.element = build(
      'div',
      { class: 'command', role: 'group', 'aria-label': session.describe(command) },
      build('b', {}, `/${session.name(command)}`),
      ...this.#fields.map(({ element }) => element),
      buildButton({ class: 'icon-button', 'aria-label': 'Cancel the command' }, cancel, '✕'),
    );
  }

  /** Puts text into the first option, and the focus behind it. */
  start(text: string): void {
    const [first] = this.#fields;
    if (first === undefined) return;
    first.input.value = text;
    first.input.focus();
  }

  /** What was entered. */
  read(): readonly OptionValue[] {
    return this.#fields.map(({ read }) => read()).filter((value) => value !== null);
  }

  #renderFlag(option: OptionView): Field {
    const input = build('input', { type: 'checkbox', title: this.#session.describe(option) });
    const read = (): OptionValue | null => (input.checked ? { name: option.name, value: true } : null);
    return { element: this.#label(option, input), input, read };
  }

  #renderText(option: OptionView, listbox: Listbox): Field {
    const { name, required, max_length: maxlength } = option;
    let picked: ChoiceView | null = null;
    const find = async (signal: AbortSignal) =>
      (await this.#suggest(option, input.value, signal)).map((choice) => ({
        label: choice.name,
        description: '',
        pick: () => {
          picked = choice;
          input.value = choice.name;
        },
      }));
    const placeholder = this.#session.describe(option);
    const input = listbox.createField({ required, maxlength, placeholder }, { find, active: -1 });
    const read = (): OptionValue | null => {
      const value = picked?.name === input.value ? picked.value : input.value.trim();
      return value === '' ? null : { name, value };
    };
    return { element: this.#label(option, input), input, read };
  }

  #label(option: OptionView, input: HTMLElement): HTMLElement {
    return build('label', { class: 'option-field' }, build('span', {}, this.#session.name(option)), input);
  }

  async #suggest(option: OptionView, value: string, signal: AbortSignal): Promise<readonly ChoiceView[]> {
    if (!option.autocomplete) return [];
    const others = this.read().filter(({ name }) => name !== option.name);
    const options = [...others, { name: option.name, value }];
    const request = { commandId: this.command.id, options, focused: option.name };
    const ending = await this.#session.perform('typing', request, signal);
    return ending.kind === 'choices' ? ending.choices : [];
  }
}
