import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  isLoopback,
  type LogLevel,
  secrets,
  type Settings,
  settings,
  terminalSettings,
  variableNames,
} from './environment.ts';

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
  /** Whether to answer messages where they arrive; see {@link hasChat}. */
  readonly isChatOn: boolean;
  /** Whether comparisons and the map of subjects are drawn as pictures. */
  readonly arePicturesOn: boolean;
  /** Whether to show the bot in a browser on this machine instead of connecting it to Discord. */
  readonly isPreviewOn: boolean;
  /** Number of shards, or `auto` to ask Discord; null for a single connection. */
  readonly shards: number | 'auto' | null;
  /** Folder that the bot may write to; null writes nothing. */
  readonly dataDir: string | null;
  /** Whether questions without a good answer are counted; `dataDir` or `redisUrl` is set then. */
  readonly isGapReportOn: boolean;
  /** How much one person may use the bot: `burst` from 1 at once, and 0..60 a minute, 0 for no limit. */
  readonly cooldown: { readonly burst: number; readonly perMinute: number };
  /** Whether the sentence encoder is used beside the words. */
  readonly isEncoderOn: boolean;
  /** The user's folder for what can be made anew, where it is not the usual one. */
  readonly cacheDir: string | null;
  /** Whether the terminal should get plain text (see no-color.org). */
  readonly isColourOff: boolean;
  /** What was set in a way that was not meant, for the log. */
  readonly notices: readonly string[];
}

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

/** What commands of the terminal need, and no mistake in another setting keeps from them. */
export type TerminalConfig = Pick<
  Config,
  'corpusDir' | 'dataDir' | 'cacheDir' | 'isEncoderOn' | 'isColourOff'
>;

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

/** An address may hold a password. */
const hidden: ReadonlySet<string> = new Set([...secrets, 'DISCORD_API_URL']);

/** Longer values may be a secret in the wrong place. */
const longestShown = 20;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the part of the configuration that can hold no mistake, in the same way as {@link readConfig}. */
export function readTerminalConfig(env: Environment = process.env): TerminalConfig {
  const values = v.parse(terminalSettings, listSet(env).values);
  return {
    corpusDir: values.CORPUS_DIR,
    dataDir: values.DATA_DIR ?? null,
    cacheDir: values.XDG_CACHE_HOME ?? null,
    isEncoderOn: values.ENCODER !== 'off',
    isColourOff: values.NO_COLOR !== undefined,
  };
}

/**
 * Reads the configuration from environment variables; white space around a value is dropped, and an empty one counts
 * as not set.
 *
 * @throws ConfigError with every problem at once.
 */
export function readConfig(env: Environment = process.env): Config {
  const set = listSet(env);
  const result = v.safeParse(settings, readSecretFiles(set.values));
  if (!result.success) throw new ConfigError(result.issues.map(describeSetting));
  const values = result.output;
  return {
    discordToken: values.DISCORD_TOKEN ?? null,
    discordApplicationId: values.DISCORD_APPLICATION_ID ?? null,
    discordPublicKey: values.DISCORD_PUBLIC_KEY ?? null,
    discordGuildId: values.DISCORD_GUILD_ID ?? null,
    discordApiUrl: values.DISCORD_API_URL,
    ...readTerminalConfig(env),
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    isChatOn: values.CHAT === 'on',
    arePicturesOn: values.PICTURES === 'on',
    isPreviewOn: wantsPreview(values),
    shards: values.SHARDS ?? null,
    notices: set.notices,
    ...readState(values),
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

/** Puts what files hold in the place of their names. Throws ConfigError when one cannot be read. */
function readSecretFiles(set: Environment): Environment {
  const read = secrets.flatMap((name) => {
    const file = set[`${name}_FILE`];
    return file === undefined || set[name] !== undefined ? [] : [[name, readSecret(name, file)] as const];
  });
  return { ...set, ...Object.fromEntries(read) };
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ConfigError([`${name}_FILE must be the name of a file that can be read (${reason})`]);
  }
}

type StateConfig = Pick<Config, 'redisUrl' | 'isGapReportOn' | 'cooldown'>;

function readState(values: Settings): StateConfig {
  return {
    redisUrl: values.REDIS_URL ?? null,
    isGapReportOn: values.GAPS === 'on',
    cooldown: { burst: values.COOLDOWN_BURST, perMinute: values.COOLDOWN_PER_MINUTE },
  };
}

/** Unless it is said, the preview comes when nothing is there to connect with, and only where nobody else reaches it. */
function wantsPreview({ PREVIEW, HOST, ...values }: Settings): boolean {
  const isUnconnected = values.DISCORD_TOKEN === undefined && values.DISCORD_PUBLIC_KEY === undefined;
  if (PREVIEW === undefined) return isUnconnected && isLoopback(HOST);
  return PREVIEW === 'on';
}

function describeSetting(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'environment';
  const isShown = typeof issue.input === 'string' && issue.input.length <= longestShown && !hidden.has(name);
  const got = isShown ? `, not ${JSON.stringify(issue.input)}` : '';
  return `${name} must be ${issue.message}${got}`;
}
