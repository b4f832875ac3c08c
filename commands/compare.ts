import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Engine } from '../src/answer/engine.ts';
import { createChoices, suggestionsWanted } from '../src/discord/choices.ts';
import type { AutocompleteInput, Command } from '../src/discord/command.ts';
import { readText } from '../src/discord/options.ts';
import { createView } from '../src/discord/view.ts';
import { renderMissingOption } from '../src/message/render-error.ts';
import { comparePair } from './comparing.ts';
import { describeIn, everywhere, longestName, nameIn } from './definition.ts';
import type { Services } from './services.ts';

const name = {
  type: ApplicationCommandOptionType.String,
  max_length: longestName,
  autocomplete: true,
} as const;

const definition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'compare',
  ...describeIn('compare'),
  ...everywhere,
  options: [
    { ...name, ...nameIn('a'), ...describeIn('aHint'), required: true },
    { ...name, ...nameIn('b'), ...describeIn('bHint'), required: true },
    { ...name, ...nameIn('aspect'), ...describeIn('aspectHint') },
  ],
};

/** `/compare a b aspect`: two subjects side by side; private when there is nothing to compare. */
export function createCompareCommand(services: Services): Command {
  const { engine } = services;
  return {
    definition,
    run: (input) => {
      const a = readText(input, 'a');
      const b = readText(input, 'b');
      if (a === null || b === null) {
        const { words } = createView(input, 'private');
        return { message: renderMissingOption(a === null ? 'a' : 'b', words), outcome: 'rejected' };
      }
      const aspect = readText(input, 'aspect');
      const { commandId } = input;
      return comparePair(input, { a, b, aspect, commandId, isPrivate: false, signature: null }, services);
    },
    autocomplete: (input) =>
      createChoices(
        input.focused === 'aspect' ? suggestAspects(engine(), input) : suggestNames(engine(), input),
      ),
  };
}

function suggestAspects({ aspects }: Engine, input: AutocompleteInput): readonly string[] {
  const typed = (readText(input, 'aspect') ?? '').toLowerCase();
  return aspects.filter((aspect) => aspect.toLowerCase().includes(typed));
}

/** Without the name that stands on the other side already. */
function suggestNames(engine: Engine, input: AutocompleteInput): readonly string[] {
  const other = readText(input, input.focused === 'a' ? 'b' : 'a');
  const typed = readText(input, input.focused) ?? '';
  return engine.suggestSubjects(typed, suggestionsWanted).filter((subject) => subject !== other);
}
