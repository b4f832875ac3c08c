import { ComponentType } from 'discord-api-types/v10';
import { type Component, flattenComponents } from './components.ts';

/** A modal as the bot opened it. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/**
 * The components of a modal submission, filled in by custom id.
 * @throws Error for a field the modal has not, or a text outside its limits
 */
export function fillModal(
  { components }: Modal,
  values: Readonly<Record<string, string>>,
): readonly object[] {
  const known = new Set(flattenComponents(components).map(({ custom_id: id }) => id));
  const stranger = Object.keys(values).find((id) => !known.has(id));
  if (stranger !== undefined) throw new Error(`The modal has no field "${stranger}"`);
  return components.map((component) => fill(component, values));
}

function fill(component: Component, values: Readonly<Record<string, string>>): object {
  const { type, custom_id: id, components, component: labelled } = component;
  if (components) return { type, id: 0, components: components.map((inner) => fill(inner, values)) };
  if (labelled) return { type, id: 0, component: fill(labelled, values) };
  if (id == null) return { type, id: 0 };
  const value = values[id] ?? '';
  if (type !== ComponentType.TextInput)
    return { type, id: 0, custom_id: id, values: value === '' ? [] : [value] };
  requireFits(component, value);
  return { type, id: 0, custom_id: id, value };
}

function requireFits(
  { custom_id: id, required, min_length: min, max_length: max }: Component,
  text: string,
): void {
  if (text === '' && required === false) return;
  if (text.length < Math.max(1, min ?? 0) || text.length > (max ?? 4000)) {
    throw new Error(`"${id}" takes ${min ?? 1} to ${max ?? 4000} characters, got ${text.length}`);
  }
}
