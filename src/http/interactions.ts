import { createPublicKey, verify } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { Logger } from '../logger.ts';
import type { Repeats } from '../state/state.ts';
import { optionalSnowflake } from '../snowflake.ts';
import type { ServerEnvironment } from './server.ts';

/** Why a request to the endpoint is turned away, with the status that says so. */
const refusals = { signature: 401, 'too-large': 413, unreadable: 400 } as const;
type Refusal = keyof typeof refusals;

export interface CallbackReply {
  readonly callback: object;
  /** To be called when the answer has gone out. */
  readonly afterwards: () => void;
}

interface InteractionRouteOptions {
  readonly publicKey: string;
  /** Works out the answer to a payload; null when it cannot be answered. Never rejects. */
  readonly answer: (payload: unknown) => Promise<CallbackReply | null>;
  readonly repeats: Repeats;
  readonly logger: Logger;
  /** Told of every request that is not answered with a callback; `repeated` is an interaction that had come before. */
  readonly onRefused: (refusal: Refusal | 'repeated') => void;
}

/** Bytes of a request body; an interaction takes a few thousand. */
const maxBodyBytes = 100_000;

/** Seconds that this machine's clock and Discord's may be apart before it is worth a line in the log. */
const tolerableSeconds = 30;

/** Milliseconds between two such lines. */
const quietMs = 60_000;

/** A ping alone may have no id. */
const delivery = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ type: v.optional(v.unknown()), id: optionalSnowflake }),
);

/**
 * The route `POST /interactions`, where Discord delivers interactions over HTTP: 200 with the callback, 202 without a
 * body for one that has come before. Otherwise 401 unless Discord's signature is right, 405 for another method, 413 for
 * more than 100,000 bytes, 400 for what cannot be read.
 */
export function createInteractionRoutes(options: InteractionRouteOptions): Hono<ServerEnvironment> {
  const isSigned = createVerifier(options.publicKey);
  const watchClock = createClockWatch(options.logger);
  const routes = new Hono<ServerEnvironment>();
  const refuse = (context: Context, refusal: Refusal): Response => {
    options.onRefused(refusal);
    return context.json({ status: refusal }, refusals[refusal]);
  };

  routes.post(
    '/interactions',
    limitBody((context) => refuse(context, 'too-large')),
    async (context) => {
      const { req } = context;
      const body = Buffer.from(await req.arrayBuffer());
      const timestamp = req.header('x-signature-timestamp') ?? '';
      if (!isSigned(body, timestamp, req.header('x-signature-ed25519') ?? '')) {
        return refuse(context, 'signature');
      }
      watchClock(Number(timestamp));
      const parsed = v.safeParse(delivery, new TextDecoder().decode(body));
      const response = parsed.success ? await respond(context, parsed.output, options) : null;
      return response ?? refuse(context, 'unreadable');
    },
  );
  routes.all('/interactions', (context) =>
    context.json({ status: 'method not allowed' }, 405, { allow: 'POST' }),
  );
  return routes;
}

/** Creates the check of headers and body as they came, for an application's public key. */
function createVerifier(publicKey: string): (body: Buffer, timestamp: string, signature: string) => boolean {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (body, timestamp, signature) => {
    // Nothing but digits: text and body are signed as one, and what is cut off a body must not pass as a timestamp.
    if (!/^[\da-f]{128}$/i.test(signature) || !/^\d{1,15}$/.test(timestamp)) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
  };
}

/**
 * Creates a check of the times at which requests were signed (Unix seconds). A clock that is wrong is logged and nothing
 * else: refusing would silence a bot whose machine has lost the time.
 */
function createClockWatch(logger: Logger): (signedAt: number) => void {
  let loggedAt = Number.NEGATIVE_INFINITY;
  return (signedAt) => {
    const skewSeconds = Math.round(Date.now() / 1000 - signedAt);
    if (Math.abs(skewSeconds) <= tolerableSeconds || Date.now() - loggedAt < quietMs) return;
    loggedAt = Date.now();
    logger.warn({ skewSeconds }, 'A request was signed at another time than this clock shows');
  };
}

async function respond(
  context: Context<ServerEnvironment>,
  payload: v.InferOutput<typeof delivery>,
  { answer, repeats, onRefused }: InteractionRouteOptions,
): Promise<Response | null> {
  if (payload.type === 1) return context.json({ type: 1 });
  if (payload.id === null) return null;
  if (!(await repeats.isFirst(payload.id))) {
    onRefused('repeated');
    return context.body(null, 202);
  }
  const reply = await answer(payload);
  if (reply === null) return null;
  // Before Discord has the callback, it knows no message that anything could be added to; whoever has hung up gets none,
  // and has closed this already.
  context.env.outgoing.once('close', reply.afterwards);
  return context.json(reply.callback);
}

/** A body of known length is refused unread; hono's own limit would slow down reading each one. */
function limitBody(onTooLarge: (context: Context) => Response): MiddlewareHandler {
  const limitChunks = bodyLimit({ maxSize: maxBodyBytes, onError: onTooLarge });
  return async (context, next) => {
    const length = context.req.header('content-length');
    if (length === undefined) return limitChunks(context, next);
    return Number(length) > maxBodyBytes ? onTooLarge(context) : next();
  };
}
