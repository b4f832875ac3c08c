import { REST } from 'discord.js';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Attachment } from '../message/message.ts';
import type { Command } from './command.ts';
import { createDelivery } from './deliver.ts';
import { measureSince, performAfterwards, type HandledListener } from './dispatch.ts';
import { publishUntilDone, type Publication } from './publish.ts';
import type { Ending, Respond, Response } from './respond.ts';

/** What a bot that is reached over HTTP is made of. */
export interface HttpBotOptions {
  readonly config: Pick<Config, 'discordApiUrl' | 'discordGuildId' | 'discordToken'>;
  readonly applicationId: string;
  /** What is published, if there is a token. */
  readonly commands: readonly Command[];
  /** What answers. */
  readonly respond: Respond;
  readonly onHandled: HandledListener;
  readonly logger: Logger;
}

/** The first answer to an interaction, and what is to be done once Discord has it. */
export interface HttpReply {
  /** An interaction callback as Discord's API describes it. */
  readonly callback: object;
  readonly files: readonly Attachment[];
  /** Sends what comes after the answer; never rejects. Null when nothing does. */
  readonly afterwards: (() => Promise<void>) | null;
}

/** A bot that Discord brings interactions to, without a gateway. */
export interface HttpBot {
  /** Works out the answer to an interaction; never rejects. Null when it cannot be answered at all. */
  readonly respond: (payload: unknown) => Promise<HttpReply | null>;
  /** How far the commands' definitions are; `no-token` leaves them as they are. */
  publication(): Publication | 'pending' | 'no-token';
  /** Stops publishing, and finishes what follows answers; takes at most the time of one such request. */
  readonly stop: () => Promise<void>;
}

const restTimeoutMs = 10_000;

/** Serves the commands to whoever hands over payloads, and publishes their definitions if there is a token. */
export function startHttpBot(options: HttpBotOptions): HttpBot {
  const { config, applicationId, respond, onHandled, logger } = options;
  const rest = new REST({ api: config.discordApiUrl, timeout: restTimeoutMs });
  const deliver = createDelivery(rest);
  const closing = new AbortController();
  const inHand = new Set<Promise<void>>();
  let publication: Publication | 'pending' | 'no-token' = 'no-token';
  if (config.discordToken !== null) {
    publication = 'pending';
    rest.setToken(config.discordToken);
    void publishUntilDone(rest, applicationId, options, closing.signal).then((outcome) => {
      publication = outcome;
    });
  }

  async function follow(response: Response): Promise<void> {
    const following = performAfterwards(response, deliver, logger).finally(() => inHand.delete(following));
    inHand.add(following);
    return following;
  }

  return {
    async respond(payload) {
      const startedAt = performance.now();
      const response = await respond(payload, { shard: 0 });
      onHandled({ ...describeEnding(response), ms: measureSince(startedAt), shard: 0 });
      if (response === null) return null;
      const { callback, files, afterwards } = response;
      return { callback, files, afterwards: afterwards.length === 0 ? null : async () => follow(response) };
    },
    publication: () => publication,
    stop: async () => {
      closing.abort();
      await Promise.all(inHand);
    },
  };
}

function describeEnding(response: Response | null): Ending {
  if (response === null) return { kind: null, command: null, outcome: 'unreadable' };
  const { kind, command, outcome, errorId } = response;
  return errorId === undefined ? { kind, command, outcome } : { kind, command, outcome, errorId };
}
