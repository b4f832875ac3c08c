import { createHandlers, type Handlers } from '../../commands/all.ts';
import type { Services } from '../../commands/services.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { createHandledLog, type HandledListener } from '../../src/discord/dispatch.ts';
import { createResponder, type Respond } from '../../src/discord/respond.ts';
import type { Logger } from '../../src/logger.ts';
import { makeServices } from '../commands/inputs.ts';

interface Serving extends Handlers {
  readonly respond: Respond;
  readonly onHandled: HandledListener;
}

/** Everything that answers interactions from an engine, put together as the program does. */
export function createServing(engine: Engine, logger: Logger, parts: Partial<Services> = {}): Serving {
  const handlers = createHandlers(makeServices(engine, parts));
  const { fingerprint } = engine.corpus;
  const respond = createResponder({
    ...handlers,
    logger,
    style: 'components',
    fingerprint: () => fingerprint,
  });
  return { ...handlers, respond, onHandled: createHandledLog(logger) };
}
