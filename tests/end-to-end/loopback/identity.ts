import type { APIUser } from 'discord-api-types/v10';

const discordEpochMs = 1_420_070_400_000;
let increment = 0;

/** A new snowflake whose time is `atMs` (Unix milliseconds); unique within the process. */
export function createSnowflake(atMs = Date.now()): string {
  increment = (increment + 1) % 4_194_304;
  return String((BigInt(atMs - discordEpochMs) << 22n) + BigInt(increment));
}

export function createUser(id: string, username: string, isBot = false): APIUser {
  return {
    id,
    username,
    global_name: isBot ? null : username,
    discriminator: isBot ? '0001' : '0',
    avatar: null,
    ...(isBot ? { bot: true } : {}),
  };
}

/** The one application that is known, the token taken as right, and its bot. */
export const application = {
  id: '800000000000000001',
  token: 'loopback.token',
  bot: createUser('800000000000000001', 'virtbot', true),
} as const;
