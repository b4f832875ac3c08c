import type { ApplicationCommandType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { type CommandBody, typeOf } from './command-rules.ts';
import { refuseProblems } from './discord-error.ts';
import { application, createSnowflake } from './identity.ts';
import { isRecord } from './json.ts';
import { validateCommands } from './validate.ts';

export interface PublishedCommand extends CommandBody {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly type: ApplicationCommandType;
  readonly guild_id?: string;
}

const commandsShape = v.array(v.custom<CommandBody>(isRecord));
const globalScope = '';

/** Keeps published commands, global (scope `''`) and per guild (scope = guild id). */
export class CommandStore {
  readonly #scopes = new Map<string, readonly PublishedCommand[]>();

  list(scope = globalScope): readonly PublishedCommand[] {
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
    const published = v.parse(commandsShape, body).map((command) => this.#publish(scope, command));
    this.#scopes.set(scope, published);
    return published;
  }

  #publish(scope: string, command: CommandBody): PublishedCommand {
    const type = typeOf(command);
    const previous = this.list(scope).find(({ name, type: kind }) => name === command.name && kind === type);
    return {
      ...command,
      description: command.description ?? '',
      type,
      id: previous?.id ?? createSnowflake(),
      application_id: application.id,
      version: createSnowflake(),
      ...(scope === globalScope ? {} : { guild_id: scope }),
    };
  }
}
