import type { ServerResponse } from 'node:http';

/** What goes wrong with a request; with `afterApplying` it is carried out first and only its answer is lost. */
export type Fault = { readonly afterApplying?: boolean } & (
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterS: number;
      /** Whether the headers come along, as they do from Discord; default true. */
      readonly hasHeaders?: boolean;
    }
  | { readonly kind: 'error'; readonly status: number; readonly code?: number; readonly message?: string }
  /** No answer until the peer is closed. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  /** Connection closed in good order without an answer. */
  | { readonly kind: 'hang-up' }
);

export class Faults {
  readonly #pending: { readonly route: RegExp; readonly fault: Fault; left: number }[] = [];

  /** Makes the next `count` requests whose `METHOD /path` matches `route` go wrong; earlier calls go first. */
  next(count: number, route: RegExp, fault: Fault): void {
    this.#pending.push({ route, fault, left: count });
  }

  take(route: string): Fault | undefined {
    const entry = this.#pending.find((candidate) => candidate.left > 0 && candidate.route.test(route));
    if (entry) entry.left -= 1;
    return entry?.fault;
  }
}

/** Carries out a fault on a response; returns the HTTP status sent, or null when none was. */
export function inflict(fault: Fault, response: ServerResponse): number | null {
  if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  if (fault.kind === 'hang-up') response.socket?.end();
  if (fault.kind === 'rate-limit') return limitRate(fault, response);
  if (fault.kind !== 'error') return null;
  const { status, code = 0, message = `${status}: injected fault` } = fault;
  return sendJson(response, status, { code, message });
}

/** Answers with JSON, or with nothing but the status where there is no body; returns the status. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): number {
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
  return status;
}

function limitRate(
  { retryAfterS, hasHeaders = true }: Extract<Fault, { kind: 'rate-limit' }>,
  response: ServerResponse,
): number {
  const headers = {
    'retry-after': String(retryAfterS),
    'x-ratelimit-scope': 'user',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(retryAfterS),
    'x-ratelimit-reset': String(Date.now() / 1000 + retryAfterS),
    'x-ratelimit-bucket': 'loopback',
  };
  const body = { message: 'You are being rate limited.', retry_after: retryAfterS, global: false };
  return sendJson(response, 429, body, hasHeaders ? headers : {});
}
