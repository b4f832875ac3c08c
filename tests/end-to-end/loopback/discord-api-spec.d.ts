// oxlint-disable typescript/consistent-type-imports -- an ambient module cannot import by relative path
/** The package ships its schemas without declarations, and its own types do not compile under strict settings. */
declare module 'discord-api-spec/zod' {
  type Message = import('./message-rules.ts').MessageBody;
  interface SpecIssue {
    readonly code: string;
    readonly path: readonly (string | number)[];
    /** Of a union: the issues of each branch. */
    readonly errors?: readonly (readonly SpecIssue[])[];
  }
  interface SpecSchema<Body> {
    safeParse(value: unknown): {
      readonly data?: Body;
      readonly error?: { readonly issues: readonly SpecIssue[] };
    };
  }
  type Callback<Data> = SpecSchema<{ readonly data?: Data | null }>;
  export const ApplicationCommandUpdateRequestSchema: SpecSchema<import('./command-rules.ts').CommandBody>;
  export const CreateMessageInteractionCallbackRequestSchema: Callback<Message>;
  export const UpdateMessageInteractionCallbackRequestSchema: Callback<Message>;
  export const ModalInteractionCallbackRequestSchema: Callback<Pick<Message, 'components'>>;
  export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: SpecSchema<{
    readonly choices?: readonly import('./command-rules.ts').Choice[] | null;
  }>;
  export const IncomingWebhookRequestPartialSchema: SpecSchema<Message>;
  export const IncomingWebhookUpdateRequestPartialSchema: SpecSchema<Message>;
  export const MessageCreateRequestSchema: SpecSchema<Message>;
}
