import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, type GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import * as v from 'valibot';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { commandSchema, GatewaySession, type Identify, type Resume } from './gateway-session.ts';
import { faultOf, IdentifyThrottle } from './identify-rules.ts';
import { application } from './identity.ts';
import { Journal, type WaitOptions } from './journal.ts';

/** What happened at the gateway. */
export type GatewayEvent =
  | { readonly kind: 'connect'; readonly path: string }
  | { readonly kind: 'refuse'; readonly path: string }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'identify'; readonly payload: Identify }
  /** Refused for coming too soon after another shard. */
  | { readonly kind: 'throttle'; readonly shard: number }
  | { readonly kind: 'ready'; readonly sessionId: string }
  | { readonly kind: 'resume'; readonly payload: Resume }
  | { readonly kind: 'resumed'; readonly sessionId: string }
  /** Code as the peer saw it: 1006 when the socket just ended. */
  | { readonly kind: 'disconnect'; readonly code: number };

/** Settings of the gateway. */
export interface GatewaySettings {
  readonly heartbeatIntervalMs: number;
  /** Guilds the bot is in. */
  readonly guildIds: readonly string[];
  /** Shards of one application that may identify within five seconds. */
  readonly maxConcurrency: number;
  /** Address for resuming, own path included. */
  resumeUrl(): string;
}

const maxPayloadBytes = 4096;

/** Discord's gateway over `ws`, with the controls a test needs. */
export class GatewayServer {
  readonly events = new Journal<GatewayEvent>();
  /** While false, heartbeats stay without acknowledgement. */
  acknowledgesHeartbeats = true;
  readonly #settings: GatewaySettings;
  readonly #throttle: IdentifyThrottle;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions: GatewaySession[] = [];
  #refusal: 'drop' | 'plain-http' | null = null;
  readonly #identifyRefusals: number[] = [];
  #isResumeRefused = false;

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
    this.#throttle = new IdentifyThrottle(settings.maxConcurrency);
  }

  /** The `count`-th event of a kind, past ones counted. */
  async waitFor(kind: GatewayEvent['kind'], options?: WaitOptions): Promise<GatewayEvent> {
    return this.events.waitFor((event) => event.kind === kind, `gateway event "${kind}"`, options);
  }

  /** Every IDENTIFY payload so far, oldest first. */
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

  /** Lets new connections in again. */
  acceptConnections(): void {
    this.#refusal = null;
  }

  /** Closes the next `count` identifying clients with a code, such as 4004 or 4014. */
  refuseIdentify(code: number, count = 1): void {
    this.#identifyRefusals.push(...Array.from({ length: count }, () => code));
  }

  /** Answers the next resume with op 9 `false`. */
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

  /** Takes over an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = request.url ?? '/';
    if (this.#refusal !== null) {
      this.events.add({ kind: 'refuse', path });
      if (this.#refusal === 'plain-http') socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      else socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#open(opened, path));
  }

  /** Ends every connection. */
  close(): void {
    this.dropSockets();
    this.#server.close();
  }

  #open(socket: WebSocket, path: string): void {
    this.events.add({ kind: 'connect', path });
    socket.on('message', (data) => this.#receive(socket, data));
    // Malformed frames: ws closes the socket by itself.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      for (const session of this.#sessions) if (session.socket === socket) session.socket = null;
      this.events.add({ kind: 'disconnect', code });
    });
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: this.#settings.heartbeatIntervalMs });
  }

  #receive(socket: WebSocket, data: RawData): void {
    const text = Buffer.isBuffer(data) ? data.toString() : '';
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), commandSchema), text);
    if (parsed.success && text.length <= maxPayloadBytes) this.#obey(socket, parsed.output);
    else socket.close(GatewayCloseCodes.DecodeError, 'malformed or too large');
  }

  #obey(socket: WebSocket, command: v.InferOutput<typeof commandSchema>): void {
    switch (command.op) {
      case GatewayOpcodes.Heartbeat:
        this.events.add({ kind: 'heartbeat' });
        if (this.acknowledgesHeartbeats) send(socket, GatewayOpcodes.HeartbeatAck, null);
        break;
      case GatewayOpcodes.Identify:
        this.#identify(socket, command.d);
        break;
      case GatewayOpcodes.Resume:
        this.#resume(socket, command.d);
        break;
    }
  }

  #identify(socket: WebSocket, payload: Identify): void {
    this.events.add({ kind: 'identify', payload });
    const refusal = this.#identifyRefusals.shift() ?? this.#faultOf(socket, payload);
    if (refusal !== null) {
      socket.close(refusal);
      return;
    }
    if (this.#throttle.isTooSoon(payload)) {
      this.events.add({ kind: 'throttle', shard: payload.shard?.[0] ?? 0 });
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    const session = new GatewaySession(payload, socket);
    const others = this.#sessions.filter(({ shard: [index] }) => index !== session.shard[0]);
    this.#sessions.splice(0, Infinity, ...others, session);
    this.#sendReady(session);
    this.events.add({ kind: 'ready', sessionId: session.id });
  }

  #faultOf(socket: WebSocket, payload: Identify): GatewayCloseCodes | null {
    return this.#sessions.some((session) => session.socket === socket)
      ? GatewayCloseCodes.AlreadyAuthenticated
      : faultOf(payload, this.#settings.guildIds.length);
  }

  #sendReady(session: GatewaySession): void {
    const guilds = this.#settings.guildIds.filter((id) => session.serves(id));
    session.dispatch('READY', {
      v: 10,
      user: { ...application.bot, email: null, verified: true, mfa_enabled: true },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.#settings.resumeUrl(),
      shard: session.shard,
      application: { id: application.id, flags: 0 },
      private_channels: [],
      relationships: [],
      user_settings: {},
    });
  }

  #resume(socket: WebSocket, payload: Resume): void {
    this.events.add({ kind: 'resume', payload });
    const session = this.#sessions.find(({ id }) => id === payload.session_id);
    if (this.#isResumeRefused || session === undefined || payload.token !== application.token) {
      this.#isResumeRefused = false;
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    session.resumeOn(socket, payload.seq);
    this.events.add({ kind: 'resumed', sessionId: session.id });
  }
}

function send(socket: WebSocket, op: GatewayOpcodes, payload: unknown): void {
  socket.send(JSON.stringify({ op, d: payload, s: null, t: null }));
}
