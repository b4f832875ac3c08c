import { type Command, InvalidArgumentError } from 'commander';
import * as v from 'valibot';
import { snowflake } from '../snowflake.ts';
import type { CommonOptions, Context } from './dependencies.ts';

interface RegisterOptions extends CommonOptions {
  readonly guild?: string;
}

/** Sets up `register`: publishes the commands to Discord. */
export function setUpRegister(command: Command, { dependencies, print }: Context): void {
  command
    .description('publish the commands to Discord')
    .option('--guild <id>', 'only to this server, where they appear at once', readSnowflake)
    .action(async (options: RegisterOptions) => {
      const names = await dependencies.registerCommands(options.guild ?? null);
      await print(`Published ${names.join(', ')}.`);
    });
}

/** Reads the id of something on Discord from an option. */
export function readSnowflake(text: string): string {
  if (v.is(snowflake, text)) return text;
  throw new InvalidArgumentError(
    'An id of Discord has digits only: right click on the server or channel › Copy ID.',
  );
}
