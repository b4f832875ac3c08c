import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { definitions } from '../commands/all.ts';
import type { Engine } from './answer/engine.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { Config } from './config.ts';
import type { ChatPeer } from './discord/chat.ts';
import { startHttpBot, type HttpBot } from './discord/bot.ts';
import { openRest } from './discord/rest.ts';
import type { ServerEnvironment } from './http/server.ts';
import { openService, serveHttp, type ServiceOptions } from './open-service.ts';
import { botApiPath } from './preview/bot-routes.ts';
import { createPreview } from './preview/create-preview.ts';
import { createGuard } from './preview/guard.ts';
import { bot as botUser } from './preview/places.ts';

/** What the preview is run with. */
export interface PreviewRun {
  readonly config: Config;
  readonly service: ServiceOptions;
  /** The folder that the build put the page into. */
  readonly pageFolder: string;
  /** Told the page's address once it is served, and what it answers from. */
  readonly onReady: (address: string, corpus: Corpus) => void;
}

/**
 * Shows the bot in a browser, on loopback, until a signal ends the process: a tiny Discord hands interactions to the
 * bot, which sends over its REST API what follows the first answers.
 *
 * @throws CorpusError when the corpus cannot be used, ConfigError when the address cannot be had.
 */
export async function runPreview({
  config,
  service: options,
  pageFolder,
  onReady,
}: PreviewRun): Promise<never> {
  const service = await openService(config, options);
  const { chat, logger } = service;
  const botToken = randomBytes(32).toString('base64url');
  let bot: HttpBot | null = null;
  let peer: ChatPeer | null = null;
  const preview = await createPreview({
    botToken,
    definitions,
    pageFolder,
    deliver: async (payload) => (await bot?.answer(payload)) ?? null,
    converse: chat === null ? null : async (message) => (peer !== null ? chat(message, peer, 0) : undefined),
    suggestQuestions: createSuggester(service.live.current),
    readProgress: () => {
      const status = service.encoderStatus();
      return status.state === 'encoding' ? status : null;
    },
  });
  const server = await serveHttp(config, service, {
    checks: { interactions: () => bot !== null },
    detail: () => ({ delivery: 'preview' }),
    isGatewayConnected: () => null,
    guard: createGuard(),
    routes: [new Hono<ServerEnvironment>().route('/', preview)],
  });
  const address = `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
  const discordApiUrl = address + botApiPath;
  peer = { rest: openRest({ discordApiUrl }, botToken), botId: botUser.id };
  bot = startHttpBot({
    // The commands are not published: the preview has their definitions.
    config: { discordApiUrl, discordGuildId: null, discordToken: null },
    applicationId: botUser.id,
    definitions,
    ...service,
  });
  service.stops.push(bot.stop);
  logger.info({ address }, 'Preview listening');
  onReady(address, service.live.current().corpus);
  return new Promise(() => undefined);
}

/** Suggestions to choose from, and how many of them are shown. */
const suggested = { all: 24, shown: 3 } as const;

/** Finds suggestions once for each corpus. */
function createSuggester(current: () => Engine): () => Promise<readonly string[]> {
  const known = new WeakMap<Engine, Promise<readonly string[]>>();
  return async () => {
    const engine = current();
    const questions = known.get(engine) ?? suggestQuestions(engine);
    known.set(engine, questions);
    return questions;
  };
}

/** What the corpus answers most surely: what asks before what names, and from one document each as far as they go. */
async function suggestQuestions(engine: Engine): Promise<readonly string[]> {
  const texts = engine.complete({ kind: 'question' }, '', suggested.all).map(({ text }) => text);
  const asked = await Promise.all(texts.map(async (text) => ({ text, answer: await engine.ask(text) })));
  const rate = ({ text, answer }: (typeof asked)[number]): number =>
    answer.confidence + (text.endsWith('?') ? 1 : 0);
  const ranked = asked.filter(({ answer }) => answer.sure).toSorted((one, other) => rate(other) - rate(one));
  const documents = ranked.map(({ answer }) => answer.passages[0]?.passage.document);
  const isAgain = (index: number): number => Number(documents.indexOf(documents[index]) !== index);
  return [...ranked.keys()]
    .toSorted((one, other) => isAgain(one) - isAgain(other))
    .slice(0, suggested.shown)
    .map((index) => ranked[index]!.text);
}
