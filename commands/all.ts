import type { Action, Command } from '../src/discord/command.ts';
import type { Definitions } from '../src/discord/publish.ts';
import { aboutDefinition, createAboutCommand } from './about.ts';
import { createAskActions } from './actions/ask.ts';
import { createBrowseActions } from './actions/browse.ts';
import { createCompareActions } from './actions/compare-with.ts';
import { createDeleteAction } from './actions/delete.ts';
import { createFeedbackActions } from './actions/feedback.ts';
import { createFollowUpActions } from './actions/follow-up.ts';
import { createMoreActions } from './actions/more.ts';
import { createSectionActions } from './actions/section.ts';
import { createShareAction } from './actions/share.ts';
import { askTheArticleDefinition, createAskTheArticleCommand } from './ask-the-article.ts';
import { compareDefinition, createCompareCommand } from './compare.ts';
import type { Services } from './services.ts';
import { createTopicsCommand, topicsDefinition } from './topics.ts';
import { createVirtCommand, virtDefinition } from './virt.ts';

/** What is published. */
export const definitions: Definitions = [
  virtDefinition,
  compareDefinition,
  topicsDefinition,
  aboutDefinition,
  askTheArticleDefinition,
];

/** Every command. */
export function createCommands(services: Services): readonly Command[] {
  return [
    createVirtCommand(services),
    createCompareCommand(services),
    createTopicsCommand(services),
    createAboutCommand(services),
    createAskTheArticleCommand(services),
  ];
}

/** Every action of the controls below the bot's messages. */
export function createActions(services: Services): readonly Action[] {
  return [
    ...createMoreActions(services),
    ...createSectionActions(services),
    ...createFollowUpActions(services),
    ...createCompareActions(services),
    ...createFeedbackActions(services),
    ...createBrowseActions(services),
    createShareAction(services),
    createDeleteAction(),
    ...createAskActions(services),
  ];
}
