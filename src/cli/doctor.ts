import type { Command } from 'commander';
import type { CommonOptions, Context } from './dependencies.ts';
import { readSnowflake } from './register.ts';
import { writeLine } from './write.ts';

interface DoctorOptions extends CommonOptions {
  readonly channel?: string;
}

/** Sets up `doctor`: what Discord says of the settings, each fault with its remedy. */
export function setUpDoctor(command: Command, context: Context): void {
  command
    .description('ask Discord what is wrong, and say what to do')
    .option('--channel <id>', 'look at what the bot may do in this channel, too', readSnowflake)
    .action(async ({ channel }: DoctorOptions) => {
      for await (const { subject, text, remedy } of context.dependencies.diagnose(channel ?? null)) {
        const line = `${remedy === null ? '✓' : '✗'} ${subject}: ${text}`;
        await writeLine(
          context.dependencies.terminal.output,
          remedy === null ? line : `${line}\n  → ${remedy}`,
        );
        if (remedy !== null) context.finish(1);
      }
    });
}
