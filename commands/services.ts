import type { Engine } from '../src/answer/engine.ts';
import type { DrawComparison, FeedbackRecorder } from '../src/discord/ports.ts';
import type { Claim } from './claim.ts';
import type { RecallDrawn } from './drawn-answers.ts';

/** What commands and actions work with. */
export interface Services {
  /** The engine of the moment, asked for anew each time, so that a reloaded corpus shows at once. */
  readonly engine: () => Engine;
  readonly recallDrawn: RecallDrawn;
  /** Keeps what may happen once from happening again, on any replica. */
  readonly claim: Claim;
  /** Null where nothing is counted: then nobody is asked either. */
  readonly feedback: FeedbackRecorder | null;
  /** Whether the bot answers messages. */
  readonly isChatting: boolean;
  /** Null where no pictures are drawn. */
  readonly drawComparison: DrawComparison | null;
  /** Of the program. */
  readonly version: string;
  /** Where the program's source code stands, or null. */
  readonly sourceUrl: string | null;
}
