import { randomBytes } from 'node:crypto';
import {
  type APIUser,
  ChannelType,
  InteractionContextType,
  type InteractionType,
  Locale,
} from 'discord-api-types/v10';
import { application, createSnowflake, createUser } from './identity.ts';

/**
 * Where a person uses the bot: a server it is in, its direct messages, a server where only the person has it, or
 * messages between people, where again only the person has it.
 */
export type Place = 'guild' | 'dm' | 'unknown-guild' | 'group-dm';

export interface Situation {
  readonly where: Place;
  readonly user: APIUser;
  readonly locale: string;
  readonly guildLocale: string;
  /** What the person may do in the channel, as a bit set; members of the test guild may not manage messages. */
  readonly permissions: string;
}

const memberPermissions = '2248473465835073';

/** A person using the bot in the known guild, in English. */
export const defaultSituation: Situation = {
  where: 'guild',
  user: createUser('100000000000000007', 'ada'),
  locale: Locale.EnglishUS,
  guildLocale: Locale.EnglishUS,
  permissions: memberPermissions,
};

interface PlaceDetails {
  /** Null in direct messages. */
  readonly guild: string | null;
  readonly channel: string;
  readonly type: ChannelType;
  readonly context: InteractionContextType;
}

const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const { GuildText, DM, GroupDM } = ChannelType;

export const places: Readonly<Record<Place, PlaceDetails>> = {
  guild: { guild: '900000000000000001', channel: '900000000000000002', type: GuildText, context: Guild },
  dm: { guild: null, channel: '900000000000000003', type: DM, context: BotDM },
  'unknown-guild': {
    guild: '900000000000000004',
    channel: '900000000000000005',
    type: GuildText,
    context: Guild,
  },
  'group-dm': { guild: null, channel: '900000000000000006', type: GroupDM, context: PrivateChannel },
};

export interface InteractionPayload {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly application_id: string;
  readonly data: object;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
  readonly message?: object;
  readonly [field: string]: unknown;
}

/** What an interaction has otherwise than usual, and the message that its control sits on. */
interface PayloadOptions {
  readonly applicationId?: string;
  readonly nowMs?: number;
  readonly message?: object;
}

export function createPayload(
  type: InteractionType,
  data: object,
  { where, user, locale, guildLocale, permissions }: Situation,
  { applicationId = application.id, nowMs = Date.now(), message }: PayloadOptions = {},
): InteractionPayload {
  const { guild, channel, context, ...kind } = places[where];
  const isPersonal = where === 'unknown-guild' || where === 'group-dm';
  return {
    id: createSnowflake(nowMs),
    application_id: applicationId,
    type,
    token: randomBytes(32).toString('hex'),
    version: 1,
    data,
    locale,
    entitlements: [],
    app_permissions: memberPermissions,
    channel_id: channel,
    channel: {
      id: channel,
      ...kind,
      flags: 0,
      ...(guild === null ? {} : { guild_id: guild, name: 'general' }),
    },
    // Key 0: installed to the guild ("0" in the bot's direct messages); key 1: installed to the user.
    authorizing_integration_owners: isPersonal ? { 1: user.id } : { 0: guild ?? '0' },
    context,
    ...(message ? { message } : {}),
    ...(guild === null
      ? { user }
      : {
          guild_id: guild,
          guild_locale: guildLocale,
          guild: { id: guild, locale: guildLocale, features: [] },
          member: { user, ...describeMember(), permissions },
        }),
  };
}

/** A guild member as Discord describes one, without the user. */
export function describeMember(): object {
  return {
    nick: null,
    avatar: null,
    roles: [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
    permissions: memberPermissions,
  };
}
