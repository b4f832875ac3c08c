import {
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  type InteractionType,
  MessageFlags,
  TextInputStyle,
} from 'discord-api-types/v10';
import { Hono } from 'hono';
import * as v from 'valibot';
import { createInteractionRoutes } from '../../src/http/interactions.ts';
import { createMemoryRepeats } from '../../src/state/memory.ts';
import { startHttpServer, type ServerEnvironment } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';
import type { Converse } from '../../src/preview/page-routes.ts';
import { createGuard } from '../../src/preview/guard.ts';
import { createPreview } from '../../src/preview/create-preview.ts';
import { createIdentity } from '../../src/preview/identity.ts';
import { isRecord } from '../end-to-end/loopback/json.ts';

/** An interaction as the stand-in bot is sent it, as far as it looks. */
export interface Sent {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly application_id: string;
  readonly data: {
    readonly name?: string;
    readonly custom_id?: string;
    readonly values?: readonly string[];
    readonly target_id?: string;
    readonly options?: readonly { name: string; value: unknown; focused?: boolean }[];
    readonly components?: readonly unknown[];
  };
}

/** What the stand-in answers with; null is no answer at all. */
export interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: object;
}

/** A bot that is a table of answers. */
export type StandInBot = (
  sent: Sent,
  bot: { readonly apiUrl: string },
) => Promise<Callback | null> | Callback;

/** A page over a stand-in bot. */
export interface RunningPreview {
  readonly address: string;
  readonly apiUrl: string;
  readonly token: string;
  /** Everything that was sent to the bot, oldest first. */
  readonly sent: readonly Sent[];
  readonly close: () => Promise<void>;
}

const definitions = [
  {
    name: 'ask',
    description: 'Ask something',
    description_localizations: { vi: 'Hỏi điều gì đó' },
    options: [
      { type: 3, name: 'question', description: 'What to ask', required: true, autocomplete: true },
      { type: 5, name: 'private', description: 'Only for you' },
    ],
  },
  { name: 'form', description: 'Open a form' },
  { name: 'everything', description: 'Show every kind of component' },
  { name: 'silent', description: 'Never answers' },
  { type: 3, name: 'Read this' },
];

export const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
export const button = (custom_id: string, label: string, style = ButtonStyle.Secondary) => ({
  type: ComponentType.Button,
  custom_id,
  label,
  style,
});
export const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });

/** A message callback, in components. */
export function reply(components: readonly object[], flags = 0): Callback {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { flags: MessageFlags.IsComponentsV2 | flags, components },
  };
}

/** A form with one field for a sentence and one for a word. */
export const form: Callback = {
  type: InteractionResponseType.Modal,
  data: {
    custom_id: 'form-1',
    title: 'Follow up',
    components: [
      {
        type: ComponentType.Label,
        label: 'Your question',
        description: 'In your own words',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'q',
          style: TextInputStyle.Short,
          max_length: 300,
        },
      },
      {
        type: ComponentType.Label,
        label: 'Name',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'name',
          style: TextInputStyle.Short,
          required: false,
        },
      },
    ],
  },
};

const logger = createLogger({ level: 'silent', secrets: [] });

/** Reads a JSON object from a server of the tests' own. */
export async function readJson<Body extends object>(response: Response): Promise<Body> {
  return v.parse(v.custom<Body>(isRecord), await response.json());
}

/** An option of a command as it was sent. */
export function optionOf({ data }: Sent, name: string): string {
  return String(data.options?.find((each) => each.name === name)?.value);
}

/** Starts a page whose bot is the given table, delivered to over the product's own endpoint. */
export async function startPreview(
  bot: StandInBot,
  converse: Converse | null = null,
): Promise<RunningPreview> {
  const identity = createIdentity();
  const sent: Sent[] = [];
  const urls = { endpoint: '', apiUrl: '' };
  const preview = await createPreview({
    identity,
    definitions,
    pageFolder: 'dist/preview',
    interact: async ({ body, headers }, signal) =>
      fetch(urls.endpoint, { method: 'POST', body, headers, signal }),
    converse,
    suggestQuestions: () => ['What is a hypervisor?'],
    now: Date.now,
  });
  const interactions = createInteractionRoutes({
    publicKey: identity.publicKey,
    answer: async (payload) => {
      const parsed = v.parse(v.custom<Sent>(isRecord), payload);
      sent.push(parsed);
      const callback = await bot(parsed, urls);
      return callback === null ? null : { callback, files: [], afterwards: () => undefined };
    },
    repeats: createMemoryRepeats(),
    logger,
    onRefused: () => undefined,
    now: Date.now,
  });
  const routes = new Hono<ServerEnvironment>()
    .use(createGuard())
    .route('/', interactions)
    .route('/', preview);
  const server = await startHttpServer(routes, { host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${server.port}`;
  urls.endpoint = `${address}/interactions`;
  urls.apiUrl = `${address}/preview/discord/v10`;
  return { address, apiUrl: urls.apiUrl, token: identity.token, sent, close: async () => server.close() };
}
