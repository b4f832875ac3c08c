import type { ChoiceView, OptionView } from '../view.ts';
import type { OptionValue } from './command-form.ts';
import { build } from './dom.ts';
import { createId, Listbox } from './listbox.ts';
import type { Words } from './words.ts';

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
  readonly #problem = build('span', { class: 'option-problem', role: 'alert' });
  #choices: readonly ChoiceView[] = [];
  /** What was picked, as long as its name stands in the field. */
  #picked: ChoiceView | null = null;
  #asking: AbortController | null = null;

  constructor(option: OptionView, context: OptionFieldContext) {
    this.option = option;
    this.#context = context;
    const id = createId('option-input');
    this.#input = build('input', {
      id,
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-required': String(option.isRequired),
      maxlength: option.maxLength,
      placeholder: option.isRequired ? null : context.words.optional,
    });
    this.#listbox = new Listbox(this.#input, option.label, (index) => {
      this.#pick(index);
    });
    const description = build(
      'span',
      { class: 'panel-description', id: createId('about') },
      option.description,
    );
    this.#input.setAttribute('aria-describedby', description.id);
    this.#panel = build(
      'div',
      { class: 'panel' },
      build('div', { class: 'panel-heading' }, build('b', {}, option.label), ' ', description),
      this.#problem,
      this.#listbox.element,
    );
    this.#panel.hidden = true;
    context.popup.append(this.#panel);
    this.element = build(
      'span',
      { class: 'option-field' },
      build('label', { for: id, class: 'option-name' }, option.label),
      build('span', { class: 'grow' }, this.#input),
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
    if (text === '') return null;
    if (kind === 'flag') {
      return text === this.#context.words.yes || text === this.#context.words.no
        ? { name, value: text === this.#context.words.yes }
        : null;
    }
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
    this.#resize();
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
    this.#panel.hidden = false;
    this.#problem.textContent = problem;
    this.#input.setAttribute('aria-invalid', 'true');
  }

  #listen(): void {
    this.#input.addEventListener('focus', () => {
      this.#panel.hidden = false;
      void this.#refresh();
    });
    this.#input.addEventListener('blur', () => {
      this.#asking?.abort();
      this.#listbox.hide();
      this.#panel.hidden = true;
    });
    this.#input.addEventListener('input', () => {
      this.#problem.textContent = '';
      this.#input.removeAttribute('aria-invalid');
      this.#resize();
      void this.#refresh();
    });
    this.#input.addEventListener('keydown', (event) => {
      this.#press(event);
    });
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || (event.key === 'Tab' && event.shiftKey)) return;
    const isInList = this.#listbox.press(event.key);
    // Picked by Tab, the focus still goes on to the next field.
    if (event.key === 'Tab') return;
    if (isInList || this.#act(event.key)) event.preventDefault();
  }

  #act(key: string): boolean {
    const isEmpty = this.#input.value === '';
    if (key === 'ArrowDown') void this.#refresh();
    else if (key === 'Enter') this.#context.send();
    else if (key === 'Escape' || (key === 'Backspace' && isEmpty)) this.#context.goBack();
    else return false;
    return true;
  }

  #pick(index: number): void {
    const choice = this.#choices[index];
    if (choice === undefined) return;
    this.#picked = choice;
    this.#input.value = choice.name;
    this.#resize();
    this.#listbox.hide();
  }

  async #refresh(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const choices = await this.#findChoices(asking.signal);
    if (asking.signal.aborted) return;
    this.#choices = choices;
    // Free text is sent by Enter unless a suggestion was gone to; where only the listed can be sent, the first is ready.
    const active = this.option.hasAutocomplete ? -1 : 0;
    this.#listbox.show(
      choices.map(({ name }) => ({ label: name, description: null, emoji: null, isSelected: false })),
      active,
    );
    if (choices.length > 0) this.#context.announce(this.#context.words.suggestions(choices.length));
  }

  async #findChoices(signal: AbortSignal): Promise<readonly ChoiceView[]> {
    if (this.option.hasAutocomplete) return this.#context.suggest(signal);
    const { words } = this.#context;
    const flags = [words.yes, words.no].map((name) => ({ name, value: name }));
    const listed = this.option.kind === 'flag' ? flags : this.option.choices;
    const typed = this.#input.value.toLowerCase();
    const matching = listed.filter(({ name }) => name.toLowerCase().startsWith(typed));
    return matching.length === 1 && matching[0]?.name === this.#input.value ? [] : matching;
  }

  /** The frame around an input follows the text, which an input by itself does not. */
  #resize(): void {
    this.#input.parentElement?.setAttribute('data-text', this.#input.value);
  }
}
