import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Field } from '../src/answer/completion.ts';
import type { Engine } from '../src/answer/engine.ts';
import type { AutocompleteInput, Command } from '../src/discord/command.ts';
import { createChoices, readAspect, readGiven } from '../src/discord/options.ts';
import { comparePair } from './comparing.ts';
import { describeIn, everywhere, nameIn } from './definition.ts';
import { rejectOption } from './hint.ts';
import { unshared } from './sharing.ts';

const name = { type: ApplicationCommandOptionType.String, max_length: 100, autocomplete: true } as const;

/** `/compare a b aspect`: two subjects side by side; private when there is nothing to compare. */
export const compare: Command = {
  definition: {
    name: 'compare',
    ...describeIn('compare'),
    ...everywhere,
    options: [
      { ...name, ...nameIn('a'), ...describeIn('aHint'), required: true },
      { ...name, ...nameIn('b'), ...describeIn('bHint'), required: true },
      { ...name, ...nameIn('aspect'), ...describeIn('aspectHint') },
    ],
  },
  run: (input, services) => {
    const engine = services.engine();
    const [a, b] = [readGiven(input, 'a', engine), readGiven(input, 'b', engine)];
    if (a === null || b === null) return rejectOption(input, null);
    if (a === '' || b === '') return rejectOption(input, a === '' ? 'a' : 'b');
    const aspect = readAspect(input, 'aspect', engine.aspects);
    return comparePair(input, { a, b, aspect }, { ...unshared, isPrivate: false }, services);
  },
  autocomplete: (input, engine) => createChoices(input, chooseField(input, engine), engine),
};

/** The other name decides what goes with it, and both decide by what they can be compared. */
function chooseField(input: AutocompleteInput, engine: Engine): Field {
  const [a = null, b = null] = ['a', 'b'].map((option) => readGiven(input, option, engine) || null);
  if (input.focused === 'aspect') return { kind: 'aspect', a, b };
  return { kind: 'subject', other: input.focused === 'a' ? b : a };
}
