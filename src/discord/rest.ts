import { DefaultRestOptions, DiscordAPIError, REST, type RESTOptions } from '@discordjs/rest';
import type { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';

/** Longest time for one attempt, in milliseconds; how long a rate limit makes it wait does not count. */
const attemptTimeoutMs = 5_000;

/** How long nothing is sent after an answer that turns requests away without saying for how long, in milliseconds. */
const pauseMs = 60_000;

const pausedText = `Requests to Discord are turned away (429) without a Retry-After header, as a proxy or a ban does. None is sent for ${pauseMs / 1000} seconds`;

/**
 * Opens a REST connection; without a token it can answer interactions alone. discord.js repeats a 429 without
 * `Retry-After` at once and for ever, and Discord bans addresses that do so: here it fails, and so does every request of
 * the minute that follows.
 */
export function openRest(
  { discordApiUrl }: Pick<Config, 'discordApiUrl'>,
  token: string | null,
  logger: Logger | null = null,
): REST {
  let pausedUntil = 0;
  const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
    if (performance.now() < pausedUntil) throw new Error(pausedText);
    const response = await DefaultRestOptions.makeRequest(url, init);
    const { headers, status } = response;
    // At once, again and again, would be as bad as not saying when.
    if (headers.get('retry-after') === '0') headers.set('retry-after', '1');
    if (status !== 429 || Number(headers.get('retry-after')) > 0) return response;
    pausedUntil = performance.now() + pauseMs;
    await response.arrayBuffer();
    throw new Error(pausedText);
  };
  // Not the event, which tells of limits known ahead alone.
  const rejectOnRateLimit: RESTOptions['rejectOnRateLimit'] = ({ route, retryAfter }) => {
    logger?.warn({ route, retryAfterMs: retryAfter }, 'Discord limits the rate of requests; waiting');
    return false;
  };
  const rest = new REST({ api: discordApiUrl, timeout: attemptTimeoutMs, makeRequest, rejectOnRateLimit });
  return token === null ? rest : rest.setToken(token);
}

/**
 * Makes a request, and once more when the connection was closed ahead of its answer, as discord.js does not. The first
 * may have arrived all the same, so that this is for requests alone of which Discord takes one; the codes are those that
 * the second is then refused with.
 */
export async function requestTwice(
  request: () => Promise<unknown>,
  ...codes: readonly RESTJSONErrorCodes[]
): Promise<void> {
  await request().catch(async (error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET')) throw error;
    await allow(request(), ...codes);
  });
}

export async function allow(
  request: Promise<unknown>,
  ...codes: readonly RESTJSONErrorCodes[]
): Promise<void> {
  await request.catch((error: unknown) => {
    if (!hasCode(error, ...codes)) throw error;
  });
}

export function hasCode(error: unknown, ...codes: readonly RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}
