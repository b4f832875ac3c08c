import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { Config } from '../config.ts';

/** Longest time for one attempt, in milliseconds; how long a rate limit makes it wait does not count. */
const attemptTimeoutMs = 5_000;

/** How long nothing is sent after an answer that turns requests away without saying for how long, in milliseconds. */
const pauseMs = 60_000;

/** Thrown in the place of a request while nothing is sent. */
class RequestsPausedError extends Error {
  override readonly name = 'RequestsPausedError';

  constructor() {
    super(
      `Requests to Discord are turned away (429) without a Retry-After header, as a proxy or a ban does. None is sent for ${pauseMs / 1000} seconds`,
    );
  }
}

/**
 * Options of a REST connection. discord.js repeats a 429 without `Retry-After` at once and for ever, and Discord bans
 * addresses that do so: here it fails, and so does every request of the minute that follows.
 */
export function createRestOptions({
  discordApiUrl,
}: Pick<Config, 'discordApiUrl'>): Pick<RESTOptions, 'api' | 'timeout' | 'makeRequest'> {
  let pausedUntil = 0;
  return {
    api: discordApiUrl,
    timeout: attemptTimeoutMs,
    makeRequest: async (url, init) => {
      if (performance.now() < pausedUntil) throw new RequestsPausedError();
      const response = await DefaultRestOptions.makeRequest(url, init);
      if (response.status === 429 && !(Number(response.headers.get('retry-after')) > 0)) {
        pausedUntil = performance.now() + pauseMs;
        await response.arrayBuffer();
        throw new RequestsPausedError();
      }
      return response;
    },
  };
}

/** Opens a REST connection; without a token it can answer interactions alone. */
export function openRest(config: Pick<Config, 'discordApiUrl'>, token: string | null): REST {
  const rest = new REST(createRestOptions(config));
  return token === null ? rest : rest.setToken(token);
}
