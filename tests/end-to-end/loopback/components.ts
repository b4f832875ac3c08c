import { ComponentType } from 'discord-api-types/v10';

/** A component as sent, with the fields the rules read. */
export interface Component {
  readonly type: ComponentType;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly label?: string | null;
  readonly emoji?: object | null;
  readonly disabled?: boolean | null;
  readonly content?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly components?: readonly Component[];
  readonly component?: Component;
}

/** Every component of a tree as one list, parents first. */
export function flattenComponents(components: readonly Component[]): Component[] {
  return components.flatMap((parent) => {
    const children = [...(parent.components ?? []), ...(parent.component ? [parent.component] : [])];
    return [parent, ...flattenComponents(children)];
  });
}

/** The texts a reader sees in a message, one per line. */
export function visibleText({ components }: { readonly components: readonly Component[] }): string {
  return flattenComponents(components)
    .flatMap(({ type, content }) => (type === ComponentType.TextDisplay && content ? [content] : []))
    .join('\n');
}
