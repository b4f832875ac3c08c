import { ApplicationIntegrationType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { resolveLocale, type Locale } from '../message/words.ts';

/** Who uses the bot, where, and in which language. */
export interface Caller {
  readonly userId: string;
  /** Null in direct and group messages. */
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** The person's language: for what only they see. */
  readonly locale: Locale;
  /** The server's language, for what everybody sees; the person's where there is no server. */
  readonly guildLocale: Locale;
  /** What the person may do in the channel, as Discord's bit set; none outside of servers. */
  readonly permissions: bigint;
  /** Nobody but this person has installed the bot here. */
  readonly isUserInstallOnly: boolean;
}

const id = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,20}$/))), null);
const user = v.fallback(v.nullable(v.object({ id })), null);

const situation = v.object({
  user,
  member: v.fallback(
    v.nullable(v.object({ user, permissions: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,30}$/)), '0') })),
    null,
  ),
  guild_id: id,
  channel_id: id,
  locale: v.fallback(v.string(), 'en-US'),
  guild_locale: v.fallback(v.nullable(v.string()), null),
  authorizing_integration_owners: v.fallback(v.nullable(v.record(v.string(), v.unknown())), null),
});

/** Reads who acted from the payload of an interaction; what is missing or odd counts as unknown. */
export function readCaller(payload: unknown): Caller {
  const { user: direct, member, ...rest } = v.parse(situation, payload);
  const owners = rest.authorizing_integration_owners;
  const isForServer = owners === null || String(ApplicationIntegrationType.GuildInstall) in owners;
  const locale = resolveLocale(rest.locale);
  return {
    userId: member?.user?.id ?? direct?.id ?? '0',
    guildId: rest.guild_id,
    channelId: rest.channel_id,
    locale,
    guildLocale: rest.guild_locale === null ? locale : resolveLocale(rest.guild_locale),
    permissions: BigInt(member?.permissions ?? '0'),
    isUserInstallOnly: !isForServer,
  };
}
