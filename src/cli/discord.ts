import { InvalidArgumentError } from 'commander';
import * as v from 'valibot';
import { snowflake } from '../snowflake.ts';
import type { Context, CorpusCommand } from './dependencies.ts';

export function setUpRegister(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('publish the commands to Discord')
    .option('--guild <id>', 'only to this server, where they appear at once', readSnowflake)
    .action(async ({ guild = null }) => {
      const names = await dependencies.registerCommands(guild);
      await print(`Published ${names.join(', ')}.`);
    });
}

export function setUpDoctor(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('ask Discord what is wrong, and say what to do')
    .option('--channel <id>', 'look at what the bot may do in this channel, too', readSnowflake)
    .action(async ({ channel = null }) => {
      for await (const { subject, text, remedy } of await dependencies.diagnose(channel)) {
        await print(`${remedy === null ? '✓' : '✗'} ${subject}: ${text}`);
        if (remedy === null) continue;
        await print(`  → ${remedy}`);
        finish(1);
      }
    });
}

function readSnowflake(text: string): string {
  if (v.is(snowflake, text)) return text;
  throw new InvalidArgumentError(
    'An id of Discord has digits only: right click on the server or channel › Copy ID.',
  );
}
