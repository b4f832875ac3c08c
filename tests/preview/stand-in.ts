import {
  type APIInteractionResponse,
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  type InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { Hono } from 'hono';
import * as v from 'valibot';
import { startHttpServer, type ServerEnvironment } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';
import type { StateView } from '../../src/preview/view.ts';
import { guard } from '../../src/preview/guard.ts';
import { createPreview, type PreviewOptions } from '../../src/preview/create-preview.ts';
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
  };
}

export interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: object;
  readonly afterwards?: () => Promise<unknown>;
}

/** A bot that is a table of answers; null is no answer at all. `webhook` is where it sends what comes after them. */
export type StandInBot = (sent: Sent, webhook: string) => Promise<Callback | null> | Callback | null;

export interface RunningPreview {
  readonly address: string;
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
  { name: 'everything', description: 'Show every kind of component' },
  { name: 'silent', description: 'Never answers' },
  { type: 3, name: 'Read this' },
];

export const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
export const button = (custom_id: string, label: string) => {
  return { type: ComponentType.Button, custom_id, label, style: ButtonStyle.Secondary };
};
export const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });

export function reply(components: readonly object[], flags = 0): Callback {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { flags: MessageFlags.IsComponentsV2 | flags, components },
  };
}

/** Everything that the preview has shown, as it tells a page that is opened. */
export async function readState(address: string): Promise<StateView> {
  const { body } = await fetch(`${address}/preview/events`);
  let told = '';
  for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
    told += chunk;
    const [, state] = /^data: (.*)\n\n/mu.exec(told) ?? [];
    if (state !== undefined) return v.parse(v.custom<StateView>(isRecord), JSON.parse(state));
  }
  throw new Error('The preview told nothing');
}

export function optionOf({ data }: Sent, name: string): string {
  return String(data.options?.find((each) => each.name === name)?.value);
}

export async function send(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Starts a page whose bot is the given table. */
export async function startPreview(
  bot: StandInBot,
  converse: PreviewOptions['converse'] = null,
): Promise<RunningPreview> {
  const sent: Sent[] = [];
  let apiUrl = '';
  const preview = createPreview({
    definitions,
    pageFolder: 'dist/preview',
    deliver: async (payload) => {
      const parsed = v.parse(v.custom<Sent>(isRecord), payload);
      sent.push(parsed);
      const answer = await bot(parsed, `${apiUrl}/webhooks/${parsed.application_id}/${parsed.token}`);
      if (answer === null) return null;
      const { afterwards, ...callback } = answer;
      const given = v.parse(v.custom<APIInteractionResponse>(isRecord), callback);
      return { callback: given, afterwards: () => void afterwards?.() };
    },
    converse,
    suggestQuestions: () => ['What is a hypervisor?'],
  });
  const routes = new Hono<ServerEnvironment>().use(guard).route('/', preview);
  const logger = createLogger({ level: 'silent', secrets: [] });
  const server = await startHttpServer([routes], { host: '127.0.0.1', port: 0 }, logger);
  const address = `http://127.0.0.1:${server.port}`;
  apiUrl = `${address}/preview/discord/v10`;
  return { address, sent, close: async () => server.close() };
}
