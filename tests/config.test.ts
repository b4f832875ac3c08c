import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, loadEnvironmentFile, readConfig, readTerminalConfig } from '../src/config.ts';
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

  test.each([
    ['DISCORD_TOKEN', ' secret.token\n', 'discordToken', 'secret.token'],
    ['DISCORD_PUBLIC_KEY', 'AB'.repeat(32), 'discordPublicKey', 'ab'.repeat(32)],
    ['DISCORD_API_URL', 'http://127.0.0.1:4000/api/', 'discordApiUrl', 'http://127.0.0.1:4000/api'],
    ['SHARDS', '4', 'shards', 4],
    ['SHARDS', 'auto', 'shards', 'auto'],
    ['COOLDOWN_PER_MINUTE', '0', 'cooldown', expect.objectContaining({ perMinute: 0 })],
  ])('takes %s=%j as %s: %j', (name, value, field, expected) => {
    expect(readConfig({ [name]: value })).toHaveProperty(field, expected);
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

  test('never shows the preview where others could reach it, and says so beside every other problem', () => {
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

  test.each([
    ['DISCORD_API_URL', ['https://discord.com/api/v10', 'discord.com/api', 'ftp://discord.com', 'http://']],
    ['REDIS_URL', ['redis://:50%@host', 'redis://host/first', 'redis://host:port', 'http://host']],
  ])('refuses as %s each of %j', (name, addresses) => {
    for (const address of addresses) expect(problemsOf({ [name]: address })).toHaveLength(1);
  });

  test('never shows a secret, nor a password in an address', () => {
    const addresses = { DISCORD_API_URL: 'ftp://:hunter2@h', REDIS_URL: 'http://:hunter2@host' };
    const problems = problemsOf({ DISCORD_TOKEN: 'Bot hunter2', ...addresses });
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  const others = 'DISCORD_PUBLIC_KEY DISCORD_APPLICATION_ID DISCORD_GUILD_ID PORT LOG_LEVEL CHAT SHARDS';

  test.each(others.split(' '))('does not show a token that was pasted into %s', (name) => {
    const token = `${'MTIzNDU2'.repeat(3)}.GhIjKl.${'aB3-'.repeat(9)}`;
    const problems = problemsOf({ [name]: token });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain(token.slice(0, 12));
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

  test('lets no mistake in what others need keep the terminal from its own', () => {
    const env = { PORT: 'abc', GAPS: 'maybe', CORPUS_DIR: ' articles ', NO_COLOR: '1' };
    expect(readTerminalConfig(env)).toMatchObject({ corpusDir: 'articles', isColourOff: true });
  });
});
