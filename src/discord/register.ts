import { Routes, type REST, type RESTPostAPIApplicationCommandsJSONBody, type RouteLike } from 'discord.js';
import * as v from 'valibot';

/** What publishing commands needs. */
export interface RegisterOptions {
  /** A REST connection that holds the bot's token. */
  readonly rest: REST;
  /** Null asks Discord whose token it is. */
  readonly applicationId: string | null;
  /** Server to publish in, where changes show at once; null publishes everywhere. */
  readonly guildId: string | null;
  readonly definitions: readonly RESTPostAPIApplicationCommandsJSONBody[];
}

/** Fields that Discord adds to a command, or keeps only for old clients. */
const addedFields: ReadonlySet<string> = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

/** Fields that mean something for global commands only. */
const globalFields: ReadonlySet<string> = new Set(['contexts', 'integration_types']);

/** What Discord fills in for a field that is left out: a chat command, and no description of other commands. */
const fieldDefaults: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['type', 1],
  ['description', ''],
]);

const application = v.object({ id: v.string() });

/**
 * Publishes the commands if what is registered differs, and says whether it did: Discord allows 200 new commands a day.
 *
 * @throws DiscordAPIError, HTTPError or a network error when Discord does not take them.
 */
export async function registerCommands(options: RegisterOptions): Promise<'published' | 'unchanged'> {
  const { rest, guildId, definitions } = options;
  const applicationId = options.applicationId ?? (await fetchApplicationId(rest));
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const ignored = guildId === null ? addedFields : new Set([...addedFields, ...globalFields]);
  const registered = await fetchRegistered(rest, route);
  if (describe(registered, ignored) === describe(definitions, ignored)) return 'unchanged';
  const body: unknown = guildId === null ? definitions : definitions.map(withoutGlobalFields);
  await rest.put(route, { body });
  return 'published';
}

async function fetchApplicationId(rest: REST): Promise<string> {
  return v.parse(application, await rest.get(Routes.currentApplication())).id;
}

/** Reading only saves a write: if it fails, publishing shows whether Discord can be reached. */
async function fetchRegistered(rest: REST, route: RouteLike): Promise<unknown> {
  return rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) }).catch(() => null);
}

function withoutGlobalFields(definition: RESTPostAPIApplicationCommandsJSONBody): Record<string, unknown> {
  return Object.fromEntries(Object.entries(definition).filter(([field]) => !globalFields.has(field)));
}

/** Commands in a form that is the same before Discord has stored them and after. */
function describe(commands: unknown, ignored: ReadonlySet<string>): string {
  const described = Array.isArray(commands)
    ? commands.map((command) => JSON.stringify(normalise(command, ignored)))
    : [];
  return described.toSorted().join('\n');
}

/** Drops ignored fields and those that only say the default, and puts fields (and lists of numbers) in order. */
function normalise(value: unknown, ignored: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => normalise(element, ignored));
    return elements.every((element) => typeof element === 'number')
      ? elements.toSorted((x, y) => x - y)
      : elements;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([field, content]) => !ignored.has(field) && !isDefault(field, content))
    .map(([field, content]) => [field, normalise(content, ignored)] as const);
  return Object.fromEntries(fields.toSorted(([x], [y]) => (x < y ? -1 : 1)));
}

function isDefault(field: string, content: unknown): boolean {
  const isEmpty = Array.isArray(content) && content.length === 0;
  return (
    content === undefined ||
    content === null ||
    content === false ||
    isEmpty ||
    fieldDefaults.get(field) === content
  );
}
