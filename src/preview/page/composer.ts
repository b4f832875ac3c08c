import type { CommandView, MessageView } from '../view.ts';
import { CommandForm, type OptionValue } from './command-form.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import { type Entry, Listbox } from './listbox.ts';
import type { Session } from './session.ts';

/** What the composer does. */
export interface ComposerContext {
  readonly session: Session;
  readonly announce: (text: string) => void;
  readonly sendMessage: (content: string, replyTo: string | null) => void;
  readonly sendCommand: (command: CommandView, options: readonly OptionValue[]) => void;
}

/** Something that can be completed: what to show, and what to do when it is picked. */
interface Completion extends Entry {
  readonly pick: () => void;
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
  readonly #heading = build('div', { class: 'panel-heading' });
  #completions: readonly Completion[] = [];
  #form: CommandForm | null = null;
  #replyTo: MessageView | null = null;

  constructor(context: ComposerContext) {
    this.#context = context;
    const { words, channelName } = context.session;
    this.#input = build('input', {
      type: 'text',
      class: 'composer-input',
      role: 'combobox',
      autocomplete: 'off',
      maxlength: 2000,
      'aria-autocomplete': 'list',
      'aria-label': words.messageTo(channelName),
      placeholder: words.messageTo(channelName),
    });
    this.#listbox = new Listbox(this.#input, words.commands, (index) => {
      this.#completions[index]?.pick();
    });
    this.#panel = build('div', { class: 'panel' }, this.#heading, this.#listbox.element);
    this.#panel.hidden = true;
    this.#popup.append(this.#panel);
    this.#slot.append(this.#input);
    const send = buildButton(
      { class: 'icon-button send', 'aria-label': words.send },
      () => {
        this.#send();
      },
      buildIcon(icons.send),
    );
    this.element = build(
      'div',
      { class: 'composer' },
      this.#popup,
      this.#reply,
      build('div', { class: 'composer-box' }, this.#slot, send),
    );
    this.#reply.hidden = true;
    this.#listen();
  }

  focus(): void {
    this.#input.focus();
  }

  /** Begins a command, with text in its first option. */
  startCommand(command: CommandView, text = ''): void {
    this.#leaveForm();
    this.#hidePanel();
    this.#input.value = '';
    const form = new CommandForm(command, {
      session: this.#context.session,
      popup: this.#popup,
      announce: (news) => {
        this.#context.announce(news);
      },
      cancel: () => {
        this.#leaveForm();
        this.focus();
      },
      send: (sent, options) => {
        this.#leaveForm();
        this.focus();
        this.#context.sendCommand(sent, options);
      },
    });
    this.#form = form;
    this.#slot.replaceChildren(form.element);
    form.start(text);
    if (command.options.length === 0) form.send();
  }

  /** Makes the next message a reply. */
  replyTo(message: MessageView | null): void {
    const { words } = this.#context.session;
    this.#replyTo = message;
    this.#reply.hidden = message === null;
    if (message === null) return;
    this.#reply.replaceChildren(
      build('span', {}, words.replyingTo(message.author.name)),
      buildButton(
        { class: 'icon-button', 'aria-label': words.stopReplying },
        () => {
          this.replyTo(null);
        },
        buildIcon(icons.close),
      ),
    );
    this.focus();
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#complete();
    });
    this.#input.addEventListener('blur', () => {
      this.#hidePanel();
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.isComposing || (event.key === 'Tab' && event.shiftKey)) return;
      if (this.#listbox.press(event.key)) this.#panel.hidden = !this.#listbox.isOpen;
      else if (event.key === 'Enter') this.#send();
      else if (event.key === 'Escape') this.replyTo(null);
      else return;
      event.preventDefault();
    });
  }

  #leaveForm(): void {
    if (this.#form === null) return;
    this.#form = null;
    this.#popup.replaceChildren(this.#panel);
    this.#slot.replaceChildren(this.#input);
  }

  #send(): void {
    if (this.#form !== null) {
      this.#form.send();
      return;
    }
    const { bot } = this.#context.session.state;
    const content = this.#input.value.trim().replaceAll(`@${bot.name}`, `<@${bot.id}>`);
    if (content === '') return;
    this.#context.sendMessage(content, this.#replyTo?.id ?? null);
    this.#input.value = '';
    this.replyTo(null);
    this.#hidePanel();
  }

  #complete(): void {
    const text = this.#input.value;
    const typed = this.#context.session.slashCommands.find(({ label }) => text.startsWith(`/${label} `));
    if (typed !== undefined) {
      this.startCommand(typed, this.#dropOptionName(typed, text.slice(typed.label.length + 2)));
      return;
    }
    this.#completions = text.startsWith('/') ? this.#findCommands(text.slice(1)) : this.#findPeople(text);
    if (this.#completions.length === 0) {
      this.#hidePanel();
      return;
    }
    const { words } = this.#context.session;
    this.#heading.textContent = text.startsWith('/') ? words.commands : words.people;
    this.#panel.hidden = false;
    this.#listbox.show(this.#completions, 0);
    this.#context.announce(words.suggestions(this.#completions.length));
  }

  /** Pasted commands name their options. */
  #dropOptionName(command: CommandView, text: string): string {
    const prefix = `${command.options[0]?.label ?? ''}:`;
    return text.startsWith(prefix) ? text.slice(prefix.length).trimStart() : text;
  }

  #findCommands(typed: string): readonly Completion[] {
    return this.#context.session.slashCommands
      .filter(({ label }) => label.startsWith(typed.toLowerCase()))
      .map((command) => ({
        label: `/${command.label}`,
        description: command.description,
        emoji: null,
        isSelected: false,
        pick: () => {
          this.startCommand(command);
        },
      }));
  }

  #findPeople(text: string): readonly Completion[] {
    const { bot } = this.#context.session.state;
    const [, typed] = /(?:^|\s)@(\w*)$/.exec(text) ?? [];
    if (typed === undefined || !bot.name.startsWith(typed.toLowerCase())) return [];
    const pick = (): void => {
      this.#input.value = `${text.slice(0, text.length - typed.length)}${bot.name} `;
      this.#hidePanel();
    };
    return [{ label: `@${bot.name}`, description: null, emoji: null, isSelected: false, pick }];
  }

  #hidePanel(): void {
    this.#listbox.hide();
    this.#panel.hidden = true;
  }
}
