import * as v from 'valibot';
import type { Submission, UploadedFile } from './store.ts';

/**
 * A message or callback as it comes from the bot: JSON, or a form with `payload_json` and the files beside it.
 *
 * @throws SyntaxError when it is neither.
 */
export async function readSubmission(source: Request | Response): Promise<Submission> {
  const type = source.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: await readJson(source), files: [] };
  const form = await source.formData();
  const files: Promise<UploadedFile>[] = [];
  for (const [name, entry] of form) {
    if (name !== 'payload_json' && typeof entry !== 'string') files.push(readFile(entry));
  }
  const payload = form.get('payload_json');
  return {
    body: typeof payload === 'string' ? parseJson(payload) : {},
    files: await Promise.all(files),
  };
}

async function readFile(file: File): Promise<UploadedFile> {
  const contentType =
    file.type === '' || file.type === 'application/octet-stream' ? guessType(file.name) : file.type;
  return { name: file.name, contentType, content: new Uint8Array(await file.arrayBuffer()) };
}

function guessType(name: string): string {
  return /\.png$/i.test(name) ? 'image/png' : 'application/octet-stream';
}

async function readJson(source: Request | Response): Promise<unknown> {
  const text = await source.text();
  return text === '' ? {} : parseJson(text);
}

function parseJson(text: string): unknown {
  return v.parse(v.unknown(), JSON.parse(text));
}
