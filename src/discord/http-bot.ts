import type { Config } from '../config.ts';
import { publishUntilDone, type PublishOptions } from './publish.ts';
import { endingOf, measureSince, sendFollowUp, WorkInHand, type HandlingParts, type Reply } from './reply.ts';
import { openRest } from './rest.ts';

export interface HttpBotOptions extends HandlingParts, PublishOptions {
  /** Without a token, nothing is published. */
  readonly config: Pick<Config, 'discordApiUrl' | 'discordGuildId' | 'discordToken'>;
  readonly applicationId: string;
}

/** A bot that Discord brings interactions to, without a gateway. */
export interface HttpBot {
  /**
   * Works out the answer to an interaction; never rejects. Null when it cannot be answered at all. `afterwards` is to be
   * called when the answer has gone out, or cannot any more.
   */
  readonly answer: (
    payload: unknown,
  ) => Promise<(Pick<Reply, 'callback' | 'files'> & { afterwards(isSent: boolean): void }) | null>;
  /** Stops publishing, and finishes what follows answers; takes at most the time of one such request. */
  readonly stop: () => Promise<void>;
}

/** Serves the commands to whoever hands over payloads, and publishes their definitions if there is a token. */
export function startHttpBot(options: HttpBotOptions): HttpBot {
  const { config, applicationId, answer, onHandled, logger } = options;
  const rest = openRest(config, config.discordToken, logger);
  const closing = new AbortController();
  const inHand = new WorkInHand();
  if (config.discordToken !== null) void publishUntilDone(rest, applicationId, options, closing.signal);
  return {
    async answer(payload) {
      const startedAt = performance.now();
      const reply = await answer(payload);
      onHandled({ ...endingOf(reply), ms: measureSince(startedAt), shard: 0 });
      if (reply === null) return null;
      const finish = async (isSent: boolean) => (isSent ? sendFollowUp(reply, rest, logger) : reply.undo?.());
      return { ...reply, afterwards: (isSent) => inHand.add(finish(isSent)) };
    },
    stop: async () => {
      closing.abort();
      await inHand.finish();
    },
  };
}
