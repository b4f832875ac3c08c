/** The bot, whose id is that of its application. */
export const bot = { id: '1000000000000000001', global_name: 'virtbot', bot: true };

export type ApiUser = typeof bot;

export const person: ApiUser = { id: '1000000000000000007', global_name: 'Ada', bot: false };

export const channels = [
  { id: '1000000000000000011', name: '#general', guildId: '1000000000000000010' },
  { id: '1000000000000000012', name: '@virtbot', guildId: null },
] as const;

/** Every permission but those of an administrator. */
const permissions = '2248473465835073';

export function findGuild(channelId: string): string | null {
  return channels.find(({ id }) => id === channelId)?.guildId ?? null;
}

/** Where an interaction happens, as its payload says: in a server or in direct messages, and who acts. */
export function describePlace(channelId: string, guildLocale: string): object {
  const guildId = findGuild(channelId);
  const place = { channel_id: channelId, authorizing_integration_owners: { 0: guildId ?? '0' } };
  return guildId === null
    ? { ...place, user: person }
    : { ...place, guild_id: guildId, guild_locale: guildLocale, member: { user: person, permissions } };
}
