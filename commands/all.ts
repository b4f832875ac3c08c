import { againAction } from '../src/discord/answer-interaction.ts';
import type { Action, Command } from '../src/discord/command.ts';
import type { Definitions } from '../src/discord/publish.ts';
import { about } from './about.ts';
import { answerActions } from './actions/answer.ts';
import { browseActions } from './actions/browse.ts';
import { compareActions } from './actions/compare-with.ts';
import { askTheArticle } from './ask-the-article.ts';
import { compare } from './compare.ts';
import type { ServedActions, ServedCommand, Services } from './services.ts';
import { topics } from './topics.ts';
import { virt } from './virt.ts';

const commands: readonly ServedCommand[] = [virt, compare, topics, about, askTheArticle];

const actions: ServedActions = { ...answerActions, ...compareActions, ...browseActions };

/** What points to nothing in the corpus, and works the same after it has changed. */
const corpusFree = new Set(['ask', againAction, 'follow', 'followed', 'helpful', 'unhelpful', 'delete']);

export const definitions: Definitions = commands.map(({ definition }) => definition);

export function createCommands(services: Services): readonly Command[] {
  return commands.map((command) => ({
    definition: command.definition,
    run: (input) => command.run(input, services),
    autocomplete: (input) => command.autocomplete?.(input, services.engine()) ?? [],
  }));
}

export function createActions(services: Services): readonly Action[] {
  return Object.entries(actions).map(([name, run]) => ({
    name,
    isCorpusFree: corpusFree.has(name),
    run: (input) => run(input, services),
  }));
}
