import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Component, walkComponents } from './components.ts';
import { joinPath, type Problem } from './problem.ts';

/** A fault inside one component: the field below it (`''` for the component itself) and the reason. */
type Fault = readonly [field: string, message: string];

const maxComponents = 40;
const maxTextLength = 4000;

const checks: Partial<Record<ComponentType, (component: Component) => readonly Fault[]>> = {
  [ComponentType.ActionRow]: checkRow,
  [ComponentType.Button]: checkButton,
  [ComponentType.StringSelect]: checkSelect,
  [ComponentType.TextInput]: ({ min_length: min, max_length: max }) =>
    min != null && max != null && min > max ? [['min_length', 'must not exceed max_length']] : [],
  [ComponentType.MediaGallery]: ({ items }) =>
    (items ?? []).flatMap(({ media }, index) =>
      checkUrl(`items.${index}.media.url`, media.url, mediaSchemes),
    ),
};

/** Schemes Discord accepts where it fetches the picture or file itself. */
const mediaSchemes = ['http:', 'https:', 'attachment:'];

/** Checks what the published schema does not say of the components of a message or modal. */
export function checkComponents(components: readonly Component[], path: string): Problem[] {
  const all = [...walkComponents(components, path)];
  return [
    ...all.flatMap(({ component, path: at }) =>
      (checks[component.type]?.(component) ?? []).map(([field, message]) => ({
        path: joinPath(at, field),
        message,
      })),
    ),
    ...findRepeats(all, 'custom_id'),
    ...findRepeats(all, 'id'),
  ];
}

/** Checks the limits of a message with the Components V2 flag: 40 components and 4000 characters in all. */
export function checkV2Totals(components: readonly Component[], path: string): Problem[] {
  const all = Array.from(walkComponents(components, path), ({ component }) => component);
  const textLength = all
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .reduce((sum, { content }) => sum + (content ?? '').length, 0);
  const problems: Problem[] = [];
  if (all.length > maxComponents) {
    problems.push({
      path,
      message: `${all.length} components, nested ones counted; at most ${maxComponents}`,
    });
  }
  if (textLength > maxTextLength) {
    problems.push({ path, message: `${textLength} characters over all texts; at most ${maxTextLength}` });
  }
  return problems;
}

/** Checks that a URL is absolute and of an accepted scheme; nothing is checked when there is none. */
function checkUrl(field: string, url: string | null | undefined, schemes: readonly string[]): Fault[] {
  if (url == null) return [];
  const scheme = URL.canParse(url) ? new URL(url).protocol : 'no URL';
  return schemes.includes(scheme)
    ? []
    : [[field, `scheme must be one of ${schemes.join(' ')}, got ${scheme}`]];
}

function checkRow({ components }: Component): Fault[] {
  const types = (components ?? []).map(({ type }) => type);
  const hasOnlyButtons = types.every((type) => type === ComponentType.Button);
  return hasOnlyButtons || types.length === 1
    ? []
    : [['components', 'an action row holds buttons or one select']];
}

function checkButton(button: Component): Fault[] {
  const faults: Fault[] = [];
  const expected = button.style === ButtonStyle.Link ? 'url' : 'custom_id';
  for (const key of ['custom_id', 'url'] as const) {
    const isGiven = button[key] != null;
    if (isGiven && key !== expected) faults.push([key, `not allowed on a button of style ${button.style}`]);
    if (!isGiven && key === expected) faults.push([key, `required on a button of style ${button.style}`]);
  }
  const hasFace = Boolean(button.label) || button.emoji != null;
  if (!hasFace) faults.push(['label', 'a button needs a label or an emoji']);
  return [...faults, ...checkUrl('url', button.url, ['http:', 'https:', 'discord:'])];
}

function checkSelect(select: Component): Fault[] {
  const faults: Fault[] = [];
  const min = select.min_values ?? 1;
  const max = select.max_values ?? 1;
  if (min > max) faults.push(['min_values', 'must not exceed max_values']);
  const values = (select.options ?? []).map(({ value }) => value);
  if (new Set(values).size < values.length) faults.push(['options', 'option values must differ']);
  if (select.options && max > values.length) faults.push(['max_values', 'more than there are options']);
  return faults;
}

function findRepeats(
  all: readonly { readonly component: Component; readonly path: string }[],
  key: 'custom_id' | 'id',
): Problem[] {
  const seen = new Set<string | number>();
  return all.flatMap(({ component, path }) => {
    const value = component[key];
    // Zero stands for "none given", see Discord's component reference.
    if (value == null || value === 0) return [];
    const isRepeat = seen.has(value);
    seen.add(value);
    return isRepeat ? [{ path: joinPath(path, key), message: `"${value}" is used twice` }] : [];
  });
}
