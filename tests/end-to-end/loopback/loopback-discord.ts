import { createServer } from 'node:http';
import { once } from 'node:events';
import { ChannelStore } from './channel-store.ts';
import { CommandStore } from './command-store.ts';
import { createSigningKeys, deliverOverHttp, type SigningKeys } from './http-delivery.ts';
import { GatewayServer } from './gateway-server.ts';
import { application } from './identity.ts';
import type { InteractionPayload } from './interaction-payload.ts';
import { InteractionStore } from './interaction-store.ts';
import { Member } from './member.ts';
import { RestServer } from './rest-server.ts';
import { createRoutes } from './routes.ts';

export interface LoopbackOptions {
  /** Guilds the bot is in, told on READY; default none. */
  readonly guildIds?: readonly string[];
  /** Default 41250, as Discord's. */
  readonly heartbeatIntervalMs?: number;
  /** Shards `GET /gateway/bot` recommends; default 1. */
  readonly shards?: number;
  /** Shards that may identify within 5 seconds; default 1. */
  readonly maxConcurrency?: number;
}

/** Discord on 127.0.0.1: REST and gateway on one random port. */
export class LoopbackDiscord {
  /** The one token taken as right. */
  readonly token = application.token;
  readonly applicationId = application.id;
  readonly gateway: GatewayServer;
  readonly commands = new CommandStore();
  readonly interactions = new InteractionStore();
  readonly channels = new ChannelStore(this.interactions.messages);
  readonly member = new Member(this);
  /** Keys for the bot's HTTP endpoint: give the bot `keys.publicKey`. */
  readonly keys: SigningKeys = createSigningKeys();
  /** When set, interactions go to this address over HTTP instead of the gateway. */
  interactionsUrl: string | null = null;
  /** What the application has other than usual, the guild of all channels, if they are known, and what all may do there. */
  readonly details: { application: object; guildId: string | null; permissions: string } = {
    application: {},
    guildId: null,
    permissions: '0',
  };
  /** Language of the guilds, for who asks. */
  guildLocale = 'en-US';
  readonly rest = new RestServer(createRoutes(this));
  readonly faults = this.rest.faults;
  /** What a correct bot would not have sent; a test expects it to be empty. */
  readonly violations = this.rest.violations;
  readonly #options: Required<LoopbackOptions>;
  readonly #server = createServer((request, response) => void this.rest.serve(request, response));
  #address = '';

  private constructor(options: LoopbackOptions) {
    this.#options = { guildIds: [], heartbeatIntervalMs: 41_250, shards: 1, maxConcurrency: 1, ...options };
    this.gateway = new GatewayServer(this.#options, () => `ws://${this.#address}/resume`);
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
  }

  static async start(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
    const discord = new LoopbackDiscord(options);
    discord.#server.listen(0, '127.0.0.1');
    await once(discord.#server, 'listening');
    const address = discord.#server.address();
    discord.#address = typeof address === 'object' ? `127.0.0.1:${address?.port}` : '';
    return discord;
  }

  /** Base of the REST API without its version: the bot's `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `http://${this.#address}/api`;
  }

  get gatewayInfo(): object {
    const { shards, maxConcurrency: concurrency } = this.#options;
    // A short reset_after makes discord.js ask twice.
    const limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: concurrency };
    return { url: `ws://${this.#address}`, shards, session_start_limit: limit };
  }

  async deliver(payload: InteractionPayload, guildId: string | null): Promise<void> {
    if (this.interactionsUrl === null) this.gateway.dispatch('INTERACTION_CREATE', payload, guildId);
    else await deliverOverHttp(this.interactionsUrl, payload, this.keys, this.interactions);
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
