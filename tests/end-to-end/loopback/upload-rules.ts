import type { MessageBody } from './message-rules.ts';
import type { Problem } from './problem.ts';
import type { UploadedFile } from './stored-message.ts';

const fieldPattern = /^files\[(\d+)\]$/;

/**
 * Checks that files and what is said of them belong together: each comes in a field `files[n]`, a described attachment
 * with the id `n` is among them, and every `attachment://name` names one, or one of those kept from before.
 */
export function checkUploads(
  body: MessageBody,
  files: readonly UploadedFile[],
  kept: readonly { readonly id: string; readonly filename: string }[],
  path: string,
): Problem[] {
  const numbers = files.map(({ field }) => fieldPattern.exec(field)?.[1]);
  const known = new Set([...numbers, ...kept.map(({ id }) => id)]);
  const names = new Set([...files.map(({ name }) => name), ...kept.map(({ filename }) => filename)]);
  const referred = [...JSON.stringify(body).matchAll(/"attachment:\/\/([^"]+)"/g)].map(([, name]) => name);
  return [
    ...files
      .filter((_, index) => numbers[index] === undefined)
      .map(({ field }) => ({ path: field, message: 'files come in fields named files[n]' })),
    ...(body.attachments ?? [])
      .filter(({ id }) => !known.has(String(id)))
      .map(({ id }) => ({ path: `${path}.attachments`, message: `no file has the id ${String(id)}` })),
    ...referred
      .filter((name) => name === undefined || !names.has(name))
      .map((name) => ({ path, message: `no file is called ${String(name)}` })),
  ];
}
