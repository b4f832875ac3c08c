import { readFileSync, statSync } from 'node:fs';
import { parse, populate } from 'dotenv';
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

/** The application id of the bot, which its token begins with; empty when it is unknown. */
export function findBotId({
  discordApplicationId,
  discordToken,
}: Pick<Config, 'discordApplicationId' | 'discordToken'>): string {
  const [head = ''] = discordToken?.split('.') ?? [];
  const id = Buffer.from(head, 'base64').toString('latin1');
  return discordApplicationId ?? (/^\d{1,20}$/.test(id) ? id : '');
}

export type HttpConfig = Config & {
  readonly discordPublicKey: string;
  readonly discordApplicationId: string;
};

export function hasHttpInteractions(config: Config): config is HttpConfig {
  return config.discordPublicKey !== null && config.discordApplicationId !== null;
}

/** Whether messages are answered: Discord sends them over the gateway alone, which HTTP interactions do without. */
export function hasChat(config: Config): boolean {
  return config.isChatOn && (config.isPreviewOn || !hasHttpInteractions(config));
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

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

/** What may also be given as the name of a file that holds it: `DISCORD_TOKEN_FILE` and so on. */
const secrets = ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY', 'REDIS_URL'] as const;

/** An address may hold a password. */
const hidden: ReadonlySet<string> = new Set([...secrets, 'DISCORD_API_URL']);

/** Longer values may be a secret in the wrong place. */
const longestShown = 20;

const text = (pattern: RegExp, expected: string) => v.pipe(v.string(), v.regex(pattern, expected));
const token = text(/^\S+$/, 'the bare token, without “Bot ” and without spaces');
const publicKey = v.pipe(
  text(/^[\da-f]{64}$/i, '64 hexadecimal digits, from the application’s General Information page'),
  v.toLowerCase(),
);
const apiUrl = v.pipe(
  v.string(),
  v.check(
    (url) => /^https?:\/\/[^?#\s]+$/i.test(url) && URL.canParse(url) && !/\/v\d+\/*$/.test(url),
    'an http(s) address without version, such as https://discord.com/api',
  ),
  v.transform((url) => url.replace(/\/+$/, '')),
);
const number = (from: number, to: number) => {
  const expected = `a number from ${from} to ${to}`;
  const isWithin = (given: string): boolean => Number(given) >= from && Number(given) <= to;
  return v.pipe(text(/^\d{1,5}$/, expected), v.check(isWithin, expected), v.transform(Number));
};
const onOrOff = v.picklist(['on', 'off'], 'on or off');
/** Whether every per cent sign begins the code of a byte, so that user and password can be read. */
function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

const redisUrl = v.pipe(
  v.string(),
  v.check(
    (url) => /^rediss?:\/\/[^\s/]+(?:\/\d*)?$/.test(url) && URL.canParse(url) && isDecodable(url),
    'an address such as redis://localhost:6379',
  ),
);
const shards = v.pipe(
  text(/^(?:auto|[1-9]\d{0,4})$/, 'auto, or the number of shards from 1'),
  v.transform((given) => (given === 'auto' ? given : Number(given))),
);

const variables = {
  DISCORD_TOKEN: v.optional(token),
  DISCORD_APPLICATION_ID: v.optional(snowflake),
  DISCORD_PUBLIC_KEY: v.optional(publicKey),
  DISCORD_GUILD_ID: v.optional(snowflake),
  DISCORD_API_URL: v.optional(apiUrl, 'https://discord.com/api'),
  CORPUS_DIR: v.optional(v.string()),
  HOST: v.optional(text(/^\S+$/, 'a host name or address'), '127.0.0.1'),
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

export const variableNames: readonly string[] = [
  ...Object.keys(variables),
  ...secrets.map((name) => `${name}_FILE`),
];

type Settings = v.InferOutput<typeof environment>;

type Environment = Readonly<Record<string, string | undefined>>;

/** What commands of the terminal need, and no mistake in another setting keeps from them. */
export interface TerminalConfig {
  readonly corpusDir: string;
  readonly dataDir: string | null;
  readonly cacheDir: string | null;
  readonly isEncoderOn: boolean;
  readonly isColourOff: boolean;
}

/** Everything that can be set from outside, validated; null means not set. SETTINGS.md says what each is for. */
export type Config = TerminalConfig &
  Readonly<ReturnType<typeof toConfig>> & {
    /** What was set in a way that was not meant, for the log. */
    readonly notices: readonly string[];
  };

/** Reads the part of the configuration that can hold no mistake, in the same way as {@link readConfig}. */
export function readTerminalConfig(env: Environment = process.env): TerminalConfig {
  const set = listSet(env).values;
  return {
    corpusDir: set['CORPUS_DIR'] ?? 'corpus',
    dataDir: set['DATA_DIR'] ?? null,
    cacheDir: set['XDG_CACHE_HOME'] ?? null,
    isEncoderOn: set['ENCODER'] !== 'off',
    isColourOff: set['NO_COLOR'] !== undefined,
  };
}

/**
 * Reads the configuration from environment variables; white space around a value is dropped, and an empty one counts
 * as not set.
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(env: Environment = process.env): Config {
  const { values, notices } = listSet(env);
  const result = v.safeParse(environment, readSecretFiles(values), { abortPipeEarly: true });
  const problems = [...(result.issues ?? []).map(describeSetting), ...describeConflicts(values)];
  if (!result.success || problems.length > 0) throw new ConfigError(problems);
  const { DISCORD_PUBLIC_KEY: key, DISCORD_APPLICATION_ID: id } = result.output;
  const halves = key !== undefined && id === undefined ? [halfSet] : [];
  return { ...toConfig(result.output), ...readTerminalConfig(env), notices: [...notices, ...halves] };
}

const halfSet = 'Interactions over HTTP need DISCORD_APPLICATION_ID beside DISCORD_PUBLIC_KEY; they stay off';

function describeConflicts(set: Environment): readonly string[] {
  const isKept = [set['DATA_DIR'], set['REDIS_URL'], set['REDIS_URL_FILE']].some(Boolean);
  const isOpen = !isLoopback(set['HOST'] ?? '127.0.0.1');
  const gaps = 'GAPS must be off unless DATA_DIR or REDIS_URL is set, which the counts are kept in';
  const preview = 'HOST must be a loopback address such as 127.0.0.1 where PREVIEW is on';
  return [
    ...(set['GAPS'] === 'on' && !isKept ? [gaps] : []),
    ...(set['PREVIEW'] === 'on' && isOpen ? [preview] : []),
  ];
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

/**
 * What is set, by name; an empty value is not. A pair of quotes around a value, which `docker run --env-file` leaves
 * there, is dropped.
 */
function listSet(env: Environment): { readonly values: Environment; readonly notices: readonly string[] } {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const);
  const own = new Set(variableNames);
  const quoted = trimmed.filter(([name, value]) => own.has(name) && /^(["']).*\1$/su.test(value));
  const bare = quoted.map(([name, value]) => [name, value.slice(1, -1).trim()] as const);
  const set = [...trimmed, ...bare].filter(([, value]) => value !== '');
  const isProxied = set.some(([name]) => /^https?_proxy$/iu.test(name));
  return {
    values: Object.fromEntries(set),
    notices: [
      ...quoted.map(([name]) => `${name} is set in quotes, which are left out`),
      ...(isProxied ? ['HTTP_PROXY and HTTPS_PROXY are not used: the bot connects to Discord directly'] : []),
    ],
  };
}

function readSecretFiles(set: Environment): Environment {
  const read: Record<string, string> = {};
  for (const name of secrets) {
    const file = set[`${name}_FILE`];
    if (file === undefined || set[name] !== undefined) continue;
    try {
      read[name] = readTextFile(file).trim();
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      throw new ConfigError([`${name}_FILE must be the name of a file that can be read (${reason})`]);
    }
  }
  return { ...set, ...read };
}

/** Unless it is said, the preview comes when nothing is there to connect with, and only where nobody else reaches it. */
function wantsPreview({ PREVIEW, HOST, ...values }: Settings): boolean {
  const isUnconnected = values.DISCORD_TOKEN === undefined && values.DISCORD_PUBLIC_KEY === undefined;
  if (PREVIEW === undefined) return isUnconnected && isLoopback(HOST);
  return PREVIEW === 'on';
}

export function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function describeSetting(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'environment';
  const isShown = typeof issue.input === 'string' && issue.input.length <= longestShown && !hidden.has(name);
  const got = isShown ? `, not ${JSON.stringify(issue.input)}` : '';
  return `${name} must be ${issue.message}${got}`;
}

/**
 * Reads a file of settings into the environment, where what is set already stays; nothing when there is none.
 *
 * @throws Error of node:fs when there is one that cannot be read.
 */
export function loadEnvironmentFile(file: string, env: NodeJS.ProcessEnv = process.env): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) populate(env, parse(readTextFile(file)));
}

/** Text in UTF-8, or in UTF-16 as PowerShell writes it: told by its mark, or by a first letter of two bytes. */
function readTextFile(file: string): string {
  const bytes = readFileSync(file);
  const [first = 1, second = 1] = bytes;
  const isBigEndian = first === 0xfe || first === 0;
  const isLittleEndian = first === 0xff || second === 0;
  return new TextDecoder(isBigEndian ? 'utf-16be' : isLittleEndian ? 'utf-16le' : 'utf-8').decode(bytes);
}
