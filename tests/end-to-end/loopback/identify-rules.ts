import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import type { Identify } from './gateway-session.ts';
import { application } from './identity.ts';

/** Discord lets a number of shards identify in this time. */
const windowMs = 5_000;
/** From here on Discord wants another shard. */
const maxGuildsPerShard = 2_500;
/** Intents that Discord grants only on application. */
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const maxIntents = Object.values(GatewayIntentBits).reduce<number>(
  (all, intent) => (typeof intent === 'number' ? all | intent : all),
  0,
);

/** The code that Discord closes a client with for what it says of itself, or null. */
export function faultOf(
  { token, intents, shard: [index, count] = [0, 1] }: Identify,
  guildCount: number,
): GatewayCloseCodes | null {
  if (token !== application.token) return GatewayCloseCodes.AuthenticationFailed;
  if (index >= count) return GatewayCloseCodes.InvalidShard;
  if (guildCount / count > maxGuildsPerShard) return GatewayCloseCodes.ShardingRequired;
  if ((intents & ~maxIntents) !== 0) return GatewayCloseCodes.InvalidIntents;
  return (intents & privilegedIntents) === 0 ? null : GatewayCloseCodes.DisallowedIntents;
}

/** Keeps the time between shards that identify. */
export class IdentifyThrottle {
  readonly #maxConcurrency: number;
  /** The last shard to identify in each bucket, and when. */
  readonly #last = new Map<number, { readonly shard: number; readonly atMs: number }>();

  /** `maxConcurrency` shards may identify within five seconds, of which no two are the same modulo that number. */
  constructor(maxConcurrency: number) {
    this.#maxConcurrency = maxConcurrency;
  }

  /** Whether another shard of the same bucket identified just before; the same one may, as a test may restart it. */
  isTooSoon({ shard: [index] = [0, 1] }: Identify): boolean {
    const bucket = index % this.#maxConcurrency;
    const last = this.#last.get(bucket);
    const atMs = performance.now();
    if (last !== undefined && last.shard !== index && atMs - last.atMs < windowMs) return true;
    this.#last.set(bucket, { shard: index, atMs });
    return false;
  }
}
