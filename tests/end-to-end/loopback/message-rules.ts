import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { type Component, flattenComponents } from './components.ts';

/** The body of a message as a bot sends it, once its shape is known to be right. */
export interface MessageBody {
  readonly components?: readonly Component[] | null;
  readonly allowed_mentions?: object | null;
  readonly attachments?: readonly { readonly id?: string | number | null }[] | null;
  readonly flags?: number | null;
}

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const maxComponents = 40;
const maxTextLength = 4000;

/** What is wrong with a message of components that neither the published schema nor the types of discord-api-types say. */
export function* checkMessage(message: MessageBody): Generator<string> {
  const components = message.components ?? [];
  if (components.length === 0) yield 'Cannot send an empty message';
  if (!hasFlag(message.flags, MessageFlags.IsComponentsV2)) yield 'The Components V2 flag is missing';
  const extra = (message.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  if (extra !== 0) yield `flags ${extra} cannot be set here`;
  yield* checkTotals(flattenComponents(components));
  yield* checkComponents(components);
}

function* checkTotals(all: readonly Component[]): Generator<string> {
  const length = all.reduce((sum, { content }) => sum + (content ?? '').length, 0);
  if (all.length > maxComponents) yield `${all.length} components; at most ${maxComponents}`;
  if (length > maxTextLength) yield `${length} characters over all texts; at most ${maxTextLength}`;
}

export function hasFlag(flags: number | null | undefined, flag: MessageFlags): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

/** What is wrong with the components of a message or modal that the published schema does not say. */
export function* checkComponents(components: readonly Component[]): Generator<string> {
  const all = flattenComponents(components);
  for (const component of all) {
    for (const fault of checkComponent(component)) yield `${component.custom_id ?? component.type}: ${fault}`;
  }
  for (const key of ['custom_id', 'id'] as const) {
    // Zero stands for "none given", see Discord's component reference.
    const given = all.map((component) => component[key]).filter(Boolean);
    if (new Set(given).size < given.length) yield `a ${key} is used twice: ${given.join(' ')}`;
  }
}

function* checkComponent({ type, label, emoji, options = [] }: Component): Generator<string> {
  if (type === ComponentType.Button && !label && !emoji) yield 'a button needs a label or an emoji';
  if (new Set(options.map(({ value }) => value)).size < options.length) yield 'values of options must differ';
}

/**
 * Checks that files and what is said of them belong together: each comes in a field `files[n]`, a described attachment
 * with the id `n` is among them, and every `attachment://name` names one, or one of those kept from before.
 */
export function* checkUploads(
  body: MessageBody,
  files: readonly UploadedFile[],
  kept: readonly { readonly id: string; readonly filename: string }[],
): Generator<string> {
  const fields = new Set(files.map(({ field }) => field));
  const names = new Set([...files.map(({ name }) => name), ...kept.map(({ filename }) => filename)]);
  for (const field of fields)
    if (!/^files\[\d+\]$/.test(field)) yield `${field}: files come in fields named files[n]`;
  for (const { id } of body.attachments ?? []) {
    if (!fields.has(`files[${id}]`) && !kept.some((file) => file.id === id)) yield `no file has the id ${id}`;
  }
  for (const [, name = ''] of JSON.stringify(body).matchAll(/"attachment:\/\/([^"]+)"/g)) {
    if (!names.has(name)) yield `no file is called ${name}`;
  }
}
