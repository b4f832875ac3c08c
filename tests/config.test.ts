import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readTerminalConfig } from '../src/config.ts';
import { loadEnvironmentFile } from '../src/environment-file.ts';
import { makeTemporaryFolder } from './helpers/temporary-folder.ts';

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('needs nothing to be set', () => {
    // The other defaults are those that SETTINGS.md names: see readme.test.ts.
    expect(readConfig({})).toMatchObject({
      discordToken: null,
      redisUrl: null,
      shards: null,
      dataDir: null,
      isPreviewOn: true,
      isGapReportOn: false,
      isColourOff: false,
      notices: [],
    });
  });

  test('takes every setting', () => {
    const env = {
      DISCORD_TOKEN: ' secret.token\n',
      DISCORD_APPLICATION_ID: '123456789012345678',
      DISCORD_PUBLIC_KEY: 'AB'.repeat(32),
      DISCORD_GUILD_ID: '42',
      DISCORD_API_URL: 'http://127.0.0.1:4000/api/',
      CORPUS_DIR: '/corpus',
      HOST: '0.0.0.0',
      PORT: '0',
      LOG_LEVEL: 'debug',
      REDIS_URL: 'redis://:pw@localhost:6379',
      CHAT: 'off',
      PICTURES: 'off',
      PREVIEW: 'off',
      SHARDS: '4',
      DATA_DIR: '/data',
      GAPS: 'on',
      XDG_CACHE_HOME: '/cache',
      ENCODER: 'off',
      COOLDOWN_BURST: '3',
      COOLDOWN_PER_MINUTE: '0',
      NO_COLOR: '1',
    };
    expect(readConfig(env)).toEqual({
      discordToken: 'secret.token',
      discordApplicationId: '123456789012345678',
      discordPublicKey: 'ab'.repeat(32),
      discordGuildId: '42',
      discordApiUrl: 'http://127.0.0.1:4000/api',
      corpusDir: '/corpus',
      host: '0.0.0.0',
      port: 0,
      logLevel: 'debug',
      redisUrl: 'redis://:pw@localhost:6379',
      isChatOn: false,
      arePicturesOn: false,
      isPreviewOn: false,
      shards: 4,
      dataDir: '/data',
      isGapReportOn: true,
      cacheDir: '/cache',
      isEncoderOn: false,
      cooldown: { burst: 3, perMinute: 0 },
      isColourOff: true,
      notices: [],
    });
    expect(readConfig({ SHARDS: 'auto' }).shards).toBe('auto');
  });

  test.each([
    [{}, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ DISCORD_TOKEN: 'a.b.c' }, false],
    [{ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }, false],
    [{ DISCORD_TOKEN: 'a.b.c', PREVIEW: 'on' }, true],
    [{ PREVIEW: 'off' }, false],
  ])('with %o, shows the preview: %s', (env, isOn) => {
    expect(readConfig(env).isPreviewOn).toBe(isOn);
  });

  test('never shows the preview where others could reach it', () => {
    expect(problemsOf({ HOST: '0.0.0.0', PREVIEW: 'on' })).toEqual([
      expect.stringContaining('HOST must be a loopback address'),
    ]);
  });

  test('says so beside every other problem', () => {
    expect(problemsOf({ HOST: '0.0.0.0', PREVIEW: 'on', PORT: 'x', GAPS: 'on' })).toEqual(
      expect.arrayContaining([
        expect.stringContaining('PORT must be'),
        expect.stringContaining('GAPS must be'),
        expect.stringContaining('HOST must be a loopback address'),
      ]),
    );
  });

  test('notices half of what interactions over HTTP need', () => {
    expect(readConfig({ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }).notices).toEqual([
      expect.stringContaining('need DISCORD_APPLICATION_ID'),
    ]);
  });

  test('counts an empty value as not set', () => {
    expect(readConfig({ DISCORD_TOKEN: '', PORT: ' ', CORPUS_DIR: '' })).toEqual(readConfig({}));
  });

  test('names every problem at once, with the value and what is expected', () => {
    expect(
      problemsOf({
        PORT: '70000',
        LOG_LEVEL: 'loud',
        SHARDS: '0',
        DISCORD_APPLICATION_ID: 'me',
        CHAT: 'yes',
      }),
    ).toEqual([
      'DISCORD_APPLICATION_ID must be an id of Discord: digits only, not "me"',
      'PORT must be a number from 0 to 65535, not "70000"',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
      'CHAT must be on or off, not "yes"',
      'SHARDS must be auto, or the number of shards from 1, not "0"',
    ]);
  });

  test.each(['https://discord.com/api/v10', 'discord.com/api', 'ftp://discord.com', 'http://'])(
    'refuses %s as the base of the API',
    (url) => {
      expect(problemsOf({ DISCORD_API_URL: url })).toHaveLength(1);
    },
  );

  test('never shows a secret', () => {
    const problems = problemsOf({ DISCORD_TOKEN: 'Bot hunter2', REDIS_URL: 'http://:hunter2@host' });
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  test.each([
    'DISCORD_PUBLIC_KEY',
    'DISCORD_APPLICATION_ID',
    'DISCORD_GUILD_ID',
    'PORT',
    'LOG_LEVEL',
    'CHAT',
    'SHARDS',
  ])('does not show a token that was pasted into %s', (name) => {
    const token = `${'MTIzNDU2'.repeat(3)}.GhIjKl.${'aB3-'.repeat(9)}`;
    const problems = problemsOf({ [name]: token });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain(token.slice(0, 12));
  });

  test('does not show a password in an address', () => {
    expect(problemsOf({ DISCORD_API_URL: 'ftp://:hunter2@h' }).join()).not.toContain('hunter2');
  });

  test('reads secrets from files, as containers are given them', () => {
    const file = join(makeTemporaryFolder(), 'token');
    writeFileSync(file, '\uFEFFa.b.c\r\n', 'utf16le');
    expect(readConfig({ DISCORD_TOKEN_FILE: file }).discordToken).toBe('a.b.c');
    expect(readConfig({ DISCORD_TOKEN_FILE: file, DISCORD_TOKEN: 'd.e.f' }).discordToken).toBe('d.e.f');
    expect(problemsOf({ REDIS_URL_FILE: `${file}.none` })).toEqual([
      'REDIS_URL_FILE must be the name of a file that can be read (ENOENT)',
    ]);
  });

  const settings = 'DISCORD_TOKEN=a.b.c\r\nPORT=9000\r\n';
  const wide = Buffer.from(`\uFEFF${settings}`, 'utf16le');

  test.each([
    ['UTF-8', Buffer.from(settings)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${settings}`)],
    ['UTF-16', wide],
    ['UTF-16 without a mark', wide.subarray(2)],
    ['big-endian UTF-16', Buffer.from(wide).swap16()],
    ['big-endian UTF-16 without a mark', Buffer.from(wide).swap16().subarray(2)],
  ])('is read from a file in %s, after what is set already', (_encoding, bytes) => {
    const file = join(makeTemporaryFolder(), '.env');
    writeFileSync(file, bytes);
    const env = { PORT: '7000' };
    loadEnvironmentFile(file, env);
    loadEnvironmentFile(`${file}.none`, env);
    expect(env).toEqual({ DISCORD_TOKEN: 'a.b.c', PORT: '7000' });
  });

  test('drops one pair of quotes, and says so', () => {
    const { discordToken, notices } = readConfig({ DISCORD_TOKEN: '"a.b.c"' });
    expect(discordToken).toBe('a.b.c');
    expect(notices).toEqual(['DISCORD_TOKEN is set in quotes, which are left out']);
  });

  test('says that a proxy is not used', () => {
    expect(readConfig({ https_proxy: 'http://proxy:3128' }).notices.join()).toContain('not used');
  });

  test('counts gaps only where the counts can be kept, and does not say where that is', () => {
    expect(problemsOf({ GAPS: 'on' })).toEqual([
      'GAPS must be off unless DATA_DIR or REDIS_URL is set, which the counts are kept in',
    ]);
    expect(problemsOf({ GAPS: 'on', DATA_DIR: '/data' })).toEqual([]);
    expect(problemsOf({ GAPS: 'on', REDIS_URL: 'redis://localhost' })).toEqual([]);
  });

  test.each(['redis://:50%@host', 'redis://host/first', 'redis://host:port', 'http://host'])(
    'refuses %s as the address of Redis',
    (url) => {
      expect(problemsOf({ REDIS_URL: url })).toHaveLength(1);
    },
  );

  test('lets no mistake in what others need keep the terminal from its own', () => {
    const env = { PORT: 'abc', GAPS: 'maybe', CORPUS_DIR: ' articles ', NO_COLOR: '1' };
    expect(readTerminalConfig(env)).toMatchObject({ corpusDir: 'articles', isColourOff: true });
  });

  test('ignores what is not its own', () => {
    expect(readConfig({ PATH: '/bin', EDITOR: 'ed' })).toEqual(readConfig({}));
  });
});
