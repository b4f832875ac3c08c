import type { CommandView } from '../view.ts';
import { CommandForm, type OptionValue } from './command-form.ts';
import { build, buildButton } from './dom.ts';
import { type Entry, Listbox } from './listbox.ts';
import type { Session } from './session.ts';

/** Where messages and commands are typed. */
export class Composer {
  readonly element: HTMLElement;
  readonly #session: Session;
  readonly #sendCommand: (command: CommandView, options: readonly OptionValue[]) => void;
  readonly #listbox = new Listbox();
  readonly #reply = build('div', { class: 'reply-bar', hidden: true });
  readonly #slot = build('div', { class: 'composer-slot' });
  readonly #input: HTMLInputElement;
  #form: CommandForm | null = null;
  #replyTo: string | null = null;

  constructor(
    session: Session,
    sendCommand: (command: CommandView, options: readonly OptionValue[]) => void,
  ) {
    this.#session = session;
    this.#sendCommand = sendCommand;
    const label = `Message ${session.channel.name}`;
    this.#input = this.#listbox.createField(
      { maxlength: 2000, 'aria-label': label, placeholder: label },
      { find: () => this.#complete(), active: 0 },
    );
    this.#slot.append(this.#input);
    const send = build('button', { class: 'icon-button', 'aria-label': 'Send' }, '➤');
    const box = build('div', { class: 'composer-box' }, this.#slot, send);
    this.element = build('form', { class: 'composer' }, this.#listbox.element, this.#reply, box);
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.element.addEventListener('keydown', (event) => {
      const isEmpty = this.#form?.read().length === 0 && event.key === 'Backspace';
      if (event.defaultPrevented || !(isEmpty || event.key === 'Escape')) return;
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
    this.#form = new CommandForm(command, this.#session, this.#listbox, () => this.#leave());
    this.#slot.replaceChildren(this.#form.element);
    this.#form.start(text);
    if (command.options.length === 0) this.#send();
  }

  /** Makes the next message a reply. */
  replyTo(id: string, author: string): void {
    this.#leave();
    this.#replyTo = id;
    this.#reply.hidden = false;
    const attributes = { class: 'icon-button', 'aria-label': 'Stop replying' };
    const stop = buildButton(attributes, () => this.#leave(), '✕');
    this.#reply.replaceChildren(`Replying to ${author}`, stop);
  }

  /** Goes back to an ordinary message. */
  #leave(): void {
    this.#form = null;
    this.#replyTo = null;
    this.#reply.hidden = true;
    this.#slot.replaceChildren(this.#input);
    this.focus();
  }

  #send(): void {
    if (this.#form !== null) {
      const { command } = this.#form;
      const options = this.#form.read();
      this.#leave();
      this.#sendCommand(command, options);
      return;
    }
    const { bot } = this.#session.state;
    const content = this.#input.value.trim().replaceAll(`@${bot.global_name}`, `<@${bot.id}>`);
    if (content !== '') void this.#session.perform('message', { content, replyTo: this.#replyTo });
    this.#input.value = '';
    this.#leave();
  }

  #complete(): readonly Entry[] {
    const text = this.#input.value;
    const commands = this.#session.slashCommands;
    const typed = commands.find((command) => text.startsWith(`/${this.#session.name(command)} `));
    if (typed !== undefined) {
      this.startCommand(typed, text.slice(this.#session.name(typed).length + 2));
      return [];
    }
    const mention = `@${this.#session.state.bot.global_name}`;
    const [, before = '', begun = ''] = /^(.*\s|)(\S+)$/.exec(text) ?? [];
    const entries = commands.map((command) => ({
      label: `/${this.#session.name(command)}`,
      description: this.#session.describe(command),
      pick: () => this.startCommand(command),
    }));
    const people = [
      { label: mention, description: '', pick: () => void (this.#input.value = `${before}${mention} `) },
    ];
    if (begun === '' || begun === mention) return [];
    return (before === '' ? [...entries, ...people] : people).filter(({ label }) => label.startsWith(begun));
  }
}
