import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { Client } from 'discord.js';
import * as v from 'valibot';

const needed = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'] as const;

const inGuild = v.object({ guild_id: v.string() });

/** Names the permissions that the bot lacks in a channel; rejects when it cannot see it. */
export async function listMissing(
  rest: REST,
  channelId: string,
  applicationId: string,
): Promise<readonly string[]> {
  // Its models tell what the permissions of roles and channels come to.
  const client = Object.assign(new Client({ intents: [] }), { rest });
  const { guild_id: guildId } = v.parse(inGuild, await rest.get(Routes.channel(channelId)));
  const guild = await client.guilds.fetch(guildId);
  const member = await guild.members.fetch(applicationId);
  const granted = (await guild.channels.fetch(channelId))?.permissionsFor(member);
  return needed.filter((name) => granted?.has(name) !== true);
}
