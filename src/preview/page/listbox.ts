import { build } from './dom.ts';

/** An entry to pick. */
export interface Entry {
  readonly label: string;
  readonly description: string | null;
  readonly emoji: string | null;
  readonly isSelected: boolean;
}

let count = 0;

/** Makes an id that nothing else on the page has. */
export function createId(prefix: string): string {
  count += 1;
  return `${prefix}-${count}`;
}

/**
 * A list that opens beside a control which keeps the focus (see the ARIA patterns for combobox and listbox). The
 * control is told of it by its ARIA attributes.
 */
export class Listbox {
  readonly element: HTMLElement;
  readonly #control: HTMLElement;
  readonly #onPick: (index: number) => void;
  #options: readonly HTMLElement[] = [];
  #active = -1;

  constructor(control: HTMLElement, label: string, onPick: (index: number) => void) {
    this.#control = control;
    this.#onPick = onPick;
    this.element = build('div', {
      role: 'listbox',
      id: createId('list'),
      class: 'listbox',
      'aria-label': label,
    });
    this.element.hidden = true;
    // The control would lose the focus, and the list be gone before the click arrives.
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    control.setAttribute('aria-controls', this.element.id);
    control.setAttribute('aria-expanded', 'false');
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Opens with entries, one of them active, or none at -1; without entries it closes. */
  show(entries: readonly Entry[], active: number): void {
    this.#options = entries.map((entry, index) => this.#buildOption(entry, index));
    this.element.replaceChildren(...this.#options);
    this.element.hidden = entries.length === 0;
    this.#control.setAttribute('aria-expanded', String(this.isOpen));
    this.activate(Math.min(active, entries.length - 1));
  }

  hide(): void {
    this.show([], -1);
  }

  /** Makes an entry active; -1 for none. */
  activate(index: number): void {
    this.#active = index;
    for (const [each, option] of this.#options.entries())
      option.classList.toggle('is-active', each === index);
    const option = this.#options[index];
    if (option === undefined) {
      this.#control.removeAttribute('aria-activedescendant');
      return;
    }
    this.#control.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  /** Takes a key if it is one of the list's, and says whether it was. */
  press(key: string): boolean {
    if (!this.isOpen) return false;
    const last = this.#options.length - 1;
    if (key === 'ArrowDown') this.activate(this.#active >= last ? 0 : this.#active + 1);
    else if (key === 'ArrowUp') this.activate(this.#active <= 0 ? last : this.#active - 1);
    else if (key === 'Escape') this.hide();
    else if ((key === 'Enter' || key === 'Tab') && this.#active >= 0) this.#onPick(this.#active);
    else return false;
    return true;
  }

  #buildOption({ label, description, emoji, isSelected }: Entry, index: number): HTMLElement {
    const option = build(
      'div',
      { role: 'option', id: createId('option'), class: 'option', 'aria-selected': String(isSelected) },
      emoji === null ? null : build('span', { class: 'emoji', 'aria-hidden': 'true' }, emoji),
      build(
        'span',
        { class: 'option-text' },
        build('span', { class: 'option-label' }, label),
        description === null ? null : build('span', { class: 'option-description' }, description),
      ),
    );
    option.addEventListener('click', () => {
      this.#onPick(index);
    });
    return option;
  }
}
