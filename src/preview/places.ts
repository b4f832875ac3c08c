import { ChannelType, InteractionContextType } from 'discord-api-types/v10';

/** A user as Discord's API describes one, as far as the page looks. */
export interface ApiUser {
  readonly id: string;
  readonly global_name: string;
  readonly bot: boolean;
}

/** The bot, whose id is that of its application. */
export const bot = { id: '1000000000000000001', username: 'virtbot', global_name: 'virtbot', bot: true };

/** The person at the page. */
export const person = { id: '1000000000000000007', username: 'ada', global_name: 'Ada', bot: false };

/** A channel of the server, or direct messages. */
export interface ChannelView {
  readonly id: string;
  readonly name: string;
}

const guildId = '1000000000000000010';
/** Every permission but those of an administrator. */
const permissions = '2248473465835073';

/** The server's channel. */
export const serverChannel: ChannelView = { id: '1000000000000000011', name: '#general' };

/** Both channels: that of the server, and the direct messages with the bot. */
export const channels: readonly ChannelView[] = [
  serverChannel,
  { id: '1000000000000000012', name: '@virtbot' },
];

/** The server's id for a message of that channel; absent in direct messages. */
export function describeGuild(channelId: string): { readonly guild_id?: string } {
  return channelId === serverChannel.id ? { guild_id: guildId } : {};
}

/** Where an interaction happens: the fields of its payload that say so, the person among them. */
export function describePlace(channelId: string, guildLocale: string): object {
  if (channelId !== serverChannel.id) {
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
