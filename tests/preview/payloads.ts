import { createHash } from 'node:crypto';
import { InteractionType } from 'discord-api-types/v10';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { openEncoder } from '../../src/open-encoder.ts';
import { createServing } from '../discord/serving.ts';
import { createPayload, defaultSituation } from '../end-to-end/loopback/interaction-payload.ts';

/** What is asked for each of the README's pictures. */
export const pictured = [
  { name: 'answer-dark', question: 'what is a type-1 hypervisor', locale: 'en-US', isTyped: false },
  { name: 'suggestions-light', question: 'hypervisor', locale: 'en-US', isTyped: true },
  { name: 'phone-vietnamese', question: 'what is KVM?', locale: 'vi', isTyped: false },
] as const;

function fail(message: string): never {
  throw new Error(message);
}

/** A hash of what the bot sends for each picture, by its name; ids of controls, which nobody sees, are left out. */
export async function hashPayloads(): Promise<Readonly<Record<string, string>>> {
  const files = {
    thread: new URL('../../dist/encoder-thread.js', import.meta.url),
    modelFolder: new URL('../../dist/all-MiniLM-L6-v2', import.meta.url).pathname,
  };
  const place = { dataDir: null, cacheDir: null };
  const encoder = openEncoder(place, 'corpus', files, { onProgress: () => undefined, onWarning: fail });
  const engine = await createEngine(await loadCorpus('corpus'), encoder);
  await engine.encoded;
  const { answer } = createServing(engine);
  const about = { applicationId: '800000000000000001', nowMs: 0 };
  const hashes: Record<string, string> = {};
  for (const { name, question, locale, isTyped } of pictured) {
    const type = isTyped
      ? InteractionType.ApplicationCommandAutocomplete
      : InteractionType.ApplicationCommand;
    const options = [{ name: 'question', type: 3, value: question, ...(isTyped ? { focused: true } : {}) }];
    const data = { id: '800000000000000002', name: 'virt', type: 1, options };
    const situation = { ...defaultSituation, locale, guildLocale: locale };
    const reply = await answer(createPayload(type, data, situation, about));
    const sent = JSON.stringify(reply?.callback, (key, value: unknown) => (key === 'custom_id' ? '' : value));
    hashes[name] = createHash('sha256').update(sent).digest('hex').slice(0, 16);
  }
  await encoder.close();
  return hashes;
}
