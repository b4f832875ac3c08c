import type { Engine } from '../src/answer/engine.ts';
import type { Comparison } from '../src/answer/comparison.ts';
import type {
  ActionInput,
  ActionResult,
  AutocompleteInput,
  Command,
  CommandInput,
  CommandResult,
} from '../src/discord/command.ts';
import type { Attachment } from '../src/message/message.ts';
import type { Locale } from '../src/message/words.ts';
import type { Gaps, Repeats } from '../src/state/state.ts';

export interface Services {
  /** The engine of the moment, asked for anew each time, so that a reloaded corpus shows at once. */
  readonly engine: () => Engine;
  /** Keeps what may happen once from happening again, on any replica. */
  readonly repeats: Repeats;
  /** Counts questions without a good answer. Null where nothing is counted: then nobody is asked either. */
  readonly gaps: Pick<Gaps, 'add'> | null;
  readonly isChatting: boolean;
  /**
   * Draws a comparison as a picture with its alternative text; null when it cannot, and then the text goes alone. May take
   * seconds; never rejects. Null where no pictures are drawn.
   */
  readonly drawComparison: ((comparison: Comparison, locale: Locale) => Promise<Attachment | null>) | null;
  /** Whether passages are found by what they mean at this moment, beside their words. */
  readonly isEncoding: () => boolean;
  readonly version: string;
}

export interface ServedCommand {
  readonly definition: Command['definition'];
  run(input: CommandInput, services: Services): CommandResult | Promise<CommandResult>;
  autocomplete?(input: AutocompleteInput, engine: Engine): ReturnType<NonNullable<Command['autocomplete']>>;
}

/** What the controls below messages do, by the name of the action in their custom ids. */
export type ServedActions = Readonly<
  Record<string, (input: ActionInput, services: Services) => ActionResult | Promise<ActionResult>>
>;
