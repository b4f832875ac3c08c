import { DiscordAPIError, type REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import * as v from 'valibot';
import { hasHttpInteractions, type Config } from '../config.ts';
import { inviteLink, type Definitions } from './publish.ts';
import { openRest } from './rest.ts';

export interface Finding {
  readonly subject: string;
  /** What is there, or what is wrong. */
  readonly text: string;
  /** What to do; null where nothing is wrong. */
  readonly remedy: string | null;
}

export interface DiagnoseOptions {
  readonly config: Config;
  readonly definitions: Definitions;
  readonly channelId: string | null;
}

const portal = 'https://discord.com/developers/applications';

const installType = v.nullish(
  v.object({ oauth2_install_params: v.optional(v.object({ scopes: v.array(v.string()) })) }),
);
const application = v.object({
  id: v.string(),
  verify_key: v.optional(v.string()),
  interactions_endpoint_url: v.nullish(v.string(), null),
  integration_types_config: v.optional(v.object({ 0: installType, 1: installType }), {}),
});

const commandList = v.array(v.object({ name: v.string() }));
type Application = v.InferOutput<typeof application>;

/** Asks Discord about everything that the bot needs of it, and yields each finding; it ends where going on is no use. */
export async function* diagnose(options: DiagnoseOptions): AsyncGenerator<Finding> {
  const { config, channelId } = options;
  if (config.discordToken === null) {
    yield found('Token', 'DISCORD_TOKEN is not set', `Copy it from the Bot page of ${portal} into .env.`);
    return;
  }
  const rest = openRest(config, config.discordToken);
  rest.options.retries = 0;
  const asked = await ask(async () => v.parse(application, await rest.get(Routes.currentApplication())));
  if (asked instanceof Error) {
    yield describeRefusal(asked, config);
    return;
  }
  yield found('Token', `accepted; invite: ${inviteLink(asked.id)}`);
  yield* compareSettings(asked, config);
  yield checkScopes(asked);
  yield await checkCommands(rest, asked.id, options);
  if (channelId !== null) yield await checkChannel(rest, channelId, asked.id);
}

function found(subject: string, text: string, remedy: string | null = null): Finding {
  return { subject, text, remedy };
}

async function ask<Value>(request: () => Promise<Value>): Promise<Value | Error> {
  return request().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

function describeRefusal(error: Error, config: Config): Finding {
  if (error instanceof DiscordAPIError && error.status === 401) {
    const remedy = `Choose Reset Token on the Bot page of ${portal} and put the new one into DISCORD_TOKEN.`;
    return found('Token', 'Discord does not accept it', remedy);
  }
  const notice = config.notices.find((each) => each.includes('PROXY'));
  const remedy = `${notice ?? 'Look at network, DNS and firewall'}. HTTPS to discord.com and gateway.discord.gg must be open.`;
  // The whole address may hold a password.
  const { host } = new URL(config.discordApiUrl);
  return found('Network', `${host} does not answer: ${error.message}`, remedy);
}

function* compareSettings(told: Application, config: Config): Generator<Finding> {
  const ids = [
    ['DISCORD_APPLICATION_ID', config.discordApplicationId, told.id],
    ['DISCORD_PUBLIC_KEY', config.discordPublicKey, told.verify_key],
  ] as const;
  for (const [name, own, right] of ids) {
    if (own === null || right === undefined || own === right) continue;
    const remedy = `Copy it again from General Information of ${portal}, or leave it out.`;
    yield found('Application', `${name} is ${own}, the token belongs to ${right}`, remedy);
  }
  const url = told.interactions_endpoint_url;
  if ((url !== null) === hasHttpInteractions(config)) return;
  const here = `Interactions Endpoint URL on General Information of ${portal}`;
  const text = `Discord sends them ${url === null ? 'over the gateway' : `to ${url} alone`}`;
  const remedy =
    url === null
      ? `Enter https://YOUR.HOST/interactions as ${here}, or unset DISCORD_PUBLIC_KEY.`
      : `Clear ${here}, or set DISCORD_PUBLIC_KEY and DISCORD_APPLICATION_ID.`;
  yield found('Interactions', text, remedy);
}

function checkScopes({ id, integration_types_config: types }: Application): Finding {
  const expected = { 0: ['bot', 'applications.commands'], 1: ['applications.commands'] };
  const lacks = ([0, 1] as const).flatMap((type) => {
    const scopes = types[type]?.oauth2_install_params?.scopes;
    return scopes === undefined ? [] : expected[type].filter((scope) => !scopes.includes(scope));
  });
  if (lacks.length === 0) return found('Install link', 'has the scopes');
  const remedy = `Add them on the Installation page of ${portal}, or invite with ${inviteLink(id)}`;
  return found('Install link', `lacks the scopes ${lacks.join(', ')}`, remedy);
}

function listNames(named: readonly { readonly name: string }[]): string {
  const names = named.map(({ name }) => name).toSorted();
  return names.join(', ') || 'none';
}

async function checkCommands(rest: REST, id: string, options: DiagnoseOptions): Promise<Finding> {
  const guild = options.config.discordGuildId;
  const route = guild === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
  const listed = await ask(async () => v.parse(commandList, await rest.get(route)));
  if (listed instanceof Error) {
    const remedy = `Invite the bot there with ${inviteLink(id)}, or correct DISCORD_GUILD_ID.`;
    return found('Commands', `cannot be read: ${listed.message}`, remedy);
  }
  const [published, expected] = [listed, options.definitions].map(listNames);
  if (published === expected) return found('Commands', `published: ${published}`);
  const text = `published: ${published}; expected: ${expected}`;
  return found('Commands', text, 'Start the bot, or run "virtbot register".');
}

async function checkChannel(rest: REST, channelId: string, applicationId: string): Promise<Finding> {
  // It brings all of discord.js, which a bot that runs does not need.
  const { listMissing } = await import('./channel-permissions.ts');
  const missing = await ask(async () => listMissing(rest, channelId, applicationId));
  if (missing instanceof Error) {
    const remedy = 'Invite the bot to its server, let it see the channel, or correct the id.';
    return found('Channel', `${channelId} cannot be seen: ${missing.message}`, remedy);
  }
  if (missing.length === 0) return found('Channel', 'the bot may answer there');
  const remedy = 'Grant them to its role: Edit Channel › Permissions.';
  return found('Channel', `the bot lacks ${missing.join(', ')}`, remedy);
}
