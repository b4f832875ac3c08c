import { Hono } from 'hono';
import { definitions } from '../commands/all.ts';
import { suggestQuestions } from '../commands/hint.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { Config } from './config.ts';
import type { ChatPeer } from './discord/chat.ts';
import { startHttpBot, type HttpBot } from './discord/bot.ts';
import { openRest } from './discord/rest.ts';
import type { ServerEnvironment } from './http/server.ts';
import { openService, serveHttp, type ServiceOptions } from './open-service.ts';
import { botApiPath } from './preview/bot-routes.ts';
import { createPreview } from './preview/create-preview.ts';
import { guard } from './preview/guard.ts';
import { bot as botUser } from './preview/places.ts';

/**
 * Shows the bot in a browser, on loopback, until a signal ends the process: a tiny Discord hands interactions to the
 * bot, which sends over its REST API what follows the first answers. `pageFolder` is what the build made of the page.
 *
 * @throws CorpusError when the corpus cannot be used, ConfigError when the address cannot be had.
 */
export async function runPreview(
  config: Config,
  options: ServiceOptions,
  pageFolder: string,
  onReady: (address: string, corpus: Corpus) => void,
): Promise<never> {
  const service = await openService(config, options);
  const { chat, logger } = service;
  let bot: HttpBot | null = null;
  let peer: ChatPeer | null = null;
  const preview = createPreview({
    definitions,
    pageFolder,
    deliver: async (payload) => (await bot?.answer(payload)) ?? null,
    converse: chat === null ? null : async (message) => (peer !== null ? chat(message, peer, 0) : undefined),
    suggestQuestions: () => suggestQuestions(service.live.current()).slice(0, 3),
  });
  const server = await serveHttp(config, service, {
    name: 'preview',
    checks: { interactions: () => bot !== null },
    guard,
    routes: [new Hono<ServerEnvironment>().route('/', preview)],
  });
  const address = `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
  const discordApiUrl = address + botApiPath;
  peer = { rest: openRest({ discordApiUrl }, 'unused'), botId: botUser.id };
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
