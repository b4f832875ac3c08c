import type { SelectView } from '../view.ts';
import { build, buildIcon, icons } from './dom.ts';
import { Listbox } from './listbox.ts';
import type { Words } from './words.ts';

/** Pixels that the list takes at most: `.select-frame .listbox` in page.css, with its margin. */
const listHeight = 264;

/** A menu; `onPick` is told the values when they have been picked, and the menu is closed. */
export function renderSelect(
  select: SelectView,
  words: Words,
  onPick: (values: readonly string[]) => void,
): HTMLElement {
  return new SelectMenu(select, words, onPick).element;
}

/** A select-only combobox: the button keeps the focus, the list follows the keys. */
class SelectMenu {
  readonly element: HTMLElement;
  readonly #select: SelectView;
  readonly #words: Words;
  readonly #onPick: (values: readonly string[]) => void;
  readonly #button: HTMLButtonElement;
  readonly #label = build('span', { class: 'select-label' });
  readonly #listbox: Listbox;
  #values: readonly string[];
  #sent: readonly string[];

  constructor(select: SelectView, words: Words, onPick: (values: readonly string[]) => void) {
    this.#select = select;
    this.#words = words;
    this.#onPick = onPick;
    this.#values = select.options.filter(({ isDefault }) => isDefault).map(({ value }) => value);
    this.#sent = this.#values;
    const name = select.placeholder ?? words.select;
    this.#button = build(
      'button',
      { type: 'button', class: 'select', role: 'combobox', 'aria-haspopup': 'listbox', 'aria-label': name },
      this.#label,
      buildIcon(icons.down),
    );
    this.#button.disabled = select.isDisabled;
    this.#listbox = new Listbox(this.#button, name, (index) => {
      this.#pick(index);
    });
    if (select.maxValues > 1) this.#listbox.element.ariaMultiSelectable = 'true';
    this.element = build('div', { class: 'select-frame' }, this.#button, this.#listbox.element);
    this.#describe();
    this.#listen();
  }

  #listen(): void {
    this.#button.addEventListener('click', () => {
      if (this.#listbox.isOpen) this.#close();
      else this.#open();
    });
    this.#button.addEventListener('blur', () => {
      this.#close();
    });
    this.#button.addEventListener('keydown', (event) => {
      const isOpener = ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key);
      if (event.key === 'Tab') return;
      if (!this.#listbox.isOpen && isOpener) this.#open();
      else if (!this.#listbox.press(event.key === ' ' ? 'Enter' : event.key)) return;
      else if (!this.#listbox.isOpen) this.#close();
      event.preventDefault();
      event.stopPropagation();
    });
  }

  #open(): void {
    this.element.classList.toggle('opens-up', this.#isLittleRoomBelow());
    const active = this.#select.options.findIndex(({ value }) => this.#values.includes(value));
    this.#show(Math.max(active, 0));
  }

  #isLittleRoomBelow(): boolean {
    const frame = this.element.closest('.messages, dialog')?.getBoundingClientRect();
    const { top, bottom } = this.#button.getBoundingClientRect();
    if (frame === undefined) return false;
    const below = frame.bottom - bottom;
    return below < listHeight && top - frame.top > below;
  }

  #show(active: number): void {
    const entries = this.#select.options.map(({ label, value, description, emoji }) => ({
      label,
      description,
      emoji,
      isSelected: this.#values.includes(value),
    }));
    this.#listbox.show(entries, active);
  }

  #pick(index: number): void {
    const value = this.#select.options[index]?.value;
    if (value === undefined) return;
    if (this.#select.maxValues === 1) {
      this.#values = [value];
      this.#close();
      return;
    }
    const others = this.#values.filter((each) => each !== value);
    const isTaken = others.length < this.#values.length;
    if (!isTaken && others.length >= this.#select.maxValues) return;
    this.#values = isTaken ? others : [...others, value];
    this.#show(index);
  }

  #close(): void {
    this.#listbox.hide();
    this.#describe();
    const isSame = this.#values.join('\n') === this.#sent.join('\n');
    if (isSame || this.#values.length < this.#select.minValues) return;
    this.#sent = this.#values;
    this.#onPick(this.#values);
  }

  #describe(): void {
    const labels = this.#select.options
      .filter(({ value }) => this.#values.includes(value))
      .map(({ label }) => label);
    this.#label.textContent = labels.join(', ') || (this.#select.placeholder ?? this.#words.select);
    this.#label.classList.toggle('is-placeholder', labels.length === 0);
  }
}
