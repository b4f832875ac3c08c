import { createDrawnAnswers } from '../commands/drawn-answers.ts';
import type { Services } from '../commands/services.ts';
import { stripMarkup } from './answer/find-question.ts';
import type { Engine } from './answer/engine.ts';
import type { FeedbackRecorder } from './discord/ports.ts';
import type { OpenPictures } from './open-pictures.ts';
import type { Gaps, State } from './state/state.ts';

/** What commands and actions are given by whoever runs them. */
export interface ServiceParts {
  readonly engine: () => Engine;
  /** Of the program. */
  readonly version: string;
  /** Whether the bot answers messages. */
  readonly isChatting: boolean;
  readonly state: Pick<State, 'gaps' | 'repeats'>;
  /** Null where no pictures are drawn. */
  readonly pictures: Pick<OpenPictures, 'drawComparison'> | null;
}

/** What commands and actions work with, from what the process has. */
export function createServices(parts: ServiceParts): Services {
  const { engine, version, isChatting, state, pictures } = parts;
  const { gaps, repeats } = state;
  const feedback = gaps === null ? null : createRecorder(gaps);
  return {
    engine,
    version,
    isChatting,
    claim: async (key) => repeats.isFirst(key),
    feedback,
    recallDrawn: createDrawnAnswers(),
    drawComparison: pictures?.drawComparison ?? null,
    sourceUrl: null,
  };
}

/** Counts as gaps what was not answered, or not well. */
function createRecorder(gaps: Gaps): FeedbackRecorder {
  return {
    record({ verdict, question }) {
      if (verdict === 'helpful') return;
      void gaps.add(stripMarkup(question), verdict === 'abstained' ? 'abstained' : 'disliked');
    },
  };
}
