import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { againAction } from '../src/discord/answer-interaction.ts';
import { createLogger } from '../src/logger.ts';
import { createFakeEngine } from './commands/fake-engine.ts';
import { makeComparison, makeSide, makeSnippet } from './message/builders.ts';
import { createServing, serveInteractions } from './discord/serving.ts';
import { createSigningKeys, postSigned } from './end-to-end/loopback/http-delivery.ts';
import { validateCallback } from './end-to-end/loopback/validate.ts';

/** `npm run fuzz` does all of it; the suite a seeded part. */
const isLong = process.env['FUZZ'] === 'long';
const runs = (long: number) => ({
  numRuns: isLong ? long : Math.ceil(long / 100),
  ...(isLong ? {} : { seed: 15 }),
});
const patience = isLong ? 1_800_000 : 90_000;

const logger = createLogger({ level: 'silent', secrets: [] });
/** What is compared goes as it was typed into every name; what is quoted does not. */
const engine = createFakeEngine({
  compare: async (a, b, aspect) => {
    const snippets = [makeSnippet('It is fast.', aspect)];
    const sides = {
      a: makeSide({ asked: a, subject: null }),
      b: makeSide({ asked: b, subject: null, snippets }),
    };
    const isAnswered = aspect !== null;
    return makeComparison({
      ...sides,
      aspect,
      status: isAnswered ? 'answered' : 'abstained',
      reason: isAnswered ? null : 'unknown-subject',
    });
  },
});
const { answer } = createServing(engine, { gaps: { add: async () => undefined } });

const base = {
  id: '1',
  application_id: '800000000000000001',
  token: 'token',
  locale: 'en-US',
  member: { user: { id: '100000000000000007' }, permissions: '0' },
  guild_id: '900000000000000001',
};
const shown = {
  id: '5',
  flags: 64,
  components: [{ type: 17, components: [{ type: 10, id: 1000, content: '### What is Xen?' }] }],
};

function command(name: string, values: Readonly<Record<string, string | boolean>>): object {
  const options = Object.entries(values).map(([option, value]) => ({ name: option, value }));
  return { ...base, type: 2, data: { name, options } };
}

/** Every way in which a text comes to the bot and back into a message. */
function listForms(typed: string): readonly object[] {
  const menu = { name: 'Ask the article', type: 3, target_id: '5' };
  const old = { ...shown, components: [{ type: 10, id: 1000, content: `### ${typed}` }] };
  const field = { type: 18, component: { type: 4, custom_id: 'question', value: typed } };
  return [
    command('virt', { question: typed }),
    command('virt', { question: typed, private: true }),
    command('compare', { a: typed, b: 'Xen' }),
    command('compare', { a: 'KVM', b: typed }),
    command('compare', { a: 'KVM', b: 'Xen', aspect: typed }),
    { ...base, type: 2, data: { ...menu, resolved: { messages: { 5: { content: typed } } } } },
    { ...base, type: 3, data: { custom_id: '2:00000000:ask', values: [typed] }, message: shown },
    { ...base, type: 3, data: { custom_id: '2:ffffffff:more:0-0-1' }, message: old },
    { ...base, type: 5, data: { custom_id: '2:00000000:followed', components: [field] }, message: shown },
  ];
}

const payloads: readonly object[] = [
  ...listForms('What is Xen?'),
  { ...base, type: 4, data: { name: 'virt', options: [{ name: 'question', value: 'Xen', focused: true }] } },
  { ...base, type: 3, data: { custom_id: '2:00000000:more:0-0-1', component_type: 2 }, message: shown },
];

const odd = fc.oneof(fc.anything(), fc.constantFrom(null, '', -1, 1e21, [], {}, '\u0000', 'x'.repeat(9_000)));

/** A payload with one place of it replaced or gone. */
const mutated = fc
  .record({ payload: fc.constantFrom(...payloads), at: fc.nat(), value: odd, isGone: fc.boolean() })
  .map(({ payload, at, value, isGone }) => {
    let place = 0;
    const places = countPlaces(payload);
    const text = JSON.stringify(payload, (key, old: unknown) => {
      if (key === '' || place++ !== at % places) return old;
      return isGone ? undefined : value;
    });
    const copy: object = JSON.parse(text);
    return { id: String(BigInt(`0x${randomUUID().slice(0, 8)}`)), ...copy };
  });

function countPlaces(payload: object): number {
  let places = 0;
  JSON.stringify(payload, (_, value: unknown) => {
    places += 1;
    return value;
  });
  return places - 1;
}

test('signed payloads of any shape get no answer from 500 on', { timeout: patience }, async () => {
  const keys = createSigningKeys();
  const { address } = await serveInteractions({
    publicKey: keys.publicKey,
    answer: async (payload) => {
      const reply = await answer(payload);
      return reply === null ? null : { ...reply, afterwards: () => undefined };
    },
    logger,
    onRefused: () => undefined,
  });
  await fc.assert(
    fc.asyncProperty(mutated, async (payload) => {
      const response = await postSigned(`${address}/interactions`, payload, keys);
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
    }),
    { ...runs(33_000), endOnFailure: true },
  );
});

const actions =
  `more section page share-page follow followed compare-with aspect picture share-pair share delete helpful
unhelpful documents map document pick-doc pick-section ask passage ${againAction} none`.split(/\s+/);
const part = fc.oneof(
  fc.stringMatching(/^[0-9a-z-]{0,14}$/),
  fc.string(),
  fc.constantFrom('0', '-', '9999', 'zzzzzz'),
);
const customId = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('1', '2', '0', '٣'),
      fc.constantFrom('00000000', 'ffffffff', ''),
      fc.constantFrom(...actions),
      fc.array(part),
    )
    .map(([version, fingerprint, action, args]) => [version, fingerprint, action, ...args].join(':')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

test('no custom id makes an interaction fail', { timeout: patience }, async () => {
  const use = fc.record({ custom_id: customId, values: fc.array(part, { maxLength: 2 }) });
  await fc.assert(
    fc.asyncProperty(use, async (data) => {
      // An empty id is a field that its type needs.
      const sound = { ...data, custom_id: data.custom_id === '' ? 'x' : data.custom_id };
      const reply = await answer({ ...base, type: 3, data: sound, message: shown });
      expect(reply?.outcome).not.toBe('failed');
      expect(validateCallback(reply?.callback, shown)).toEqual([]);
    }),
    { ...runs(3_000), endOnFailure: true },
  );
});

const links =
  'https://evil.example <https://evil.example> [Nitro](https://evil.example) </virt:66> <:evil:66>';
const marks =
  '@everyone @here <@66> <@&66> <#66> <t:1:R> ||spoiler|| **bold** ` \\ __ ~~ \u202e \u2066 \u200b Xen';
const lines = ['\n# evil', '\n> evil', '```\nevil', '-# evil', '\r', ' ', 'what is'];
const hostile = fc
  .array(fc.constantFrom(...links.split(' '), ...marks.split(' '), ...lines), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''));

/** Marks that are live, which only somebody who types can have brought in. */
const injected =
  /https?:\/\/evil|@(?:everyone|here)|(?<!\\)\|\||(?<!\\)<(?:[@#:]|\/virt:66|t:1)|[\u202a-\u202e\u2066-\u2069]|^#{1,2} evil|(?<!\\)\]\(|(?<!\\)`{3}/mu;

test('nothing that people type puts a mark of its own into a message', { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (typed) => {
      for (const payload of listForms(typed)) {
        const reply = await answer(payload);
        expect(reply?.outcome).not.toBe('failed');
        JSON.stringify(reply?.callback, (key, value: unknown) => {
          if (key === 'content') expect(value).not.toMatch(injected);
          return value;
        });
      }
    }),
    { ...runs(7_000), endOnFailure: true },
  );
});
