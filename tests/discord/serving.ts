import { onTestFinished } from 'vitest';
import { actions, commands, corpusFree } from '../../commands/all.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { createAnswerInteraction } from '../../src/discord/answer-interaction.ts';
import type { AnswerInteraction, HandledListener } from '../../src/discord/reply.ts';
import { createInteractionRoutes } from '../../src/http/interactions.ts';
import { startHttpServer } from '../../src/http/server.ts';
import { createLogger, type Logger } from '../../src/logger.ts';
import { createCooldown } from '../../src/state/cooldown.ts';
import { createMemoryRepeats } from '../../src/state/memory.ts';
import type { Cooldown } from '../../src/state/state.ts';
import { makeServices } from '../commands/inputs.ts';
import type { Services } from '../../src/discord/command.ts';

/** How what is served departs from the usual. */
interface ServingParts extends Partial<Services> {
  readonly cooldown?: Cooldown;
  readonly logger?: Logger;
}

const silent = createLogger({ level: 'silent', secrets: [] });

/** Everything that answers interactions from an engine, put together as the program does. */
export function createServing(
  engine: Engine,
  { cooldown = createCooldown({ burst: 1, perMinute: 0 }), logger = silent, ...parts }: ServingParts = {},
): { readonly answer: AnswerInteraction; readonly onHandled: HandledListener } {
  const services = makeServices(engine, parts);
  const answer = createAnswerInteraction({ commands, actions, corpusFree, services, cooldown, logger });
  return { answer, onHandled: (handled) => logger.info(handled, 'Interaction') };
}

/** Serves `POST /interactions`, until the test ends at the latest. */
export async function serveInteractions(
  parts: Omit<Parameters<typeof createInteractionRoutes>[0], 'repeats'>,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const routes = createInteractionRoutes({ ...parts, repeats: createMemoryRepeats() });
  const server = await startHttpServer([routes], { host: '127.0.0.1', port: 0 }, parts.logger);
  onTestFinished(async () => server.close());
  return { address: `http://127.0.0.1:${server.port}`, close: async () => server.close() };
}
