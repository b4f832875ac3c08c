import type { Action, Command } from '../src/discord/command.ts';
import { createAboutCommand } from './about.ts';
import { createAskAction, createAskAgainAction } from './actions/ask.ts';
import { createBrowseActions } from './actions/browse.ts';
import { createCompareActions } from './actions/compare-with.ts';
import { createDeleteAction } from './actions/delete.ts';
import { createFeedbackActions } from './actions/feedback.ts';
import { createFollowUpActions } from './actions/follow-up.ts';
import { createMoreAction } from './actions/more.ts';
import { createSectionActions } from './actions/section.ts';
import { createShareAction } from './actions/share.ts';
import { createAskTheArticleCommand } from './ask-the-article.ts';
import { createCompareCommand } from './compare.ts';
import type { Services } from './services.ts';
import { createTopicsCommand } from './topics.ts';
import { createVirtCommand } from './virt.ts';

/** What the bot serves. */
export interface Handlers {
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
}

/** Every command, and every action of the controls below its messages. */
export function createHandlers(services: Services): Handlers {
  return {
    commands: [
      createVirtCommand(services),
      createCompareCommand(services),
      createTopicsCommand(services),
      createAboutCommand(services),
      createAskTheArticleCommand(services),
    ],
    actions: [
      createMoreAction(services),
      ...createSectionActions(services),
      ...createFollowUpActions(services),
      ...createCompareActions(services),
      ...createFeedbackActions(services),
      ...createBrowseActions(services),
      createShareAction(services),
      createDeleteAction(),
      createAskAction(services),
      createAskAgainAction(services),
    ],
  };
}
