import * as v from 'valibot';
import type { Submission, UploadedFile } from './store.ts';

/**
 * A message or callback as it comes from the bot: JSON, or a form with `payload_json` and the files beside it.
 *
 * @throws SyntaxError when it is neither.
 */
export async function readSubmission(source: Request | Response): Promise<Submission> {
  const type = source.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: parseJson(await source.text()), files: [] };
  const form = await source.formData();
  const uploads = [...form.values()].filter((entry) => typeof entry !== 'string');
  const payload = form.get('payload_json');
  return {
    body: typeof payload === 'string' ? parseJson(payload) : {},
    files: await Promise.all(uploads.map(readFile)),
  };
}

async function readFile(file: File): Promise<UploadedFile> {
  const contentType = file.name.endsWith('.png') ? 'image/png' : 'application/octet-stream';
  return { name: file.name, contentType, content: new Uint8Array(await file.arrayBuffer()) };
}

function parseJson(text: string): unknown {
  return text === '' ? {} : v.parse(v.unknown(), JSON.parse(text));
}
