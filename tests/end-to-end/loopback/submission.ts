import type { Submission } from './interaction-store.ts';
import type { UploadedFile } from './stored-message.ts';

/** Reads a body as Discord reads one: JSON, or a form with files; undefined when it is neither. */
export async function parseSubmission(bytes: Buffer, contentType: string): Promise<Submission> {
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!contentType.startsWith('multipart/form-data')) return { body: parseJson(bytes.toString()), files: [] };
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value !== 'string') {
      files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? parseJson(json) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
