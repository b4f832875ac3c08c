import type { IncomingMessage, ServerResponse } from 'node:http';
import { DiscordError, refusals } from './discord-error.ts';
import { Faults, inflict, sendJson } from './faults.ts';
import { application } from './identity.ts';
import { Journal, type WaitOptions } from './journal.ts';
import type { UploadedFile } from './message-rules.ts';
import type { Route } from './routes.ts';
import type { Submission } from './stored-message.ts';

export interface RecordedRequest extends Submission {
  /** `METHOD /path`, without the API prefix and the query, percent-decoded. */
  readonly route: string;
  readonly authorization: string | null;
  /** HTTP status of the answer; null when the connection was left without one. */
  readonly status: number | null;
}

type ParsedRequest = Omit<RecordedRequest, 'status'>;

/** Discord's REST API over the given routes: authorisation, faults, records. */
export class RestServer {
  readonly faults = new Faults();
  readonly requests = new Journal<RecordedRequest>();
  /** What a correct bot would not have sent. */
  readonly violations: { readonly route: string; readonly problems: readonly string[] }[] = [];
  readonly #routes: readonly Route[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
  }

  /** The `count`-th request whose `METHOD /path` matches, past ones counted, once it has been answered. */
  async waitForRequest(route: RegExp, options?: WaitOptions): Promise<RecordedRequest> {
    return this.requests.waitFor((request) => route.test(request.route), `request ${route.source}`, options);
  }

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // A client that dies while sending leaves half a request.
    const request = await parseRequest(incoming).catch(() => null);
    if (request === null) {
      response.destroy();
      return;
    }
    const fault = this.faults.take(request.route);
    const isLost = fault !== undefined && fault.afterApplying !== true;
    const reply = isLost ? null : this.#answer(request, incoming.headers['user-agent'] ?? '');
    const status =
      fault === undefined ? sendJson(response, reply?.status ?? 0, reply?.body) : inflict(fault, response);
    this.requests.add({ ...request, status });
  }

  #answer(request: ParsedRequest, userAgent: string): { readonly status: number; readonly body: unknown } {
    try {
      const route = this.#routes.find(({ pattern }) => pattern.test(request.route));
      if (route === undefined) throw refusals.notFound(request.route);
      authorize(route, request, userAgent);
      const body = route.handle(route.pattern.exec(request.route)?.groups ?? {}, request);
      return { status: body === undefined ? 204 : 200, body };
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error;
      const { problems } = error;
      if (problems.length > 0) this.violations.push({ route: request.route, problems });
      return error;
    }
  }
}

function authorize({ access }: Route, { authorization }: ParsedRequest, userAgent: string): void {
  if (!userAgent.startsWith('DiscordBot (')) {
    throw refusals.unauthorized(`User-Agent must be "DiscordBot (url, version)", got "${userAgent}"`);
  }
  if (access === 'interaction') {
    if (authorization !== null) throw refusals.unauthorized('the bot token must not be sent here');
    return;
  }
  if (!authorization?.startsWith('Bot ')) throw refusals.unauthorized('Authorization must be "Bot TOKEN"');
  if (authorization !== `Bot ${application.token}`) throw refusals.unauthorized();
}

async function parseRequest(incoming: IncomingMessage): Promise<ParsedRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const path = decodeURIComponent(new URL(incoming.url ?? '/', 'http://loopback').pathname);
  return {
    route: `${incoming.method} ${path.replace(/^\/api\/v10(?=\/)/, '')}`,
    authorization: incoming.headers.authorization ?? null,
    ...(await parseSubmission(Buffer.concat(chunks), incoming.headers['content-type'] ?? '')),
  };
}

/** Reads a body as Discord reads one: JSON, or a form with files; undefined when it is neither. */
export async function parseSubmission(bytes: Buffer, contentType: string): Promise<Submission> {
  if (!contentType.startsWith('multipart/form-data')) return { body: parseJson(bytes.toString()), files: [] };
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') continue;
    files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? parseJson(json) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
