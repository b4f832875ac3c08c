import { Hono } from 'hono';
import { definitions } from '../commands/all.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { Config } from './config.ts';
import { ChatPeer } from './discord/chat-peer.ts';
import { startHttpBot, type HttpBot } from './discord/http-bot.ts';
import { openRest } from './discord/rest.ts';
import { createInteractionRoutes } from './http/interactions.ts';
import type { ServerEnvironment } from './http/server.ts';
import { openService, serveHttp, type Service, type ServiceOptions } from './open-service.ts';
import { botApiPath } from './preview/bot-routes.ts';
import { createPreview } from './preview/create-preview.ts';
import { createGuard } from './preview/guard.ts';
import { createIdentity } from './preview/identity.ts';
import type { Interact } from './preview/actions.ts';

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
 * Shows the bot in a browser, on loopback, until a signal ends the process: a tiny Discord delivers interactions over
 * HTTP, as the real one would, signed with a key that is made for this run.
 *
 * @throws CorpusError when the corpus cannot be used, ConfigError when the address cannot be had.
 */
export async function runPreview(run: PreviewRun): Promise<never> {
  const { config, pageFolder, onReady } = run;
  const service = await openService(config, run.service);
  const { chat, logger, metrics } = service;
  const identity = createIdentity();
  const addresses = { bot: '', page: '' };
  let bot: HttpBot | null = null;
  let peer: ChatPeer | null = null;
  const interact: Interact = async ({ body, headers }, signal) =>
    fetch(addresses.bot, { method: 'POST', body, headers, signal });
  const preview = await createPreview({
    identity,
    definitions,
    pageFolder,
    interact,
    converse: chat === null ? null : async (message) => (peer !== null ? chat(message, peer, 0) : undefined),
    suggestQuestions: () => suggestQuestions(service),
    now: Date.now,
  });
  const interactions = createInteractionRoutes({
    publicKey: identity.publicKey,
    answer: async (payload) => (await bot?.answer(payload)) ?? null,
    repeats: service.state.repeats,
    logger,
    onRefused: metrics.countRefusal,
    now: Date.now,
  });
  const server = await serveHttp(config, service, {
    checks: { interactions: () => bot !== null },
    detail: () => ({ delivery: 'preview' }),
    isGatewayConnected: () => null,
    guard: createGuard(),
    routes: [interactions, new Hono<ServerEnvironment>().route('/', preview)],
  });
  addresses.page = `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
  addresses.bot = `${addresses.page}/interactions`;
  const discordApiUrl = addresses.page + botApiPath;
  peer = new ChatPeer(openRest({ discordApiUrl }, identity.token), identity.applicationId);
  bot = startHttpBot({
    // The commands are not published: the preview has their definitions.
    config: { discordApiUrl, discordGuildId: null, discordToken: null },
    applicationId: identity.applicationId,
    definitions,
    ...service,
  });
  service.stops.push(bot.stop);
  logger.info({ address: addresses.page }, 'Preview listening');
  onReady(addresses.page, service.live.current().corpus);
  return new Promise(() => undefined);
}

/** Suggestions to choose from, and how many of them are shown. */
const suggested = { all: 50, shown: 3 } as const;

/** Headings that ask are answered by what stands below them; where none asks, names will do. */
function suggestQuestions({ live }: Service): readonly string[] {
  const texts = live.current().complete({ kind: 'question' }, '', suggested.all);
  const asking = texts.filter(({ text }) => text.endsWith('?'));
  return (asking.length > 0 ? asking : texts).slice(0, suggested.shown).map(({ text }) => text);
}
