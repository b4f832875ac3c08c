import type { Command } from 'commander';
import type { CommonOptions, Context } from './dependencies.ts';
import { readSnowflake } from './register.ts';

interface DoctorOptions extends CommonOptions {
  readonly channel?: string;
}

/** Sets up `doctor`: what Discord says of the settings, each fault with its remedy. */
export function setUpDoctor(command: Command, { dependencies, print, finish }: Context): void {
  command
    .description('ask Discord what is wrong, and say what to do')
    .option('--channel <id>', 'look at what the bot may do in this channel, too', readSnowflake)
    .action(async ({ channel }: DoctorOptions) => {
      for await (const { subject, text, remedy } of dependencies.diagnose(channel ?? null)) {
        await print(`${remedy === null ? '✓' : '✗'} ${subject}: ${text}`);
        if (remedy === null) continue;
        await print(`  → ${remedy}`);
        finish(1);
      }
    });
}
