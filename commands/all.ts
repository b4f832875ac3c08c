import { againAction } from '../src/discord/answer-interaction.ts';
import type { Action, Command } from '../src/discord/command.ts';
import type { Definitions } from '../src/discord/publish.ts';
import { about } from './about.ts';
import { answerActions } from './answering.ts';
import { askTheArticle } from './ask-the-article.ts';
import { compare, compareActions } from './compare.ts';
import { browseActions, topics } from './topics.ts';
import { virt } from './virt.ts';

export const commands: readonly Command[] = [virt, compare, topics, about, askTheArticle];

export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({ ...answerActions, ...compareActions, ...browseActions }),
);

/** Actions that point to nothing in the corpus, and work the same after it has changed. */
export const corpusFree: ReadonlySet<string> = new Set([
  'ask',
  againAction,
  'follow',
  'followed',
  'helpful',
  'unhelpful',
  'delete',
]);

export const definitions: Definitions = commands.map(({ definition }) => definition);
