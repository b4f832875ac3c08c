import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { definitions } from '../../commands/all.ts';
import { readConfig } from '../../src/config.ts';
import { diagnose, type Finding } from '../../src/discord/diagnose.ts';
import { places } from '../end-to-end/loopback/interaction-payload.ts';
import { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';
import { startBot } from '../helpers/bot-process.ts';

/** How what is examined departs from what is right. */
interface Departure {
  readonly env?: Readonly<Record<string, string>>;
  readonly application?: object;
  readonly prepare?: (discord: LoopbackDiscord) => void;
  readonly channelId?: string | null;
}

const { channel: channelId, guild: guildId } = places.guild;
const { ViewChannel, SendMessages, ReadMessageHistory } = PermissionFlagsBits;
const unreachable = { DISCORD_API_URL: 'http://127.0.0.1:1/api' };
const incomplete = { 0: { oauth2_install_params: { scopes: ['bot'], permissions: '0' } } };

/** What the one finding about each fault says: its subject, what is wrong, and the remedy. */
const faults: Readonly<Record<string, readonly [Departure, RegExp]>> = {
  'a wrong token': [{ env: { DISCORD_TOKEN: 'wrong.token' } }, /^Token: .*not accept.*Reset Token/],
  'no token': [{ env: { DISCORD_TOKEN: '' } }, /^Token: .*not set.*Bot page/],
  'no way to Discord': [{ env: unreachable }, /^Network: .*127\.0\.0\.1:1.*firewall/],
  'a proxy': [
    { env: { ...unreachable, HTTPS_PROXY: 'http://proxy:3128' } },
    /^Network: .*does not answer.*HTTPS_PROXY are not used/,
  ],
  "another application's id": [
    { env: { DISCORD_APPLICATION_ID: '800000000000000009' } },
    /^Application: .*belongs to 800000000000000001.*General Information/,
  ],
  'an endpoint while the bot uses the gateway': [
    { application: { interactions_endpoint_url: 'https://old.example/x' } },
    /^Interactions: .*old\.example.*Clear Interactions Endpoint URL/,
  ],
  'an install link without scopes': [
    { application: { integration_types_config: incomplete } },
    /^Install link: .*applications\.commands.*Installation page/,
  ],
  'commands that are not published': [
    { prepare: ({ commands }) => void commands.replaceAll('', []) },
    /^Commands: .*published: none.*register/,
  ],
  'an unknown channel': [{ channelId: '7' }, /^Channel: .*Unknown Channel.*Invite/],
  'a channel without permissions': [
    { channelId, prepare: ({ details }) => (details.permissions = String(ViewChannel | ReadMessageHistory)) },
    /^Channel: .*lacks SendMessages .*Permissions/,
  ],
};

async function openFor({ application = {}, prepare }: Departure): Promise<LoopbackDiscord> {
  const discord = await LoopbackDiscord.start({ guildIds: [guildId ?? ''] });
  onTestFinished(async () => discord.close());
  discord.commands.replaceAll('', definitions);
  const permissions = String(ViewChannel | SendMessages | ReadMessageHistory);
  Object.assign(discord.details, { application, guildId, permissions });
  prepare?.(discord);
  return discord;
}

async function examine(departure: Departure): Promise<readonly Finding[]> {
  const discord = await openFor(departure);
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...departure.env };
  const findings: Finding[] = [];
  const options = { definitions, channelId: departure.channelId ?? null };
  for await (const finding of diagnose({ config: readConfig(env), ...options })) findings.push(finding);
  return findings;
}

test.each([
  ['nothing', {}, 0, ['✓ Token', '✓ Install link', '✓ Commands', '✓ Channel']],
  ['a token', { DISCORD_TOKEN: 'wrong' }, 1, ['✗ Token', '  → Choose Reset Token on the Bot page of https']],
])('as it is built, ends rightly where %s is wrong', async (_name, wrong, code, begins) => {
  const { token, apiUrl } = await openFor({});
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, ...wrong };
  const doctor = startBot({ args: ['doctor', '--channel', channelId], env });
  expect(await doctor.exited).toEqual({ code, signal: null });
  expect(doctor.lines.entries.map((line) => line.split(':')[0])).toEqual(begins);
});

test.each(Object.entries(faults))('names %s and the remedy', async (_name, [departure, says]) => {
  const wrong = (await examine(departure)).filter(({ remedy }) => remedy !== null);
  expect(wrong.map(({ subject, text, remedy }) => `${subject}: ${text} ${remedy}`)).toEqual([
    expect.stringMatching(says),
  ]);
});
