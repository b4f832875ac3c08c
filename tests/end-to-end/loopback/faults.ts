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
  /** TCP reset. */
  | { readonly kind: 'reset' }
  /** Connection closed in good order without an answer. */
  | { readonly kind: 'hang-up' }
);

/** Faults waiting for matching requests. */
export class Faults {
  readonly #pending: { readonly route: RegExp; readonly fault: Fault; left: number }[] = [];

  /** Makes the next `count` requests whose `METHOD /path` matches `route` go wrong; earlier calls go first. */
  next(count: number, route: RegExp, fault: Fault): void {
    this.#pending.push({ route, fault, left: count });
  }

  /** Forgets the faults that have not happened yet. */
  clear(): void {
    this.#pending.length = 0;
  }

  /** The fault for this request, if one waits. */
  take(route: string): Fault | undefined {
    const entry = this.#pending.find((candidate) => candidate.left > 0 && candidate.route.test(route));
    if (entry) entry.left -= 1;
    return entry?.fault;
  }
}

/** Carries out a fault on a response; returns the HTTP status sent, or null when none was. */
export function inflict(fault: Fault, response: ServerResponse): number | null {
  switch (fault.kind) {
    case 'rate-limit':
      return sendRateLimit(fault, response);
    case 'error': {
      const body = { code: fault.code ?? 0, message: fault.message ?? `${fault.status}: injected fault` };
      response.writeHead(fault.status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return fault.status;
    }
    case 'reset':
      response.socket?.resetAndDestroy();
      break;
    case 'hang-up':
      response.socket?.end();
      break;
    case 'hang':
      break;
  }
  return null;
}

function sendRateLimit(
  { retryAfterS, hasHeaders = true }: Extract<Fault, { kind: 'rate-limit' }>,
  response: ServerResponse,
): number {
  const body = { message: 'You are being rate limited.', retry_after: retryAfterS, global: false };
  const headers = {
    'retry-after': String(retryAfterS),
    'x-ratelimit-scope': 'user',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(retryAfterS),
    'x-ratelimit-reset': String(Date.now() / 1000 + retryAfterS),
    'x-ratelimit-bucket': 'loopback',
  };
  response.writeHead(429, { 'content-type': 'application/json', ...(hasHeaders ? headers : {}) });
  response.end(JSON.stringify(body));
  return 429;
}
