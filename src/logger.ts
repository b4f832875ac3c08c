import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { LogLevel } from './config.ts';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Values that must never be written, wherever they turn up. */
  readonly secrets: readonly string[];
  readonly stream?: DestinationStream;
}

const redacted = '[redacted]';
const secretKeys = ['token', 'discordToken', 'authorization', 'password', 'redisUrl'];

/**
 * Creates the logger. Secrets are taken out twice: fields by name, and the given values from every finished line.
 * Errors are written without the request they carry, which holds interaction tokens and what people typed.
 */
export function createLogger({ level, secrets, stream = openOutput() }: LoggerOptions): Logger {
  const written = secrets
    .filter((secret) => secret !== '')
    // A secret stands in a line as JSON writes it.
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const scrubbing: DestinationStream = {
    write: (line) => {
      stream.write(written.reduce((text, secret) => text.replaceAll(secret, redacted), line));
    },
  };
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: redacted },
    },
    scrubbing,
  );
}

/** The standard output; an asynchronous destination would lose the last line when the process exits. */
function openOutput(): DestinationStream {
  return destination({ fd: 1, sync: true });
}

/** Where log lines go when somebody watches: the standard output, easy on the eye. What is loaded for it is only then. */
export async function openPrettyStream(isColourOff: boolean): Promise<DestinationStream> {
  // The build leaves a module of the older kind nothing but its default export.
  const { default: pinoPretty } = await import('pino-pretty');
  const pretty = pinoPretty.prettyFactory({
    colorize: !isColourOff,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss.l',
  });
  const output = openOutput();
  // In the place of how far encoding is.
  return { write: (line) => output.write(`\r\u001B[K${pretty(line)}`) };
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const told = ['code', 'status'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [];
  });
  const { name: type, message, stack, cause } = error;
  const causes = cause === undefined ? {} : { cause: describeError(cause) };
  return { type, message, ...Object.fromEntries(told), stack, ...causes };
}
