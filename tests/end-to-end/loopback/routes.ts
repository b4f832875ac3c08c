import type { APIUser } from 'discord-api-types/v10';
import type { ChannelStore } from './channel-store.ts';
import type { CommandStore } from './command-store.ts';
import { refusals } from './discord-error.ts';
import type { InteractionStore, Submission } from './interaction-store.ts';

/** A request once parsed. */
export interface ApiRequest extends Submission {
  readonly params: Readonly<Record<string, string>>;
}

/** A successful answer; without a body it is 204. */
export interface ApiReply {
  readonly status: number;
  readonly body?: unknown;
}

/** A route of the API: `bot` routes want the bot's token, `interaction` routes no Authorization header at all. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly access: 'bot' | 'interaction';
  handle(request: ApiRequest): ApiReply;
}

/** What may be looked at; a test sets it. */
export interface PeerDetails {
  /** Fields of the application that are other than usual. */
  application: object;
  /** The guild that channels are in; without one, channels are unknown. */
  guildId: string | null;
  /** What everybody there may do, as bits. */
  permissions: string;
}

/** What the routes answer from. */
export interface Peer {
  readonly applicationId: string;
  readonly bot: APIUser;
  readonly channels: ChannelStore;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly details: PeerDetails;
  /** Language of every guild. */
  guildLocale(): string;
  /** Body of `GET /gateway/bot`. */
  gatewayInfo(): object;
}

const applicationPath = String.raw`/applications/(?<application>\d+)`;
const commandsPath = String.raw`${applicationPath}(?:/guilds/(?<scope>\d+))?/commands`;
const webhookPath = String.raw`/webhooks/(?<application>\d+)/(?<token>\w+)`;
const messagePath = String.raw`${webhookPath}/messages/(?<message>@original|\d+)`;

/** Every route this peer knows. */
export function createRoutes(peer: Peer): readonly Route[] {
  return [
    ...identityRoutes(peer),
    ...commandRoutes(peer),
    ...interactionRoutes(peer),
    ...channelRoutes(peer),
  ];
}

function identityRoutes(peer: Peer): Route[] {
  return [
    route('GET', '/gateway/bot', 'bot', () => ok(peer.gatewayInfo())),
    route('GET', String.raw`/guilds/(?<guild>\d+)`, 'bot', ({ params }) =>
      ok({
        id: params['guild'],
        name: 'Loopback',
        owner_id: '1',
        preferred_locale: peer.guildLocale(),
        roles: [{ id: params['guild'], name: '@everyone', permissions: peer.details.permissions }],
      }),
    ),
    route('GET', '/applications/@me', 'bot', () =>
      ok({
        id: peer.applicationId,
        name: peer.bot.username,
        flags: 0,
        bot: peer.bot,
        bot_public: true,
        integration_types_config: { 0: {}, 1: {} },
        ...peer.details.application,
      }),
    ),
    route('GET', String.raw`/guilds/\d+/members/\d+`, 'bot', () =>
      ok({ user: peer.bot, roles: [], joined_at: '2026-11-24T00:00:00Z' }),
    ),
    route('GET', String.raw`/channels/(?<channel>\d+)`, 'bot', ({ params }) => {
      const { guildId } = peer.details;
      if (guildId === null || params['channel'] === '7') throw refusals.unknownChannel();
      return ok({ id: params['channel'], type: 0, guild_id: guildId, permission_overwrites: [] });
    }),
  ];
}

function commandRoutes({ applicationId, commands }: Peer): Route[] {
  const onCommands = (method: string, handle: (scope: string, request: ApiRequest) => ApiReply) =>
    route(method, commandsPath, 'bot', (request) => {
      if (request.params['application'] !== applicationId) throw refusals.foreignApplication();
      return handle(request.params['scope'] ?? '', request);
    });
  return [
    onCommands('GET', (scope) => ok(commands.list(scope))),
    onCommands('PUT', (scope, { body }) => ok(commands.replaceAll(scope, body))),
  ];
}

function interactionRoutes({ applicationId, interactions }: Peer): Route[] {
  const onWebhook = (
    method: string,
    path: string,
    handle: (token: string, request: ApiRequest, messageId: string) => ApiReply,
  ) =>
    route(method, path, 'interaction', (request) => {
      if (request.params['application'] !== applicationId) throw refusals.unknownWebhook();
      return handle(request.params['token'] ?? '', request, request.params['message'] ?? '');
    });
  return [
    route('POST', String.raw`/interactions/(?<id>\d+)/(?<token>\w+)/callback`, 'interaction', (request) => {
      const { id = '', token = '' } = request.params;
      interactions.acknowledge(id, token, request);
      return noContent;
    }),
    onWebhook('POST', webhookPath, (token, request) => ok(interactions.followUp(token, request))),
    onWebhook('PATCH', messagePath, (token, request, id) => ok(interactions.edit(token, id, request))),
    onWebhook('DELETE', messagePath, (token, _request, id) => {
      interactions.remove(token, id);
      return noContent;
    }),
  ];
}

function channelRoutes({ channels }: Peer): Route[] {
  const channel = String.raw`/channels/(?<channel>\d+)`;
  const message = String.raw`${channel}/messages/(?<message>\d+)`;
  return [
    route('POST', `${channel}/messages`, 'bot', (request) =>
      ok(channels.post(request.params['channel'] ?? '', request)),
    ),
    route('PATCH', message, 'bot', (request) => ok(channels.edit(request.params['message'] ?? '', request))),
    route('DELETE', message, 'bot', ({ params }) => {
      channels.remove(params['message'] ?? '');
      return noContent;
    }),
  ];
}

const noContent: ApiReply = { status: 204 };

function ok(body: unknown): ApiReply {
  return { status: 200, body };
}

function route(method: string, path: string, access: Route['access'], handle: Route['handle']): Route {
  return { method, path: new RegExp(`^${path}$`), access, handle };
}
