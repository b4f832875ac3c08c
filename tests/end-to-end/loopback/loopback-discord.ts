import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { ChannelStore } from './channel-store.ts';
import { CommandStore } from './command-store.ts';
import { createSigningKeys, deliverOverHttp, type SigningKeys } from './http-delivery.ts';
import { GatewayServer } from './gateway-server.ts';
import { createUser } from './identity.ts';
import { InteractionStore } from './interaction-store.ts';
import type { Faults } from './faults.ts';
import { Member } from './member.ts';
import { RestServer, type Violation } from './rest-server.ts';
import { createRoutes, type PeerDetails } from './routes.ts';

/** Settings of a loopback Discord; each has a default. */
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
  readonly token = 'loopback.token';
  readonly applicationId = '800000000000000001';
  readonly gateway: GatewayServer;
  readonly rest: RestServer;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly channels: ChannelStore;
  /** A person who uses the bot. */
  readonly member: Member;
  /** Keys for the bot's HTTP endpoint: give the bot `keys.publicKey`. */
  readonly keys: SigningKeys = createSigningKeys();
  /** When set, interactions go to this address over HTTP instead of the gateway. */
  interactionsUrl: string | null = null;
  /** What the routes that only look tell of the application, and of the bot in a guild whose every channel is alike. */
  readonly details: PeerDetails = { application: {}, guildId: null, permissions: '0' };
  /** Language of the guilds, for who asks. */
  guildLocale = 'en-US';
  readonly #server: Server;
  #address = '';

  private constructor(options: LoopbackOptions) {
    const { applicationId } = this;
    const now = Date.now;
    const bot = createUser(applicationId, 'virtbot', true);
    this.commands = new CommandStore(applicationId, now);
    this.interactions = new InteractionStore(bot, applicationId, now);
    this.channels = new ChannelStore(bot, applicationId, now);
    this.gateway = new GatewayServer({
      token: this.token,
      applicationId,
      bot,
      heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
      guildIds: options.guildIds ?? [],
      maxConcurrency: options.maxConcurrency ?? 1,
      resumeUrl: () => `ws://${this.#address}/resume`,
    });
    const { channels, commands, interactions } = this;
    const gatewayInfo = () => describeGateway(`ws://${this.#address}`, options);
    this.rest = new RestServer(
      createRoutes({
        applicationId,
        bot,
        channels,
        commands,
        interactions,
        gatewayInfo,
        details: this.details,
        guildLocale: () => this.guildLocale,
      }),
      this.token,
    );
    this.member = new Member({
      applicationId,
      channels,
      commands,
      interactions,
      now,
      deliver: async (payload, guildId) => {
        if (this.interactionsUrl === null) this.gateway.dispatch('INTERACTION_CREATE', payload, guildId);
        else await deliverOverHttp(this.interactionsUrl, payload, this.keys, interactions);
      },
      dispatch: (name, payload, guildId, intent) => this.gateway.dispatch(name, payload, guildId, intent),
    });
    this.#server = createServer((request, response) => void this.rest.serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
  }

  /** Starts listening on a random port of 127.0.0.1. */
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

  /** Faults to come, by `METHOD /path`. */
  get faults(): Faults {
    return this.rest.faults;
  }

  /** What a correct bot would not have sent; a test expects it to be empty. */
  get violations(): readonly Violation[] {
    return this.rest.violations;
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    this.gateway.close();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

function describeGateway(url: string, { shards = 1, maxConcurrency = 1 }: LoopbackOptions): object {
  return {
    url,
    shards,
    // A short reset_after makes discord.js ask twice.
    session_start_limit: {
      total: 1000,
      remaining: 999,
      reset_after: 86_400_000,
      max_concurrency: maxConcurrency,
    },
  };
}
