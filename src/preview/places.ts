import { ChannelType, InteractionContextType } from 'discord-api-types/v10';

/** The bot, whose id is that of its application. */
export const bot = { id: '1000000000000000001', username: 'virtbot', global_name: 'virtbot', bot: true };

/** A user as Discord's API describes one, as far as the page looks. */
export type ApiUser = typeof bot;

export const person: ApiUser = {
  id: '1000000000000000007',
  username: 'ada',
  global_name: 'Ada',
  bot: false,
};

export const channels = [
  { id: '1000000000000000011', name: '#general', guildId: '1000000000000000010' },
  { id: '1000000000000000012', name: '@virtbot', guildId: null },
] as const;

export type ChannelView = (typeof channels)[number];

/** Every permission but those of an administrator. */
const permissions = '2248473465835073';

/** The id of the server that a channel belongs to; null for direct messages. */
export function findGuild(channelId: string): string | null {
  return channels.find(({ id }) => id === channelId)?.guildId ?? null;
}

/** Where an interaction happens: the fields of its payload that say so, the person among them. */
export function describePlace(channelId: string, guildLocale: string): object {
  const guildId = findGuild(channelId);
  if (guildId === null) {
    return {
      channel_id: channelId,
      channel: { id: channelId, type: ChannelType.DM },
      context: InteractionContextType.BotDM,
      authorizing_integration_owners: { 0: '0' },
      user: person,
    };
  }
  return {
    channel_id: channelId,
    channel: { id: channelId, type: ChannelType.GuildText, guild_id: guildId, name: 'general', permissions },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: { 0: guildId },
    guild_id: guildId,
    guild_locale: guildLocale,
    member: { user: person, roles: [], permissions },
  };
}
