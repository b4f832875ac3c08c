// oxlint-disable typescript/consistent-type-imports -- an ambient module cannot import by relative path
/** The package ships its schemas without declarations, and its own types do not compile under strict settings. */
declare module 'discord-api-spec/zod' {
  type Command = import('./command-rules.ts').CommandBody;
  type Message = import('./message-rules.ts').MessageBody;
  interface MessageCallback {
    readonly type: number;
    readonly data?: Message | null;
  }
  interface ModalCallback {
    readonly type: number;
    readonly data: { readonly components: readonly import('./components.ts').Component[] };
  }
  interface Choices {
    readonly choices?: readonly import('./command-rules.ts').Choice[] | null;
  }
  interface SpecIssue {
    readonly code: string;
    readonly path: readonly (string | number)[];
    readonly message: string;
    readonly expected?: string;
    readonly values?: readonly unknown[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly format?: string;
    /** Of a union: the issues of each branch. */
    readonly errors?: readonly (readonly SpecIssue[])[];
  }
  interface SpecSchema<Output> {
    safeParse(
      value: unknown,
    ):
      | { readonly success: true; readonly data: Output }
      | { readonly success: false; readonly error: { readonly issues: readonly SpecIssue[] } };
  }
  export const ApplicationCommandUpdateRequestSchema: SpecSchema<Command>;
  export const CreateMessageInteractionCallbackRequestSchema: SpecSchema<MessageCallback>;
  export const UpdateMessageInteractionCallbackRequestSchema: SpecSchema<MessageCallback>;
  export const ModalInteractionCallbackRequestSchema: SpecSchema<ModalCallback>;
  export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: SpecSchema<Choices>;
  export const IncomingWebhookRequestPartialSchema: SpecSchema<Message>;
  export const IncomingWebhookUpdateRequestPartialSchema: SpecSchema<Message>;
  export const MessageCreateRequestSchema: SpecSchema<Message>;
}
