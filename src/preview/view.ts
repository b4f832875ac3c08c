/** What the page shows, as the preview's server hands it over: read and checked, so that the page need not. */

/** A picture in a text: a character, or the name of one that only Discord has. */
export type EmojiView = string;

/** A file that came with a message. */
export interface FileView {
  readonly name: string;
  readonly url: string;
  /** Text for those who do not see it. */
  readonly description: string | null;
  readonly isImage: boolean;
  readonly bytes: number;
}

/** A picture or file inside a component or embed. */
export interface MediaView {
  readonly url: string;
  readonly description: string | null;
  readonly isSpoiler: boolean;
}

/** How a button looks; `link` opens an address. */
export type ButtonStyle = 'primary' | 'secondary' | 'success' | 'danger' | 'link';

/** A button; with an address it opens that, with a custom id it tells the bot. */
export interface ButtonView {
  readonly kind: 'button';
  readonly style: ButtonStyle;
  readonly label: string;
  readonly emoji: EmojiView | null;
  readonly customId: string | null;
  readonly url: string | null;
  readonly isDisabled: boolean;
}

/** An entry of a menu. */
export interface SelectOptionView {
  readonly label: string;
  readonly value: string;
  readonly description: string | null;
  readonly emoji: EmojiView | null;
  readonly isDefault: boolean;
}

/** A menu of which one or several entries are picked. */
export interface SelectView {
  readonly kind: 'select';
  readonly customId: string;
  readonly placeholder: string | null;
  readonly options: readonly SelectOptionView[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly isDisabled: boolean;
}

/** A field of a form. */
export interface InputView {
  readonly kind: 'input';
  readonly customId: string;
  /** Null when a label stands around it. */
  readonly label: string | null;
  readonly isParagraph: boolean;
  readonly placeholder: string | null;
  readonly value: string;
  readonly isRequired: boolean;
  readonly minLength: number;
  readonly maxLength: number;
}

/** A component of a message or form; `unknown` is one that the preview cannot draw. */
export type ComponentView =
  | { readonly kind: 'row'; readonly components: readonly ComponentView[] }
  | ButtonView
  | SelectView
  | InputView
  | {
      readonly kind: 'section';
      readonly components: readonly ComponentView[];
      readonly accessory: ComponentView;
    }
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'thumbnail'; readonly media: MediaView }
  | { readonly kind: 'gallery'; readonly media: readonly MediaView[] }
  | { readonly kind: 'file'; readonly media: MediaView }
  | { readonly kind: 'separator'; readonly hasLine: boolean; readonly isLarge: boolean }
  | {
      readonly kind: 'container';
      /** 0xrrggbb; null for none. */
      readonly accent: number | null;
      readonly components: readonly ComponentView[];
    }
  | {
      readonly kind: 'label';
      readonly label: string;
      readonly description: string | null;
      readonly component: ComponentView;
    }
  | { readonly kind: 'unknown'; readonly type: number };

/** A field of an embed, with markdown. */
export interface EmbedFieldView {
  readonly name: string;
  readonly value: string;
  readonly isInline: boolean;
}

/** A classic embed. */
export interface EmbedView {
  readonly colour: number | null;
  readonly author: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly description: string | null;
  readonly fields: readonly EmbedFieldView[];
  readonly image: MediaView | null;
  readonly thumbnail: MediaView | null;
  readonly footer: string | null;
  /** ISO 8601. */
  readonly timestamp: string | null;
}

/** Who wrote a message. */
export interface AuthorView {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

/** The message that another one replies to, in one line. */
export interface ReplyView {
  readonly id: string;
  readonly author: AuthorView;
  readonly text: string;
}

/** A message of a channel. */
export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly author: AuthorView;
  readonly content: string;
  readonly components: readonly ComponentView[];
  readonly embeds: readonly EmbedView[];
  /** Those that no component or embed shows. */
  readonly files: readonly FileView[];
  /** ISO 8601. */
  readonly createdAt: string;
  readonly isEdited: boolean;
  /** Only the person who caused it sees it. */
  readonly isPrivate: boolean;
  /** The bot said that it will answer, and has not yet. */
  readonly isThinking: boolean;
  /** The command that it answers, and who sent it. */
  readonly cause: { readonly author: AuthorView; readonly command: string } | null;
  readonly reply: ReplyView | null;
}

/** A form that the bot opens. */
export interface ModalView {
  /** What it is sent in answer to. */
  readonly interactionId: string;
  readonly customId: string;
  readonly title: string;
  readonly components: readonly ComponentView[];
}

/** What can be picked for an option. */
export interface ChoiceView {
  readonly name: string;
  readonly value: string | number;
}

/** An option of a command. */
export interface OptionView {
  /** As the bot knows it. */
  readonly name: string;
  /** In the reader's language, as are the other texts. */
  readonly label: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly kind: 'text' | 'number' | 'flag';
  readonly hasAutocomplete: boolean;
  readonly choices: readonly ChoiceView[];
  readonly maxLength: number | null;
}

/** A command that can be used. */
export interface CommandView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Typed after a slash, or picked from the menu of a message. */
  readonly kind: 'slash' | 'message';
  readonly options: readonly OptionView[];
}

/** A channel of the server, or direct messages. */
export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'server' | 'direct';
}

/** Everything the page needs to start. */
export interface StateView {
  readonly bot: AuthorView;
  readonly person: AuthorView;
  readonly channels: readonly ChannelView[];
  readonly commands: readonly CommandView[];
  /** Whether the bot answers mentions and direct messages. */
  readonly isChatOn: boolean;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
}

/** A change, as it happens. */
export type EventView =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'deleted'; readonly id: string };

/** How something that a person did ended. */
export type EndingView =
  | { readonly kind: 'shown' }
  | { readonly kind: 'modal'; readonly modal: ModalView }
  | { readonly kind: 'choices'; readonly choices: readonly ChoiceView[] }
  /** The bot refused, or did not answer in time. */
  | { readonly kind: 'failed' };
