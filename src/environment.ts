import { readFileSync } from 'node:fs';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What may also be given as the name of a file that holds it: `DISCORD_TOKEN_FILE` and so on. */
export const secretNames = ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY', 'REDIS_URL'] as const;

/**
 * What is set, by name; an empty value is not. A pair of quotes around one of the own values, which
 * `docker run --env-file` leaves there, is dropped. `notices` say what was set in a way that was not meant.
 */
export function readEnvironment(
  env: Environment,
  ownNames: readonly string[],
): { readonly values: Environment; readonly notices: readonly string[] } {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const);
  const own = new Set(ownNames);
  const quoted = trimmed.filter(([name, value]) => own.has(name) && /^(["']).*\1$/su.test(value));
  const bare = quoted.map(([name, value]) => [name, value.slice(1, -1).trim()] as const);
  const set = Object.entries({ ...Object.fromEntries(trimmed), ...Object.fromEntries(bare) });
  const values = set.filter(([, value]) => value !== '');
  const isProxied = values.some(([name]) => /^https?_proxy$/iu.test(name));
  return {
    values: Object.fromEntries(values),
    notices: [
      ...quoted.map(([name]) => `${name} is set in quotes, which are left out`),
      ...(isProxied ? ['HTTP_PROXY and HTTPS_PROXY are not used: the bot connects to Discord directly'] : []),
    ],
  };
}

/** Puts what files hold in the place of their names; a value that is set goes ahead of its file. */
export function readSecretFiles(set: Environment): {
  readonly values: Environment;
  readonly problems: readonly string[];
} {
  const values: Record<string, string | undefined> = { ...set };
  const problems: string[] = [];
  for (const name of secretNames) {
    const file = set[`${name}_FILE`];
    if (file === undefined || set[name] !== undefined) continue;
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      problems.push(`${name}_FILE must be the name of a file that can be read (${reason})`);
    }
  }
  return { values, problems };
}
