import * as v from 'valibot';
import { snowflake } from './snowflake.ts';

/**
 * The token, for what cannot do without.
 *
 * @throws ConfigError when it is not set.
 */
export function requireToken({ discordToken }: Pick<Config, 'discordToken'>): string {
  if (discordToken === null) {
    throw new ConfigError(['DISCORD_TOKEN must be set, from the Bot page of the Developer Portal']);
  }
  return discordToken;
}

/** Whether everything is set that interactions over HTTP need. */
export function hasHttpInteractions(config: Config): config is Config & {
  readonly discordPublicKey: string;
  readonly discordApplicationId: string;
} {
  return config.discordPublicKey !== null && config.discordApplicationId !== null;
}

/** What {@link findMissingSetting} can find. */
export type MissingSetting = 'DISCORD_TOKEN' | 'DISCORD_PUBLIC_KEY' | 'DISCORD_APPLICATION_ID';

/** The setting without which there is nothing to connect to Discord with; null when there is. */
export function findMissingSetting(config: Config): MissingSetting | null {
  if (config.discordToken !== null || hasHttpInteractions(config)) return null;
  if (config.discordPublicKey !== null) return 'DISCORD_APPLICATION_ID';
  return config.discordApplicationId === null ? 'DISCORD_TOKEN' : 'DISCORD_PUBLIC_KEY';
}

/** Whether messages are answered: Discord sends them over the gateway alone, which HTTP interactions do without. */
export function hasChat(config: Config): boolean {
  return config.isChatOn && (config.isPreviewOn || !hasHttpInteractions(config));
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
export const variableNames: readonly string[] = Object.keys(variables);

const terminalEnvironment = v.object({
  ...v.pick(environment, ['CORPUS_DIR', 'DATA_DIR', 'XDG_CACHE_HOME', 'NO_COLOR']).entries,
  ENCODER: v.optional(v.string(), 'on'),
});

const settings = v.pipe(
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

type Settings = v.InferOutput<typeof settings>;

type Environment = Readonly<Record<string, string | undefined>>;

/** What commands of the terminal need, and no mistake in another setting keeps from them. */
export type TerminalConfig = Readonly<ReturnType<typeof toTerminalConfig>>;

/** Everything that can be set from outside, validated; null means not set. SETTINGS.md says what each is for. */
export type Config = TerminalConfig & Readonly<ReturnType<typeof toConfig>>;

/** Reads the part of the configuration that can hold no mistake, in the same way as {@link readConfig}. */
export function readTerminalConfig(env: Environment = process.env): TerminalConfig {
  return toTerminalConfig(v.parse(terminalEnvironment, listSet(env)));
}

/**
 * Reads the configuration from environment variables; white space around a value is dropped, and an empty one counts
 * as not set.
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(env: Environment = process.env): Config {
  const result = v.safeParse(settings, listSet(env));
  if (!result.success) throw new ConfigError(result.issues.map(describeSetting));
  return { ...toConfig(result.output), ...toTerminalConfig(result.output) };
}

function toTerminalConfig(values: v.InferOutput<typeof terminalEnvironment>) {
  return {
    corpusDir: values.CORPUS_DIR,
    dataDir: values.DATA_DIR ?? null,
    cacheDir: values.XDG_CACHE_HOME ?? null,
    isEncoderOn: values.ENCODER !== 'off',
    isColourOff: values.NO_COLOR !== undefined,
  };
}

function toConfig(values: Settings) {
  return {
    discordToken: values.DISCORD_TOKEN ?? null,
    discordApplicationId: values.DISCORD_APPLICATION_ID ?? null,
    discordPublicKey: values.DISCORD_PUBLIC_KEY ?? null,
    discordGuildId: values.DISCORD_GUILD_ID ?? null,
    /** Without version and without a slash at the end. */
    discordApiUrl: values.DISCORD_API_URL,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    isChatOn: values.CHAT === 'on',
    arePicturesOn: values.PICTURES === 'on',
    isPreviewOn: wantsPreview(values),
    shards: values.SHARDS ?? null,
    redisUrl: values.REDIS_URL ?? null,
    isGapReportOn: values.GAPS === 'on',
    cooldown: { burst: values.COOLDOWN_BURST, perMinute: values.COOLDOWN_PER_MINUTE },
  };
}

/** The proxies that the environment names; what connects to Discord uses none. */
export function listProxies(env: Environment = process.env): readonly string[] {
  const names = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
  return names.filter((name) => env[name] !== undefined && env[name] !== '');
}

/** What is set, by name; an empty value is not. */
function listSet(env: Environment): Environment {
  const set = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(set.filter(([, value]) => value !== ''));
}

/** Unless it is said, the preview comes when nothing is there to connect with, and only where nobody else reaches it. */
function wantsPreview({ PREVIEW, HOST, ...values }: Settings): boolean {
  const isUnconnected = values.DISCORD_TOKEN === undefined && values.DISCORD_PUBLIC_KEY === undefined;
  if (PREVIEW === undefined) return isUnconnected && isLoopback(HOST);
  return PREVIEW === 'on';
}

/** Whether an address to listen on can only be reached from this machine. */
function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function describeSetting(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'environment';
  const isShown = typeof issue.input === 'string' && !secrets.has(name);
  const got = isShown ? `, not ${JSON.stringify(issue.input)}` : '';
  return `${name} must be ${issue.message}${got}`;
}
