import type { ApplicationCommandType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { type CommandBody, typeOf } from './command-rules.ts';
import { refuseProblems } from './discord-error.ts';
import { createSnowflake } from './identity.ts';
import { isRecord } from './json.ts';
import { validateCommands } from './validate.ts';

/** A command as Discord returns it. */
export interface PublishedCommand extends CommandBody {
  readonly id: string;
  readonly application_id: string;
  readonly guild_id?: string;
  readonly version: string;
  readonly type: ApplicationCommandType;
  readonly default_member_permissions: string | null;
  readonly nsfw: boolean;
}

const commandShape = v.custom<CommandBody & { readonly default_member_permissions?: string | number | null }>(
  isRecord,
);
const globalScope = '';

/** Keeps published commands, global (scope `''`) and per guild (scope = guild id). */
export class CommandStore {
  readonly #applicationId: string;
  readonly #now: () => number;
  readonly #scopes = new Map<string, PublishedCommand[]>();

  constructor(applicationId: string, now: () => number) {
    this.#applicationId = applicationId;
    this.#now = now;
  }

  /** Commands of a scope, in order of creation. */
  list(scope: string = globalScope): readonly PublishedCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  /** The command a person would reach by name: the guild's own first, then the global one. */
  find(name: string, type: ApplicationCommandType, guildId: string | null): PublishedCommand | undefined {
    const reachable = [...(guildId === null ? [] : this.list(guildId)), ...this.list()];
    return reachable.find((command) => command.name === name && command.type === type);
  }

  /** Bulk overwrite: commands of the same type and name keep their id. */
  replaceAll(scope: string, body: unknown): readonly PublishedCommand[] {
    refuseProblems(validateCommands(body));
    const commands = v.parse(v.array(commandShape), body);
    const published = commands.map((command) => this.#publish(scope, command, this.#twin(scope, command)));
    this.#scopes.set(scope, published);
    return published;
  }

  #twin(scope: string, command: CommandBody): PublishedCommand | undefined {
    return this.list(scope).find(({ name, type }) => name === command.name && type === typeOf(command));
  }

  #publish(
    scope: string,
    command: v.InferOutput<typeof commandShape>,
    previous: PublishedCommand | undefined,
  ): PublishedCommand {
    const permissions = command.default_member_permissions;
    const published = {
      name_localizations: null,
      description_localizations: null,
      contexts: null,
      integration_types: [0],
      dm_permission: true,
      nsfw: false,
      ...command,
      description: command.description ?? '',
      type: typeOf(command),
      id: previous?.id ?? createSnowflake(this.#now()),
      application_id: this.#applicationId,
      version: previous?.version ?? '',
      default_member_permissions: permissions == null ? null : String(permissions),
      ...(scope === globalScope ? {} : { guild_id: scope }),
    };
    const isSame = JSON.stringify(published) === JSON.stringify(previous);
    return isSame ? published : { ...published, version: createSnowflake(this.#now()) };
  }
}
