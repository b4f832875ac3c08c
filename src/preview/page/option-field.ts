import type { ChoiceView, OptionView } from '../view.ts';
import { build, createId } from './dom.ts';
import { Listbox } from './listbox.ts';
import type { Words } from './words.ts';

/** An option as it is sent. */
export interface OptionValue {
  readonly name: string;
  readonly value: string | number | boolean;
}

/** What a field for an option needs. */
export interface OptionFieldContext {
  readonly words: Words;
  /** Where the suggestions open. */
  readonly popup: HTMLElement;
  readonly announce: (text: string) => void;
  /** Asks the bot for suggestions. */
  readonly suggest: (signal: AbortSignal) => Promise<readonly ChoiceView[]>;
  readonly send: () => void;
  /** Backspace was pressed in the empty field. */
  readonly goBack: () => void;
}

/** A field for an option of a command: a combobox whose suggestions open above the composer. */
export class OptionField {
  readonly option: OptionView;
  readonly element: HTMLElement;
  readonly #context: OptionFieldContext;
  readonly #input: HTMLInputElement;
  readonly #listbox: Listbox;
  readonly #panel: HTMLElement;
  readonly #problem = build('div', { class: 'problem', role: 'alert' });
  /** What was picked, as long as its name stands in the field. */
  #picked: ChoiceView | null = null;
  #asking = new AbortController();

  constructor(option: OptionView, context: OptionFieldContext) {
    this.option = option;
    this.#context = context;
    const about = build('span', { id: createId('about') }, option.description);
    this.#input = build('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-required': String(option.isRequired),
      'aria-describedby': about.id,
      maxlength: option.maxLength,
      placeholder: option.isRequired ? null : context.words.optional,
    });
    this.#listbox = new Listbox(this.#input, option.label);
    const heading = build('div', { class: 'panel-heading' }, build('b', {}, option.label), ' ', about);
    this.#panel = build('div', { class: 'panel' }, heading, this.#problem, this.#listbox.element);
    this.#panel.hidden = true;
    context.popup.append(this.#panel);
    this.element = build(
      'label',
      { class: 'option-field' },
      build('span', { class: 'option-name' }, option.label),
      this.#input,
    );
    this.#listen();
  }

  get isComplete(): boolean {
    return !this.option.isRequired || this.read() !== null;
  }

  /** The value to send; null when the field is empty or makes no sense. */
  read(): OptionValue | null {
    const text = this.#input.value.trim();
    const { name, kind } = this.option;
    const { words } = this.#context;
    if (text === '') return null;
    if (kind === 'flag')
      return [words.yes, words.no].includes(text) ? { name, value: text === words.yes } : null;
    const value = this.#picked?.name === this.#input.value ? this.#picked.value : text;
    if (kind === 'number') return Number.isFinite(Number(value)) ? { name, value: Number(value) } : null;
    return { name, value };
  }

  /** What has been typed so far, for suggestions. */
  readTyped(): OptionValue {
    return { name: this.option.name, value: this.#input.value };
  }

  start(text: string): void {
    this.#input.value = text;
    this.focus();
  }

  focus(): void {
    this.#input.focus();
  }

  remove(): void {
    this.element.remove();
    this.#panel.remove();
  }

  complain(problem: string): void {
    this.focus();
    this.#problem.textContent = problem;
    this.#input.ariaInvalid = 'true';
  }

  #listen(): void {
    this.#input.addEventListener('focus', () => {
      this.#panel.hidden = false;
      void this.#refresh();
    });
    this.#input.addEventListener('blur', () => {
      this.#asking.abort();
      this.#listbox.hide();
      this.#panel.hidden = true;
    });
    this.#input.addEventListener('input', () => {
      this.#problem.textContent = '';
      this.#input.ariaInvalid = null;
      void this.#refresh();
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.isComposing || (event.key === 'Tab' && event.shiftKey)) return;
      const isTaken = this.#listbox.press(event.key) || this.#act(event.key);
      // Picked by Tab, the focus still goes on to the next field.
      if (isTaken && event.key !== 'Tab') event.preventDefault();
    });
  }

  #act(key: string): boolean {
    if (key === 'ArrowDown') void this.#refresh();
    else if (key === 'Enter') this.#context.send();
    else if (key === 'Escape' || (key === 'Backspace' && this.#input.value === '')) this.#context.goBack();
    else return false;
    return true;
  }

  #pick(choice: ChoiceView): void {
    this.#picked = choice;
    this.#input.value = choice.name;
    this.#listbox.hide();
  }

  async #refresh(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const choices = await this.#findChoices(signal);
    if (signal.aborted) return;
    const entries = choices.map((choice) => ({
      label: choice.name,
      description: null,
      pick: () => {
        this.#pick(choice);
      },
    }));
    // Free text is sent by Enter unless a suggestion was gone to; where only the listed can be sent, the first is ready.
    this.#listbox.show(entries, this.option.hasAutocomplete ? -1 : 0);
    if (choices.length > 0) this.#context.announce(this.#context.words.suggestions(choices.length));
  }

  async #findChoices(signal: AbortSignal): Promise<readonly ChoiceView[]> {
    if (this.option.hasAutocomplete) return this.#context.suggest(signal);
    const { words } = this.#context;
    const flags = [words.yes, words.no].map((name) => ({ name, value: name }));
    const listed = this.option.kind === 'flag' ? flags : this.option.choices;
    const typed = this.#input.value;
    const matching = listed.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
    return matching.length === 1 && matching[0]?.name === typed ? [] : matching;
  }
}
