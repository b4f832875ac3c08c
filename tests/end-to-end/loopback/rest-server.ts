import type { IncomingMessage, ServerResponse } from 'node:http';
import { DiscordError, refusals } from './discord-error.ts';
import { Faults, inflict } from './faults.ts';
import { Journal, type WaitOptions } from './journal.ts';
import type { Problem } from './problem.ts';
import type { ApiReply, Route } from './routes.ts';
import { parseSubmission } from './submission.ts';
import type { UploadedFile } from './stored-message.ts';

/** A request the bot made and how it was answered. */
export interface RecordedRequest {
  /** `METHOD /path`, without the API prefix and the query, percent-decoded. */
  readonly route: string;
  readonly query: string;
  readonly authorization: string | null;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** HTTP status of the answer; null when the connection was left without one. */
  readonly status: number | null;
  /** Discord's error code, 0 when there is none. */
  readonly code: number;
}

/** A request that Discord would not take from a correct bot. */
export interface Violation {
  readonly route: string;
  readonly problems: readonly Problem[];
}

type ParsedRequest = Pick<RecordedRequest, 'route' | 'query' | 'authorization' | 'body' | 'files'>;

const apiPrefix = '/api/v10';

/** Discord's REST API over the given routes: authorisation, faults, records. */
export class RestServer {
  readonly faults = new Faults();
  readonly requests = new Journal<RecordedRequest>();
  readonly violations: Violation[] = [];
  readonly #routes: readonly Route[];
  readonly #token: string;

  constructor(routes: readonly Route[], token: string) {
    this.#routes = routes;
    this.#token = token;
  }

  /** The `count`-th request whose `METHOD /path` matches, past ones counted, once it has been answered. */
  waitForRequest(route: RegExp, options: WaitOptions = {}): Promise<RecordedRequest> {
    return this.requests.waitFor((request) => route.test(request.route), `request ${route.source}`, options);
  }

  /** Answers one HTTP request. */
  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // A client that dies while sending leaves half a request.
    const request = await parseRequest(incoming).catch(() => null);
    if (request === null) {
      response.destroy();
      return;
    }
    const fault = this.faults.take(request.route);
    if (fault && !fault.afterApplying) {
      this.requests.add({ ...request, status: inflict(fault, response), code: 0 });
      return;
    }
    const reply = this.#answer(request, incoming.headers['user-agent'] ?? '');
    const status = fault ? inflict(fault, response) : send(reply, response);
    this.requests.add({ ...request, status, code: reply.code });
  }

  #answer(request: ParsedRequest, userAgent: string): ApiReply & { readonly code: number } {
    try {
      const { route, params } = this.#match(request.route);
      this.#authorize(route, request, userAgent);
      return { code: 0, ...route.handle({ params, body: request.body, files: request.files }) };
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error;
      if (error.problems.length > 0) this.violations.push({ route: request.route, problems: error.problems });
      return { status: error.status, body: error.body, code: error.code };
    }
  }

  #match(requested: string): { readonly route: Route; readonly params: Readonly<Record<string, string>> } {
    const [method, path = ''] = requested.split(' ');
    for (const route of this.#routes) {
      const found = route.method === method ? route.path.exec(path) : null;
      if (found) return { route, params: found.groups ?? {} };
    }
    throw refusals.notFound(requested);
  }

  #authorize({ access }: Route, { authorization }: ParsedRequest, userAgent: string): void {
    if (!userAgent.startsWith('DiscordBot (')) {
      throw refusals.unwelcome('User-Agent', `must be "DiscordBot (url, version)", got "${userAgent}"`);
    }
    if (access === 'interaction') {
      if (authorization !== null)
        throw refusals.unwelcome('Authorization', 'the bot token must not be sent here');
      return;
    }
    if (!authorization?.startsWith('Bot ')) throw refusals.unwelcome('Authorization', 'must be "Bot TOKEN"');
    if (authorization !== `Bot ${this.#token}`) throw refusals.unauthorized();
  }
}

async function parseRequest(incoming: IncomingMessage): Promise<ParsedRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { pathname, search } = new URL(incoming.url ?? '/', 'http://loopback');
  const path = decodeURIComponent(pathname);
  return {
    route: `${incoming.method} ${path.startsWith(apiPrefix) ? path.slice(apiPrefix.length) : `(outside ${apiPrefix}) ${path}`}`,
    query: search,
    authorization: incoming.headers.authorization ?? null,
    ...(await parseSubmission(Buffer.concat(chunks), incoming.headers['content-type'] ?? '')),
  };
}

function send({ status, body }: ApiReply, response: ServerResponse): number {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
  return status;
}
