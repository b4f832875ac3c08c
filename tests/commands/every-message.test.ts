import { InteractionResponseType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { createBody } from '../../src/discord/body.ts';
import type { AnswerInteraction, Reply } from '../../src/discord/reply.ts';
import type { Attachment } from '../../src/message/message.ts';
import { createServing } from '../discord/serving.ts';
import { type Component, flattenComponents } from '../end-to-end/loopback/components.ts';
import { validateCallback, validateEdit, validateFollowUp } from '../end-to-end/loopback/validate.ts';

/** A message as it came out, with what a click on it has to bring along. */
interface Shown {
  readonly message: Readonly<Record<string, unknown>>;
  readonly controls: readonly Component[];
}

const component = v.custom<Component>((value) => typeof value === 'object');
const messageShape = v.object({ components: v.optional(v.array(component), []) });
const actionShape = v.object({ message: v.optional(v.looseObject({})) });
const languages = ['en-US', 'vi'] as const;
/** Every so manieth pair of subjects is compared, other ones in each language, so that the test stays within seconds. */
const pairStep = 120;

/** With the longest description that there may be. */
const picture = { name: 'picture.png', bytes: new Uint8Array(1), description: 'x'.repeat(1024) };
const draw = async (): Promise<Attachment> => picture;

let engine: Engine;
let total = 0;

beforeAll(async () => {
  engine = await createEngine(await loadCorpus('corpus'));
});

/** Uses the bot as Discord would, and checks whatever it says. */
class Player {
  readonly #answer: AnswerInteraction;
  readonly #language: string;
  /** Kinds of controls used so far, by action and message. */
  readonly #used = new Set<string>();

  constructor(language: string) {
    const gaps = { add: async () => undefined };
    this.#answer = createServing(engine, { gaps, drawComparison: draw }).answer;
    this.#language = language;
  }

  async slash(name: string, options: Readonly<Record<string, string | boolean>> = {}): Promise<Shown> {
    const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
    return this.#play({ type: 2, data: { id: '800000000000000001', name, type: 1, options: given } });
  }

  async menu(content: string): Promise<Shown> {
    const resolved = { messages: { 1: { content, author: { id: '9' } } } };
    return this.#play({
      type: 2,
      data: { id: '2', name: 'Ask the article', type: 3, target_id: '1', resolved },
    });
  }

  /** Uses each control of a message, and of the messages that come of it, to the given depth. */
  async useAll({ controls, message }: Shown, depth: number): Promise<void> {
    if (depth === 0) return;
    for (const { custom_id: id, type, options } of controls) {
      if (id == null || this.#used.has(id)) continue;
      this.#used.add(id);
      const picks = options === undefined ? [[]] : options.slice(0, 3).map(({ value }) => [value]);
      for (const values of picks) {
        const data = { custom_id: id, component_type: type, values };
        await this.useAll(await this.#play({ type: 3, data, message }), depth - 1);
      }
    }
  }

  /** Fills in the form that a button opens. */
  async followUp({ message, controls }: Shown, question: string): Promise<Shown> {
    const button = controls.find(({ custom_id: id }) => id?.split(':')[2] === 'follow');
    const form = await this.#answer(
      this.#payload({ type: 3, data: { custom_id: button?.custom_id }, message }),
    );
    const opened = form?.callback.type === InteractionResponseType.Modal ? form.callback.data : null;
    const field = { type: 18, component: { type: 4, custom_id: 'question', value: question } };
    return this.#play({ type: 5, data: { custom_id: opened?.custom_id, components: [field] }, message });
  }

  async #play(action: Readonly<Record<string, unknown>>): Promise<Shown> {
    const response = await this.#answer(this.#payload(action));
    if (response === null) throw new Error('There is no answer');
    await check(response, action);
    const { callback } = response;
    const data: Readonly<Record<string, unknown>> = 'data' in callback ? { ...callback.data } : {};
    const isForm = callback.type === InteractionResponseType.Modal;
    return { message: data, controls: isForm ? [] : listControls(data) };
  }

  #payload(action: Readonly<Record<string, unknown>>): object {
    return {
      id: '1',
      token: 't',
      application_id: '5',
      guild_id: '2',
      channel_id: '3',
      locale: this.#language,
      guild_locale: this.#language,
      member: { user: { id: '100000000000000007' }, permissions: '0' },
      authorizing_integration_owners: { 0: '2' },
      ...action,
    };
  }
}

function listControls(data: Readonly<Record<string, unknown>>): readonly Component[] {
  const { components } = v.parse(messageShape, data);
  const all = flattenComponents(components);
  return all.filter(({ custom_id: id, disabled }) => id != null && disabled !== true);
}

async function check(
  { callback, outcome, followUp }: Reply,
  action: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { message: previous } = v.parse(actionShape, action);
  expect(['answered', 'abstained', 'opened', 'rejected']).toContain(outcome);
  expect(validateCallback(callback, previous)).toEqual([]);
  total += 1;
  const request = (await followUp?.()) ?? null;
  if (request === null || request.kind === 'delete-original') return;
  const { kind, message } = request;
  const isPost = kind === 'post';
  const body = createBody(isPost ? message : { ...message, isPrivate: false });
  expect((isPost ? validateFollowUp : validateEdit)(body)).toEqual([]);
  total += 1;
}

describe.each(languages)('in %s, Discord takes', (language) => {
  const offset = languages.indexOf(language);

  test('answers about every passage, whatever is clicked on them', async () => {
    const player = new Player(language);
    // Every passage in one of the languages.
    const own = engine.corpus.passages.filter((_, index) => index % languages.length === offset);
    for (const { section, sentences, document } of own) {
      const heading = section.headings.at(-1) ?? document.title;
      const first = sentences[0];
      const sentence = first === undefined ? heading : document.text.slice(first.start, first.end);
      const shown = await player.slash('virt', { question: heading, private: true });
      // There is room for each excerpt as a whole.
      expect(JSON.stringify(shown.message)).not.toContain('> […]');
      await player.useAll(shown, 1);
      await player.menu(`so, ${sentence} and then?`);
    }
  });

  test('comparisons of every pair of subjects, and what is clicked on them', async () => {
    const player = new Player(language);
    const { all } = engine.subjects;
    for (const [index, a] of all.entries()) {
      for (let other = (index + offset * 60) % pairStep; other < all.length; other += pairStep) {
        const b = all[other];
        if (b === undefined) continue;
        const shown = await player.slash('compare', { a: a.name, b: b.name });
        if (index % 10 === 0) await player.useAll(shown, 1);
      }
    }
  });

  test('comparisons by every aspect, and with names it does not know', async () => {
    const player = new Player(language);
    for (const aspect of engine.aspects) await player.slash('compare', { a: 'KVM', b: 'OpenVZ', aspect });
    for (const b of ['kvm', 'KVMM', 'bananas', '@everyone', '**']) {
      await player.useAll(await player.slash('compare', { a: 'KVM', b }), 1);
    }
  });

  test('every page of every article, and what the bot says of itself', async () => {
    const player = new Player(language);
    await player.slash('about');
    const topics = await player.slash('topics');
    await player.useAll(topics, 4);
    expect(topics.controls).not.toEqual([]);
  });

  test('follow-ups to answers, also to those that abstain', async () => {
    const player = new Player(language);
    const shown = await player.slash('virt', { question: 'What is Xen?' });
    for (const question of [
      'who uses it?',
      'and its drawbacks?',
      'what about OpenVZ?',
      'banana cake?',
      '?',
    ]) {
      await player.useAll(await player.followUp(shown, question), 1);
    }
  });
});

test('which makes a number of messages that is worth the name', () => {
  console.info(`${total} payloads rendered and validated`);
  expect(total).toBeGreaterThan(1_500);
});
