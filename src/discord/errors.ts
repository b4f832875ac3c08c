import { DiscordAPIError, type RESTJSONErrorCodes } from 'discord.js';

/** Thrown when Discord has refused the bot for good, so that trying again cannot help. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** Discord's close code, or null when the token was refused before a connection was made. */
  readonly closeCode: number | null;

  constructor(closeCode: number | null, options?: ErrorOptions) {
    const text = refusals.get(closeCode ?? 4004) ?? 'Discord has closed the connection for good.';
    super(closeCode === null ? text : `${text} (close code ${closeCode})`, options);
    this.closeCode = closeCode;
  }
}

const refusals: ReadonlyMap<number, string> = new Map([
  [
    4004,
    'Discord does not accept the token. Copy it again from the Bot page of the Developer Portal into DISCORD_TOKEN.',
  ],
  [4010, 'Discord says this shard does not exist. Unset SHARDS.'],
  [
    4011,
    'Discord requires sharding: the bot is in too many servers for so few connections. Set SHARDS=auto.',
  ],
  [4012, 'Discord no longer serves this version of the gateway. Update virtbot.'],
  [4013, 'Discord says the intents are invalid. Update virtbot.'],
  [
    4014,
    'Discord does not allow the intents asked for. Enable them on the Bot page of the Developer Portal.',
  ],
]);

/** Whether a close code of the gateway means that connecting again is pointless. */
export function isFinalCloseCode(code: number): boolean {
  return refusals.has(code);
}

/** Whether an error is Discord's answer with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}
