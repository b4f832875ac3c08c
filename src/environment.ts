import * as v from 'valibot';
import { snowflake } from './snowflake.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** From the rarest to the most frequent log lines; `silent` writes none. */
export type LogLevel = (typeof logLevels)[number];

/** What may also be given as the name of a file that holds it: `DISCORD_TOKEN_FILE` and so on. */
export const secrets = ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY', 'REDIS_URL'] as const;

const token = v.pipe(v.string(), v.regex(/^\S+$/, 'the bare token, without “Bot ” and without spaces'));
const publicKey = v.pipe(
  v.string(),
  v.regex(/^[\da-f]{64}$/i, '64 hexadecimal digits, from the application’s General Information page'),
  v.toLowerCase(),
);
const apiUrl = v.pipe(
  v.string(),
  v.check(
    (text) => /^https?:\/\/[^?#\s]+$/i.test(text) && URL.canParse(text) && !/\/v\d+\/*$/.test(text),
    'an http(s) address without version, such as https://discord.com/api',
  ),
  v.transform((text) => text.replace(/\/+$/, '')),
);
const number = (from: number, to: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `a number from ${from} to ${to}`,
    ),
    v.transform(Number),
  );
const onOrOff = v.picklist(['on', 'off'], 'on or off');
/** Whether every per cent sign begins the code of a byte, so that user and password can be read. */
function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

const redisUrl = v.pipe(
  v.string(),
  v.check(
    (text) => /^rediss?:\/\/[^\s/]+(?:\/\d*)?$/.test(text) && URL.canParse(text) && isDecodable(text),
    'an address such as redis://localhost:6379',
  ),
);
const shards = v.pipe(
  v.string(),
  v.regex(/^(?:auto|[1-9]\d{0,4})$/, 'auto, or the number of shards from 1'),
  v.transform((text) => (text === 'auto' ? text : Number(text))),
);

const variables = {
  DISCORD_TOKEN: v.optional(token),
  DISCORD_APPLICATION_ID: v.optional(snowflake),
  DISCORD_PUBLIC_KEY: v.optional(publicKey),
  DISCORD_GUILD_ID: v.optional(snowflake),
  DISCORD_API_URL: v.optional(apiUrl, 'https://discord.com/api'),
  CORPUS_DIR: v.optional(v.string(), 'corpus'),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^\S+$/, 'a host name or address')), '127.0.0.1'),
  PORT: v.optional(number(0, 65_535), '8080'),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `one of ${logLevels.join(', ')}`), 'info'),
  REDIS_URL: v.optional(redisUrl),
  CHAT: v.optional(onOrOff, 'on'),
  PICTURES: v.optional(onOrOff, 'on'),
  PREVIEW: v.optional(onOrOff),
  SHARDS: v.optional(shards),
  DATA_DIR: v.optional(v.string()),
  GAPS: v.optional(onOrOff, 'off'),
  COOLDOWN_BURST: v.optional(number(1, 1_000), '10'),
  COOLDOWN_PER_MINUTE: v.optional(number(0, 60), '20'),
  ENCODER: v.optional(onOrOff, 'on'),
  XDG_CACHE_HOME: v.optional(v.string()),
  NO_COLOR: v.optional(v.string()),
};

const environment = v.object(variables);

/** The names of all variables that people may set. */
export const variableNames: readonly string[] = [
  ...Object.keys(variables),
  ...secrets.map((name) => `${name}_FILE`),
];

/** What commands of the terminal read. */
export const terminalSettings = v.object({
  ...v.pick(environment, ['CORPUS_DIR', 'DATA_DIR', 'XDG_CACHE_HOME', 'NO_COLOR']).entries,
  ENCODER: v.optional(v.string(), 'on'),
});

/** Every variable, and what they must be together. */
export const settings = v.pipe(
  environment,
  v.forward(
    v.partialCheck(
      [['GAPS'], ['DATA_DIR'], ['REDIS_URL']],
      ({ GAPS, DATA_DIR, REDIS_URL }) => GAPS === 'off' || (DATA_DIR ?? REDIS_URL) !== undefined,
      'off unless DATA_DIR or REDIS_URL is set, which the counts are kept in',
    ),
    ['GAPS'],
  ),
  v.forward(
    v.partialCheck(
      [['PREVIEW'], ['HOST']],
      ({ PREVIEW, HOST }) => PREVIEW !== 'on' || isLoopback(HOST),
      'a loopback address such as 127.0.0.1 where PREVIEW is on',
    ),
    ['HOST'],
  ),
);

/** The variables as read. */
export type Settings = v.InferOutput<typeof settings>;

/** Whether an address to listen on can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
