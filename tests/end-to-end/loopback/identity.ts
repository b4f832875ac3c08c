import { randomUUID } from 'node:crypto';
import type { APIUser } from 'discord-api-types/v10';

const discordEpochMs = 1_420_070_400_000;
let increment = 0;

/** A new snowflake whose time is `atMs` (Unix milliseconds); unique within the process. */
export function createSnowflake(atMs: number): string {
  increment = (increment + 1) % 4_194_304;
  return String((BigInt(atMs - discordEpochMs) << 22n) + BigInt(increment));
}

/** A person as Discord describes one in an interaction. */
export function createUser(id: string, username: string, isBot = false): APIUser {
  return {
    id,
    username,
    global_name: isBot ? null : username,
    discriminator: isBot ? '0001' : '0',
    avatar: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    ...(isBot ? { bot: true } : {}),
  };
}

/** A token nobody can guess. */
export function createToken(): string {
  return `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
}
