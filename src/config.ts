import * as v from 'valibot';

/** Everything that can be set from outside, validated. Null means not set. */
export interface Config {
  /** Secret. */
  readonly discordToken: string | null;
  readonly discordApplicationId: string | null;
  /** 64 hexadecimal digits, lower case. */
  readonly discordPublicKey: string | null;
  /** Server to publish the commands in; null publishes them everywhere. */
  readonly discordGuildId: string | null;
  /** Base of Discord's REST API, without version and without a slash at the end. */
  readonly discordApiUrl: string;
  readonly corpusDir: string;
  readonly host: string;
  /** 0..65535; 0 lets the system choose. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** May hold a password. */
  readonly redisUrl: string | null;
  readonly isChatOn: boolean;
  /** How messages are drawn. */
  readonly replyStyle: 'components' | 'embed';
  /** Whether to show the bot in a browser on this machine instead of connecting it to Discord. */
  readonly isPreviewOn: boolean;
  /** Number of shards, or `auto` to ask Discord; null for a single connection. */
  readonly shards: number | 'auto' | null;
  /** Whether the terminal should get plain text (see no-color.org). */
  readonly isColourOff: boolean;
}

/** Whether everything is set that interactions over HTTP need. */
export function hasHttpInteractions(config: Config): config is Config & {
  readonly discordPublicKey: string;
  readonly discordApplicationId: string;
} {
  return config.discordPublicKey !== null && config.discordApplicationId !== null;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** From the rarest to the most frequent log lines; `silent` writes none. */
export type LogLevel = (typeof logLevels)[number];

/** Thrown when settings are wrong; names every one of them, and never shows a value that may be secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** One line a problem: the variable, what is expected, and the value where it is no secret. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems].join('\n'));
    this.problems = problems;
  }
}

const secrets: ReadonlySet<string> = new Set(['DISCORD_TOKEN', 'REDIS_URL']);

const token = v.pipe(v.string(), v.regex(/^\S+$/, 'the bare token, without “Bot ” and without spaces'));
const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/, 'an id of Discord: digits only'));
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
const port = v.pipe(
  v.string(),
  v.check((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'a number from 0 to 65535'),
  v.transform(Number),
);
const redisUrl = v.pipe(
  v.string(),
  v.check(
    (text) => /^rediss?:\/\/\S+$/.test(text) && URL.canParse(text),
    'an address such as redis://localhost:6379',
  ),
);
const shards = v.pipe(
  v.string(),
  v.regex(/^(?:auto|[1-9]\d{0,4})$/, 'auto, or the number of shards from 1'),
  v.transform((text) => (text === 'auto' ? text : Number(text))),
);

const environment = v.object({
  DISCORD_TOKEN: v.optional(token),
  DISCORD_APPLICATION_ID: v.optional(snowflake),
  DISCORD_PUBLIC_KEY: v.optional(publicKey),
  DISCORD_GUILD_ID: v.optional(snowflake),
  DISCORD_API_URL: v.optional(apiUrl, 'https://discord.com/api'),
  CORPUS_DIR: v.optional(v.string(), 'corpus'),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^\S+$/, 'a host name or address')), '127.0.0.1'),
  PORT: v.optional(port, '8080'),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `one of ${logLevels.join(', ')}`), 'info'),
  REDIS_URL: v.optional(redisUrl),
  CHAT: v.optional(v.picklist(['on', 'off'], 'on or off'), 'on'),
  REPLY_STYLE: v.optional(v.picklist(['components', 'embed'], 'components or embed'), 'components'),
  PREVIEW: v.optional(v.picklist(['on', 'off'], 'on or off')),
  SHARDS: v.optional(shards),
  NO_COLOR: v.optional(v.string()),
});

/**
 * Reads the configuration from environment variables; white space around a value is dropped, and an empty one counts
 * as not set.
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const result = v.safeParse(environment, Object.fromEntries(set.filter(([, value]) => value !== '')));
  if (!result.success) throw new ConfigError(result.issues.map(describeIssue));
  const values = result.output;
  return {
    discordToken: values.DISCORD_TOKEN ?? null,
    discordApplicationId: values.DISCORD_APPLICATION_ID ?? null,
    discordPublicKey: values.DISCORD_PUBLIC_KEY ?? null,
    discordGuildId: values.DISCORD_GUILD_ID ?? null,
    discordApiUrl: values.DISCORD_API_URL,
    corpusDir: values.CORPUS_DIR,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    redisUrl: values.REDIS_URL ?? null,
    isChatOn: values.CHAT === 'on',
    replyStyle: values.REPLY_STYLE,
    isPreviewOn: wantsPreview(values),
    shards: values.SHARDS ?? null,
    isColourOff: values.NO_COLOR !== undefined,
  };
}

/** Unless it is said, the preview comes when nothing is there to connect with, and only where nobody else reaches it. */
function wantsPreview({ PREVIEW, HOST, ...values }: v.InferOutput<typeof environment>): boolean {
  const isUnconnected = values.DISCORD_TOKEN === undefined && values.DISCORD_PUBLIC_KEY === undefined;
  if (PREVIEW === undefined) return isUnconnected && isLoopback(HOST);
  if (PREVIEW === 'off' || isLoopback(HOST)) return PREVIEW === 'on';
  throw new ConfigError([
    `HOST must be a loopback address such as 127.0.0.1 where PREVIEW is on, not ${JSON.stringify(HOST)}`,
  ]);
}

/** Whether an address to listen on can only be reached from this machine. */
function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'environment';
  const got = secrets.has(name) ? '' : `, not ${JSON.stringify(issue.input)}`;
  return `${name} must be ${issue.message}${got}`;
}
