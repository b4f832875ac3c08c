/** A file that goes out with a message. */
export interface ReplyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first answer to an interaction, and what is to be done once Discord has it. */
export interface Reply {
  /** An interaction callback as Discord's API describes it. */
  readonly callback: object;
  readonly files: readonly ReplyFile[];
  /** Sends what comes after the answer; never rejects. Null when nothing does. */
  readonly afterwards: (() => Promise<void>) | null;
}

/** Works out the answer to an interaction from its payload; null when it cannot be answered. Never rejects. */
export type Respond = (payload: unknown) => Reply | null | Promise<Reply | null>;

/** A callback as the response of an endpoint: JSON, or a form with its files, as Discord takes them. */
export function createCallbackResponse({ callback, files }: Pick<Reply, 'callback' | 'files'>): Response {
  const json = JSON.stringify(callback);
  if (files.length === 0) return new Response(json, { headers: { 'content-type': 'application/json' } });
  const form = new FormData();
  form.set('payload_json', json);
  for (const [index, { name, bytes }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([new Uint8Array(bytes)]), name);
  }
  return new Response(form);
}
