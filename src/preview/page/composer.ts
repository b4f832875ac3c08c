import type { ApiMessage } from '../api-message.ts';
import type { CommandView } from '../view.ts';
import { CommandForm } from './command-form.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import { type Entry, Listbox } from './listbox.ts';
import type { OptionValue } from './option-field.ts';
import type { Session } from './session.ts';

/** What the composer does. */
export interface ComposerContext {
  readonly session: Session;
  readonly announce: (text: string) => void;
  readonly sendMessage: (content: string, replyTo: string | null) => void;
  readonly sendCommand: (command: CommandView, options: readonly OptionValue[]) => void;
}

/** Where messages and commands are typed. */
export class Composer {
  readonly element: HTMLElement;
  readonly #context: ComposerContext;
  readonly #popup = build('div', { class: 'popup' });
  readonly #reply = build('div', { class: 'reply-bar' });
  readonly #slot = build('div', { class: 'composer-slot' });
  readonly #input: HTMLInputElement;
  readonly #listbox: Listbox;
  readonly #panel: HTMLElement;
  #form: CommandForm | null = null;
  #replyTo: ApiMessage | null = null;

  constructor(context: ComposerContext) {
    this.#context = context;
    const { words, channel } = context.session;
    this.#input = build('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      maxlength: 2000,
      'aria-autocomplete': 'list',
      'aria-label': words.messageTo(channel.name),
      placeholder: words.messageTo(channel.name),
    });
    this.#listbox = new Listbox(this.#input, words.commands);
    this.#panel = build('div', { class: 'panel' }, this.#listbox.element);
    this.#popup.append(this.#panel);
    this.#slot.append(this.#input);
    const send = (): void => {
      this.#send();
    };
    const button = buildButton(
      { class: 'icon-button', 'aria-label': words.send },
      send,
      buildIcon(icons.send),
    );
    const box = build('div', { class: 'composer-box' }, this.#slot, button);
    this.element = build('div', { class: 'composer' }, this.#popup, this.#reply, box);
    this.replyTo(null);
    this.#listen();
  }

  focus(): void {
    this.#input.focus();
  }

  /** Begins a command, with text in its first option. */
  startCommand(command: CommandView, text = ''): void {
    this.#leaveForm();
    this.#clear();
    const leave = (): void => {
      this.#leaveForm();
      this.focus();
    };
    this.#form = new CommandForm(command, {
      session: this.#context.session,
      popup: this.#popup,
      announce: this.#context.announce,
      cancel: leave,
      send: (options) => {
        leave();
        this.#context.sendCommand(command, options);
      },
    });
    this.#slot.replaceChildren(this.#form.element);
    this.#form.start(text);
    if (command.options.length === 0) this.#form.send();
  }

  /** Makes the next message a reply. */
  replyTo(message: ApiMessage | null): void {
    const { words } = this.#context.session;
    this.#replyTo = message;
    this.#reply.hidden = message === null;
    if (message === null) return;
    const stop = (): void => {
      this.replyTo(null);
    };
    this.#reply.replaceChildren(
      words.replyingTo(message.author.global_name),
      buildButton({ class: 'icon-button', 'aria-label': words.stopReplying }, stop, buildIcon(icons.close)),
    );
    this.focus();
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#complete();
    });
    this.#input.addEventListener('blur', () => {
      this.#listbox.hide();
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.isComposing || (event.key === 'Tab' && event.shiftKey)) return;
      if (!this.#listbox.press(event.key)) {
        if (event.key === 'Enter') this.#send();
        else if (event.key === 'Escape') this.replyTo(null);
        else return;
      }
      event.preventDefault();
    });
  }

  #leaveForm(): void {
    this.#form = null;
    this.#popup.replaceChildren(this.#panel);
    this.#slot.replaceChildren(this.#input);
  }

  #clear(): void {
    this.#input.value = '';
    this.#listbox.hide();
  }

  #send(): void {
    if (this.#form !== null) {
      this.#form.send();
      return;
    }
    const { bot } = this.#context.session.state;
    const content = this.#input.value.trim().replaceAll(`@${bot.global_name}`, `<@${bot.id}>`);
    if (content === '') return;
    this.#context.sendMessage(content, this.#replyTo?.id ?? null);
    this.#clear();
    this.replyTo(null);
  }

  #complete(): void {
    const text = this.#input.value;
    const { session, announce } = this.#context;
    const typed = session.slashCommands.find(({ label }) => text.startsWith(`/${label} `));
    if (typed !== undefined) {
      // Pasted commands name their options.
      const [first] = typed.options;
      const rest = text.slice(typed.label.length + 2);
      const prefix = `${first?.label ?? ''}:`;
      this.startCommand(typed, rest.startsWith(prefix) ? rest.slice(prefix.length).trimStart() : rest);
      return;
    }
    const entries = text.startsWith('/') ? this.#findCommands(text.slice(1)) : this.#findPeople(text);
    this.#listbox.show(entries, 0);
    if (entries.length > 0) announce(session.words.suggestions(entries.length));
  }

  #findCommands(typed: string): readonly Entry[] {
    return this.#context.session.slashCommands
      .filter(({ label }) => label.startsWith(typed.toLowerCase()))
      .map((command) => ({
        label: `/${command.label}`,
        description: command.description,
        pick: () => {
          this.startCommand(command);
        },
      }));
  }

  #findPeople(text: string): readonly Entry[] {
    const { bot } = this.#context.session.state;
    const [, typed] = /(?:^|\s)@(\w*)$/.exec(text) ?? [];
    if (typed === undefined || !bot.global_name.startsWith(typed.toLowerCase())) return [];
    const pick = (): void => {
      this.#input.value = `${text.slice(0, text.length - typed.length)}${bot.global_name} `;
      this.#listbox.hide();
    };
    return [{ label: `@${bot.global_name}`, description: null, pick }];
  }
}
