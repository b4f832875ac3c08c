import { randomUUID } from 'node:crypto';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import * as v from 'valibot';
import type { WebSocket } from 'ws';
import { application } from './identity.ts';

const identifySchema = v.looseObject({
  token: v.string(),
  intents: v.pipe(v.number(), v.integer(), v.minValue(0)),
  properties: v.looseObject({ os: v.string(), browser: v.string(), device: v.string() }),
  shard: v.optional(v.tuple([v.number(), v.number()])),
});

export type Identify = Readonly<v.InferOutput<typeof identifySchema>>;

const resumeSchema = v.object({ token: v.string(), session_id: v.string(), seq: v.number() });

/** A command from the client; unknown opcodes and shapes fail to parse. */
export const commandSchema = v.variant('op', [
  v.object({ op: v.literal(GatewayOpcodes.Heartbeat), d: v.nullable(v.number()) }),
  v.object({ op: v.literal(GatewayOpcodes.Identify), d: identifySchema }),
  v.object({ op: v.literal(GatewayOpcodes.Resume), d: resumeSchema }),
]);

export type Resume = Readonly<v.InferOutput<typeof resumeSchema>>;

/** From here on Discord wants another shard. */
const maxGuildsPerShard = 2_500;
/** Intents that Discord grants only on application. */
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** The code that Discord closes a client with for what it says of itself, or null. */
export function faultOf(
  { token, intents, shard: [index, count] = [0, 1] }: Identify,
  guildCount: number,
): GatewayCloseCodes | null {
  if (token !== application.token) return GatewayCloseCodes.AuthenticationFailed;
  if (index >= count) return GatewayCloseCodes.InvalidShard;
  if (guildCount / count > maxGuildsPerShard) return GatewayCloseCodes.ShardingRequired;
  return (intents & privilegedIntents) === 0 ? null : GatewayCloseCodes.DisallowedIntents;
}

/** A client's session: outlives its sockets, numbers its events, replays what was missed. */
export class GatewaySession {
  readonly id = randomUUID().replaceAll('-', '');
  readonly shard: readonly [index: number, count: number];
  readonly intents: number;
  socket: WebSocket | null;
  readonly #events: string[] = [];

  constructor(identify: Identify, socket: WebSocket) {
    this.shard = identify.shard ?? [0, 1];
    this.intents = identify.intents;
    this.socket = socket;
  }

  /** Sends an event, or keeps it for a resume while no socket is open. */
  dispatch(name: string, payload: object): void {
    const event = JSON.stringify({ op: 0, s: this.#events.length + 1, t: name, d: payload });
    this.#events.push(event);
    this.socket?.send(event);
  }

  /** Continues on another socket with all events after `sequence`. */
  resumeOn(socket: WebSocket, sequence: number): void {
    this.socket = socket;
    for (const event of this.#events.slice(sequence)) socket.send(event);
    this.dispatch('RESUMED', {});
  }

  /** Whether events of this guild (`null`: direct messages) belong to this shard. */
  serves(guildId: string | null): boolean {
    const [index, count] = this.shard;
    return Number((BigInt(guildId ?? 0) >> 22n) % BigInt(count)) === index;
  }

  wants(intent: GatewayIntentBits): boolean {
    return (this.intents & intent) !== 0;
  }
}
