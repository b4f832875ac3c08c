import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, type GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import * as v from 'valibot';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { commandSchema, faultOf, GatewaySession, type Identify, type Resume } from './gateway-session.ts';
import { application } from './identity.ts';
import { Journal, type WaitOptions } from './journal.ts';
import type { LoopbackOptions } from './loopback-discord.ts';

export type GatewayEvent =
  /** `throttle`: refused for coming too soon after another shard. */
  | { readonly kind: 'refuse' | 'throttle' | 'ready' | 'resumed' }
  | { readonly kind: 'identify'; readonly payload: Identify }
  /** Code as the peer saw it: 1006 when the socket just ended. */
  | { readonly kind: 'disconnect'; readonly code: number };

const maxPayloadBytes = 4096;
/** In this time `maxConcurrency` shards may identify, of which no two are the same modulo that number. */
const identifyWindowMs = 5_000;

/** Discord's gateway over `ws`, with the controls a test needs. */
export class GatewayServer {
  readonly events = new Journal<GatewayEvent>();
  /** While false, heartbeats stay without acknowledgement. */
  acknowledgesHeartbeats = true;
  readonly #options: Required<LoopbackOptions>;
  resumeUrl: () => string;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions: GatewaySession[] = [];
  readonly #identifyRefusals: number[] = [];
  /** The last shard to identify in each bucket, and when. */
  readonly #identified = new Map<number, { readonly shard: number; readonly atMs: number }>();
  #refusal: 'drop' | 'plain-http' | null = null;
  #isResumeRefused = false;

  constructor(options: Required<LoopbackOptions>, resumeUrl: () => string) {
    this.#options = options;
    this.resumeUrl = resumeUrl;
  }

  /** The `count`-th event of a kind, past ones counted. */
  async waitFor(kind: GatewayEvent['kind'], options?: WaitOptions): Promise<GatewayEvent> {
    return this.events.waitFor((event) => event.kind === kind, `gateway event "${kind}"`, options);
  }

  get identifies(): readonly Identify[] {
    return this.events.entries.flatMap((event) => (event.kind === 'identify' ? [event.payload] : []));
  }

  /** Ends every socket without a close frame; sessions can be resumed. */
  dropSockets(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  /** Closes every socket with a code; whether the session survives is for the client to know. */
  closeSockets(code: number): void {
    for (const socket of this.#server.clients) socket.close(code);
  }

  /** Sends op 7: reconnect and resume. */
  requestReconnect(): void {
    for (const socket of this.#server.clients) send(socket, GatewayOpcodes.Reconnect, null);
  }

  /** Sends op 9; without `isResumable` every session is forgotten. */
  invalidateSessions(isResumable: boolean): void {
    if (!isResumable) this.#sessions.length = 0;
    for (const socket of this.#server.clients) send(socket, GatewayOpcodes.InvalidSession, isResumable);
  }

  /** Turns new connections away until {@link acceptConnections}: socket dropped, or plain HTTP instead of `ws`. */
  refuseConnections(how: 'drop' | 'plain-http' = 'drop'): void {
    this.#refusal = how;
  }

  acceptConnections(): void {
    this.#refusal = null;
  }

  /** Closes the next client that identifies with a code, such as 4004 or 4014. */
  refuseIdentify(code: number): void {
    this.#identifyRefusals.push(code);
  }

  refuseNextResume(): void {
    this.#isResumeRefused = true;
  }

  /**
   * Sends an event to the shard of a guild (`null`: direct messages); kept for a resume when the socket is gone.
   * @throws Error when no session is there to take it
   */
  dispatch(name: string, payload: object, guildId: string | null, intent?: GatewayIntentBits): void {
    const session = this.#sessions.find((candidate) => candidate.serves(guildId));
    if (session === undefined) throw new Error(`No session to send ${name} to: the bot has not identified`);
    if (intent === undefined || session.wants(intent)) session.dispatch(name, payload);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#refusal === null) {
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#open(opened));
      return;
    }
    this.events.add({ kind: 'refuse' });
    if (this.#refusal === 'plain-http') socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  }

  close(): void {
    this.dropSockets();
    this.#server.close();
  }

  #open(socket: WebSocket): void {
    socket.on('message', (data) => this.#receive(socket, data));
    // Malformed frames: ws closes the socket by itself.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      for (const session of this.#sessions) if (session.socket === socket) session.socket = null;
      this.events.add({ kind: 'disconnect', code });
    });
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: this.#options.heartbeatIntervalMs });
  }

  #receive(socket: WebSocket, data: RawData): void {
    const text = Buffer.isBuffer(data) ? data.toString() : '';
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), commandSchema), text);
    if (parsed.success && text.length <= maxPayloadBytes) this.#obey(socket, parsed.output);
    else socket.close(GatewayCloseCodes.DecodeError, 'malformed or too large');
  }

  #obey(socket: WebSocket, command: v.InferOutput<typeof commandSchema>): void {
    if (command.op === GatewayOpcodes.Identify) this.#identify(socket, command.d);
    else if (command.op === GatewayOpcodes.Resume) this.#resume(socket, command.d);
    else if (this.acknowledgesHeartbeats) send(socket, GatewayOpcodes.HeartbeatAck, null);
  }

  #identify(socket: WebSocket, payload: Identify): void {
    this.events.add({ kind: 'identify', payload });
    const refusal = this.#identifyRefusals.shift() ?? faultOf(payload, this.#options.guildIds.length);
    if (refusal !== null) {
      socket.close(refusal);
      return;
    }
    if (this.#isTooSoon(payload)) {
      this.events.add({ kind: 'throttle' });
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    const session = new GatewaySession(payload, socket);
    const others = this.#sessions.filter(({ shard: [index] }) => index !== session.shard[0]);
    this.#sessions.splice(0, Infinity, ...others, session);
    this.#sendReady(session);
    this.events.add({ kind: 'ready' });
  }

  /** Whether another shard of the same bucket identified just before; the same one may, as a test may restart it. */
  #isTooSoon({ shard: [shard] = [0, 1] }: Identify): boolean {
    const bucket = shard % this.#options.maxConcurrency;
    const last = this.#identified.get(bucket);
    const atMs = performance.now();
    if (last !== undefined && last.shard !== shard && atMs - last.atMs < identifyWindowMs) return true;
    this.#identified.set(bucket, { shard, atMs });
    return false;
  }

  #sendReady(session: GatewaySession): void {
    const guilds = this.#options.guildIds.filter((id) => session.serves(id));
    session.dispatch('READY', {
      v: 10,
      user: { ...application.bot, email: null, verified: true, mfa_enabled: true },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.resumeUrl(),
      shard: session.shard,
      application: { id: application.id, flags: 0 },
    });
  }

  #resume(socket: WebSocket, payload: Resume): void {
    const session = this.#sessions.find(({ id }) => id === payload.session_id);
    if (this.#isResumeRefused || session === undefined || payload.token !== application.token) {
      this.#isResumeRefused = false;
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    session.resumeOn(socket, payload.seq);
    this.events.add({ kind: 'resumed' });
  }
}

function send(socket: WebSocket, op: GatewayOpcodes, payload: unknown): void {
  socket.send(JSON.stringify({ op, d: payload, s: null, t: null }));
}
