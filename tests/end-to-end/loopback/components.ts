import { type ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { joinPath } from './problem.ts';

/** A component as sent, with the fields the rules read. */
export interface Component {
  readonly type: ComponentType;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly style?: ButtonStyle;
  readonly label?: string | null;
  readonly emoji?: object | null;
  readonly url?: string | null;
  readonly disabled?: boolean | null;
  readonly required?: boolean | null;
  readonly content?: string;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly items?: readonly { readonly media: { readonly url: string } }[];
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
}

/** Every component, parents first, each with its path below `prefix`. */
export function* walkComponents(
  components: readonly Component[],
  prefix: string,
): Generator<{ readonly component: Component; readonly path: string }> {
  for (const [index, component] of components.entries()) {
    yield* walkComponent(component, joinPath(prefix, index));
  }
}

function* walkComponent(component: Component, path: string): ReturnType<typeof walkComponents> {
  yield { component, path };
  yield* walkComponents(component.components ?? [], joinPath(path, 'components'));
  if (component.accessory) yield* walkComponent(component.accessory, joinPath(path, 'accessory'));
  if (component.component) yield* walkComponent(component.component, joinPath(path, 'component'));
}

/** Every component of a tree as one list, parents first. */
export function flattenComponents(components: readonly Component[]): Component[] {
  return Array.from(walkComponents(components, ''), ({ component }) => component);
}

/** The texts a reader sees in a message, one per line: content, Text Displays in order. */
export function visibleText(message: {
  readonly content?: string | null;
  readonly components?: readonly Component[] | null;
}): string {
  const texts = flattenComponents(message.components ?? [])
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .map(({ content }) => content ?? '');
  return [message.content ?? '', ...texts].filter(Boolean).join('\n');
}
