import { createHandlers, type Handlers } from '../../commands/all.ts';
import type { Services } from '../../commands/services.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { createHandledLog, type HandledListener } from '../../src/discord/dispatch.ts';
import { createResponder, type Respond } from '../../src/discord/respond.ts';
import { noCooldown } from '../../src/state/cooldown.ts';
import type { Logger } from '../../src/logger.ts';
import type { ReplyStyle } from '../../src/message/style.ts';
import { makeServices } from '../commands/inputs.ts';

interface Serving extends Handlers {
  readonly respond: Respond;
  readonly onHandled: HandledListener;
}

/** How what is served departs from the usual. */
interface ServingParts extends Partial<Services> {
  readonly style?: ReplyStyle;
}

/** Everything that answers interactions from an engine, put together as the program does. */
export function createServing(
  engine: Engine,
  logger: Logger,
  { style = 'components', ...parts }: ServingParts = {},
): Serving {
  const services = makeServices(engine, parts);
  const handlers = createHandlers(services);
  const fingerprint = (): string => services.engine().corpus.fingerprint;
  const respond = createResponder({ ...handlers, cooldown: noCooldown, logger, style, fingerprint });
  return { ...handlers, respond, onHandled: createHandledLog(logger) };
}
