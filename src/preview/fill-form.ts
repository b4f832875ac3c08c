import * as v from 'valibot';

/** What was entered, by custom id: text of a field, or the values picked from a menu. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

const layout = v.object({
  type: v.number(),
  id: v.optional(v.number()),
  components: v.optional(v.array(v.unknown())),
  component: v.optional(v.unknown()),
  custom_id: v.optional(v.string()),
});

/** The components of a form as Discord sends them back: those that hold something, with what was entered. */
export function fillForm(components: readonly unknown[], values: FormValues): readonly object[] {
  return components.map((raw) => {
    const { components: nested, component, custom_id, ...rest } = v.parse(layout, raw);
    if (nested !== undefined) return { ...rest, components: fillForm(nested, values) };
    if (component !== undefined) return { ...rest, component: fillForm([component], values)[0] };
    if (custom_id === undefined) return rest;
    const entered = values[custom_id] ?? '';
    return typeof entered === 'string'
      ? { ...rest, custom_id, value: entered }
      : { ...rest, custom_id, values: entered };
  });
}
