import type { ChoiceView, CommandView } from '../view.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import { OptionField, type OptionValue } from './option-field.ts';
import type { Session } from './session.ts';

/** What a form for a command needs. */
export interface CommandFormContext {
  readonly session: Session;
  /** Where the suggestions open. */
  readonly popup: HTMLElement;
  readonly announce: (text: string) => void;
  readonly send: (options: readonly OptionValue[]) => void;
  readonly cancel: () => void;
}

/** A command being filled in: its name, a field for each option, and buttons for those that may be left out. */
export class CommandForm {
  readonly element: HTMLElement;
  readonly #command: CommandView;
  readonly #context: CommandFormContext;
  readonly #fields: OptionField[] = [];
  readonly #additions = build('span', { class: 'additions' });

  constructor(command: CommandView, context: CommandFormContext) {
    this.#command = command;
    this.#context = context;
    const { words } = context.session;
    this.element = build(
      'div',
      { class: 'command', role: 'group', 'aria-label': `/${command.label}: ${command.description}` },
      build('span', { class: 'command-name' }, `/${command.label}`),
      this.#additions,
      buildButton(
        { class: 'icon-button', 'aria-label': words.cancelCommand },
        context.cancel,
        buildIcon(icons.close),
      ),
    );
    for (const option of command.options.filter(({ isRequired }) => isRequired)) this.#add(option.name);
    this.#offerOthers();
  }

  /** Puts text into the first option, and the focus behind it. */
  start(text: string): void {
    this.#fields[0]?.start(text);
    if (this.#fields.length === 0) this.#additions.querySelector('button')?.focus();
  }

  /** Sends the command, or says what is missing. */
  send(): void {
    const missing = this.#fields.find((field) => !field.isComplete);
    if (missing !== undefined) {
      missing.complain(this.#context.session.words.required);
      return;
    }
    const options = this.#fields.map((field) => field.read()).filter((value) => value !== null);
    this.#context.send(options);
  }

  #add(name: string): OptionField | null {
    const option = this.#command.options.find((each) => each.name === name);
    if (option === undefined) return null;
    const { session, popup, announce, cancel } = this.#context;
    const field = new OptionField(option, {
      words: session.words,
      popup,
      announce,
      suggest: async (signal) => this.#suggest(name, signal),
      send: () => {
        this.send();
      },
      goBack: () => {
        this.#goBack(field, cancel);
      },
    });
    this.#fields.push(field);
    this.#additions.before(field.element);
    return field;
  }

  #goBack(field: OptionField, cancel: () => void): void {
    const index = this.#fields.indexOf(field);
    if (!field.option.isRequired) {
      this.#fields.splice(index, 1);
      field.remove();
      this.#offerOthers();
    }
    const previous = this.#fields[index - 1];
    if (previous === undefined) cancel();
    else previous.focus();
  }

  #offerOthers(): void {
    const { words } = this.#context.session;
    const left = this.#command.options.filter(
      ({ name }) => !this.#fields.some((field) => field.option.name === name),
    );
    this.#additions.replaceChildren(
      ...left.map((option) =>
        buildButton(
          { class: 'addition', 'aria-label': words.addOption(option.label), title: option.description },
          () => {
            const field = this.#add(option.name);
            this.#offerOthers();
            field?.focus();
          },
          `+ ${option.label}`,
        ),
      ),
    );
  }

  async #suggest(focused: string, signal: AbortSignal): Promise<readonly ChoiceView[]> {
    const options = this.#fields
      .map((field) => (field.option.name === focused ? field.readTyped() : field.read()))
      .filter((value) => value !== null);
    const request = { commandId: this.#command.id, options, focused };
    const ending = await this.#context.session.perform('typing', request, signal);
    return ending.kind === 'choices' ? ending.choices : [];
  }
}
