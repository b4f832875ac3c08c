import { ChannelType, InteractionContextType } from 'discord-api-types/v10';

/** A user as Discord's API describes one, as far as the page looks. */
export interface ApiUser {
  readonly id: string;
  readonly global_name: string;
  readonly bot: boolean;
}

const plain = { discriminator: '0', avatar: null, public_flags: 0 };

/** The bot, whose id is that of its application. */
export const bot = {
  ...plain,
  id: '1000000000000000001',
  username: 'virtbot',
  global_name: 'virtbot',
  bot: true,
};

/** The person at the page. */
export const person = {
  ...plain,
  id: '1000000000000000007',
  username: 'ada',
  global_name: 'Ada',
  bot: false,
};

/** A channel of the server, or direct messages. */
export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'server' | 'direct';
}

const guildId = '1000000000000000010';
/** The server's channel and the direct messages with the bot. */
export const channels = {
  server: { id: '1000000000000000011', name: '#general', kind: 'server' },
  direct: { id: '1000000000000000012', name: '@virtbot', kind: 'direct' },
} as const satisfies Record<string, ChannelView>;

/** Every permission but those of an administrator. */
const permissions = '2248473465835073';

/** A member of the server as Discord describes one, without the user. */
export function describeMember(): object {
  return {
    nick: null,
    avatar: null,
    roles: [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    permissions,
  };
}

/** Where an interaction happens: the fields of its payload that say so, the person among them. */
export function describePlace(channelId: string, guildLocale: string): object {
  const user = person;
  if (channelId === channels.direct.id) {
    return {
      channel_id: channelId,
      channel: { id: channelId, type: ChannelType.DM, flags: 0 },
      context: InteractionContextType.BotDM,
      authorizing_integration_owners: { 0: '0' },
      user,
    };
  }
  return {
    channel_id: channelId,
    channel: {
      id: channelId,
      type: ChannelType.GuildText,
      guild_id: guildId,
      name: 'general',
      permissions,
      flags: 0,
    },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: { 0: guildId },
    guild_id: guildId,
    guild_locale: guildLocale,
    guild: { id: guildId, locale: guildLocale, features: [] },
    member: { user, ...describeMember() },
  };
}

/** The server's id for a message of that channel; null in direct messages. */
export function guildOf(channelId: string): string | null {
  return channelId === channels.server.id ? guildId : null;
}

/** Whether there is a channel of that id. */
export function isChannel(id: string): boolean {
  return Object.values(channels).some((channel) => channel.id === id);
}
