import { refusals } from './discord-error.ts';
import { application } from './identity.ts';
import type { LoopbackDiscord } from './loopback-discord.ts';
import type { Submission } from './stored-message.ts';

interface Params {
  readonly channel?: string;
  readonly guild?: string;
  readonly interaction?: string;
  readonly message?: string;
  readonly token?: string;
}

/** A route of the API: `bot` routes want the bot's token, `interaction` routes no Authorization header at all. */
export interface Route {
  readonly pattern: RegExp;
  readonly access: 'bot' | 'interaction';
  /** The body of the answer; undefined is 204. */
  handle(params: Params, submission: Submission): unknown;
}

const commands = String.raw`/applications/${application.id}(?:/guilds/(?<guild>\d+))?/commands`;
const webhook = String.raw`/webhooks/${application.id}/(?<token>\w+)`;
const message = String.raw`${webhook}/messages/(?<message>@original|\d+)`;
const channel = String.raw`/channels/(?<channel>\d+)`;

export function createRoutes(discord: LoopbackDiscord): readonly Route[] {
  const { interactions } = discord;
  return [
    route('bot', 'GET /gateway/bot', () => discord.gatewayInfo),
    route('bot', 'GET /applications/@me', () => describeApplication(discord)),
    route('bot', String.raw`GET /guilds/(?<guild>\d+)`, ({ guild }) => describeGuild(guild, discord)),
    route('bot', String.raw`GET /guilds/\d+/members/\d+`, () => ({ user: application.bot, roles: [] })),
    route('bot', `GET ${channel}`, (params) => describeChannel(params.channel, discord)),
    route('bot', `POST ${channel}/messages`, (params, sent) =>
      discord.channels.post(params.channel ?? '', sent),
    ),
    route('bot', `GET ${commands}`, ({ guild }) => discord.commands.list(guild)),
    route('bot', `PUT ${commands}`, ({ guild }, { body }) => discord.commands.replaceAll(guild ?? '', body)),
    route(
      'interaction',
      String.raw`POST /interactions/(?<interaction>\d+)/(?<token>\w+)/callback`,
      (params, sent) => interactions.acknowledge(params.interaction ?? '', params.token ?? '', sent),
    ),
    route('interaction', `POST ${webhook}`, ({ token = '' }, sent) => interactions.followUp(token, sent)),
    route('interaction', `PATCH ${message}`, (params, sent) =>
      interactions.edit(params.token ?? '', params.message ?? '', sent),
    ),
    route('interaction', `DELETE ${message}`, (params) =>
      interactions.remove(params.token ?? '', params.message ?? ''),
    ),
  ];
}

function describeApplication({ details }: LoopbackDiscord): object {
  return {
    id: application.id,
    name: application.bot.username,
    flags: 0,
    bot: application.bot,
    bot_public: true,
    integration_types_config: { 0: {}, 1: {} },
    ...details.application,
  };
}

function describeGuild(
  id: string | undefined,
  { guildLocale, details: { permissions } }: LoopbackDiscord,
): object {
  const roles = [{ id, name: '@everyone', permissions }];
  return { id, name: 'Loopback', owner_id: '1', preferred_locale: guildLocale, roles };
}

function describeChannel(id: string | undefined, { details: { guildId } }: LoopbackDiscord): object {
  if (guildId === null || id === '7') throw refusals.unknownChannel();
  return { id, type: 0, guild_id: guildId, permission_overwrites: [] };
}

function route(access: Route['access'], pattern: string, handle: Route['handle']): Route {
  return { access, pattern: new RegExp(`^${pattern}$`), handle };
}
