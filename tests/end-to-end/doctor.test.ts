import { expect, onTestFinished, test } from 'vitest';
import { definitions } from '../../commands/all.ts';
import { readConfig } from '../../src/config.ts';
import { diagnose, type Finding } from '../../src/discord/diagnose.ts';
import { LoopbackDiscord } from './loopback/loopback-discord.ts';

const guildId = '700000000000000001';
const channelId = '700000000000000002';
const [view, send, history] = [1 << 10, 1 << 11, 1 << 16];

interface Case {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly prepare?: (discord: LoopbackDiscord) => void;
  readonly channelId?: string;
  /** What the one fault is about, and its remedy. */
  readonly subject: string;
  readonly says: RegExp;
  readonly remedy: RegExp;
}

function grant(discord: LoopbackDiscord, permissions: number): void {
  discord.details.permissions = String(permissions);
}

const cases: readonly Case[] = [
  {
    name: 'a wrong token',
    env: { DISCORD_TOKEN: 'wrong.token' },
    subject: 'Token',
    says: /not accept/,
    remedy: /Reset Token/,
  },
  { name: 'no token', env: { DISCORD_TOKEN: '' }, subject: 'Token', says: /not set/, remedy: /Bot page/ },
  {
    name: 'no way to Discord',
    env: { DISCORD_API_URL: 'http://127.0.0.1:1/api' },
    subject: 'Network',
    says: /127\.0\.0\.1:1/,
    remedy: /firewall/,
  },
  {
    name: 'a proxy',
    env: { DISCORD_API_URL: 'http://127.0.0.1:1/api', HTTPS_PROXY: 'http://proxy:3128' },
    subject: 'Network',
    says: /does not answer/,
    remedy: /HTTPS_PROXY are not used/,
  },
  {
    name: "another application's id",
    env: { DISCORD_APPLICATION_ID: '800000000000000009' },
    subject: 'Application',
    says: /belongs to 800000000000000001/,
    remedy: /General Information/,
  },
  {
    name: 'an endpoint while the bot uses the gateway',
    prepare: ({ details }) => (details.application = { interactions_endpoint_url: 'https://old.example/x' }),
    subject: 'Interactions',
    says: /old\.example/,
    remedy: /Clear Interactions Endpoint URL/,
  },
  {
    name: 'an install link without scopes',
    prepare: ({ details }) =>
      (details.application = {
        integration_types_config: { 0: { oauth2_install_params: { scopes: ['bot'], permissions: '0' } } },
      }),
    subject: 'Install link',
    says: /applications\.commands/,
    remedy: /Installation page/,
  },
  {
    name: 'commands that are not published',
    prepare: ({ commands }) => commands.replaceAll('', []),
    subject: 'Commands',
    says: /published: none/,
    remedy: /register/,
  },
  {
    name: 'an unknown channel',
    channelId: '7',
    subject: 'Channel',
    says: /Unknown Channel/,
    remedy: /Invite/,
  },
  {
    name: 'a channel without permissions',
    channelId,
    prepare: (discord) => grant(discord, view | history),
    subject: 'Channel',
    says: /lacks SendMessages$/,
    remedy: /Permissions/,
  },
  {
    name: 'intents that are not granted',
    prepare: ({ gateway }) => gateway.refuseIdentify(4014),
    subject: 'Gateway',
    says: /intents/,
    remedy: /Bot page/,
  },
  {
    name: 'a gateway that cannot be reached',
    prepare: ({ gateway }) => gateway.refuseConnections(),
    subject: 'Network',
    says: /gateway does not answer/,
    remedy: /firewall/,
  },
];

async function examine(given: Partial<Case>): Promise<readonly Finding[]> {
  const discord = await LoopbackDiscord.start({ guildIds: [guildId] });
  onTestFinished(async () => discord.close());
  discord.commands.replaceAll('', definitions);
  discord.details.guildId = guildId;
  grant(discord, view | send | history);
  given.prepare?.(discord);
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...given.env };
  const findings: Finding[] = [];
  const options = {
    channelId: given.channelId ?? null,
    gatewayTimeoutMs: 1_500,
  };
  for await (const finding of diagnose({ config: readConfig(env), definitions, ...options })) {
    findings.push(finding);
  }
  return findings;
}

const faultsOf = (findings: readonly Finding[]) => findings.filter(({ remedy }) => remedy !== null);

test('finds nothing wrong where nothing is', async () => {
  const findings = await examine({ channelId });
  expect(faultsOf(findings)).toEqual([]);
  expect(findings.map(({ subject }) => subject)).toEqual([
    'Token',
    'Install link',
    'Commands',
    'Channel',
    'Gateway',
  ]);
});

test.each(cases)('names $name and the remedy', async ({ subject, says, remedy, ...fault }) => {
  const [found, ...others] = faultsOf(await examine(fault));
  expect(others).toEqual([]);
  expect(found).toEqual({
    subject,
    text: expect.stringMatching(says),
    remedy: expect.stringMatching(remedy),
  });
});
