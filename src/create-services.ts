import type { Services } from '../commands/services.ts';
import type { Engine } from './answer/engine.ts';
import type { FeedbackRecorder } from './discord/ports.ts';
import type { Gaps } from './state/state.ts';

/** What commands and actions are given by whoever runs them. */
export interface ServiceParts {
  readonly engine: () => Engine;
  /** Of the program. */
  readonly version: string;
  /** Whether the bot answers messages. */
  readonly isChatting: boolean;
  /** Null while nothing is counted. */
  readonly gaps: Gaps | null;
}

/** What commands and actions work with, from what the process has. */
export function createServices({ engine, version, isChatting, gaps }: ServiceParts): Services {
  const feedback = gaps === null ? null : createRecorder(gaps);
  return { engine, version, isChatting, feedback, drawComparison: null, sourceUrl: null };
}

/** Counts as gaps what was not answered, or not well. */
function createRecorder(gaps: Gaps): FeedbackRecorder {
  return {
    record({ verdict, question }) {
      if (verdict !== 'helpful') void gaps.add(question, verdict === 'abstained' ? 'abstained' : 'disliked');
    },
  };
}
