import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { displayMarkdown } from '../message/builders.ts';
import { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { boldInQuotes, quotesIn, runBuilt, startServing } from './scenario.ts';

const question = 'what is a type-1 hypervisor';

const answerShape = v.object({
  status: v.string(),
  passages: v.array(
    v.object({
      id: v.string(),
      document: v.string(),
      section: v.string(),
      excerpt: v.string(),
      highlights: v.array(v.string()),
    }),
  ),
});
const snippet = v.object({ text: v.string(), passage: v.string() });
const side = v.object({ subject: v.string(), snippets: v.array(snippet) });
const comparisonShape = v.object({ status: v.string(), a: side, b: side, both: v.array(snippet) });
const passageShape = v.object({ id: v.string(), text: v.string() });

// These scenarios only ask, so that one bot serves them all.
let discord: LoopbackDiscord;
let bot: BotProcess;
let passages: ReadonlyMap<string, string>;

beforeAll(async () => {
  discord = await LoopbackDiscord.start();
  [bot, passages] = await Promise.all([startServing(discord), readPassages()]);
});

afterEach(() => {
  expect(discord.violations).toEqual([]);
});

afterAll(async () => {
  await bot.stop();
  await discord.close();
});

/** What the command line writes, a JSON value a line. */
async function runJson(...args: readonly string[]): Promise<readonly unknown[]> {
  const run = runBuilt(args);
  await run.exited;
  return run.lines.entries.map((line): unknown => JSON.parse(line));
}

async function readPassages(): Promise<ReadonlyMap<string, string>> {
  const lines = v.parse(v.array(passageShape), await runJson('corpus', 'passages', '--json'));
  return new Map(lines.map(({ id, text }) => [id, text]));
}

describe('/virt', () => {
  test('answers in public with an excerpt that stands in the corpus word for word, and cites it', async () => {
    const answer = await discord.member.slash('virt', { question });

    const texts = [...passages.values()];
    const quotes = quotesIn(answer);
    expect(quotes).toHaveLength(1);
    for (const quote of quotes) expect(texts.filter((text) => text.includes(quote))).toHaveLength(1);
    expect(answer.isPrivate).toBe(false);
    expect(answer.text).toMatch(/^— .+ › .+/m);
  });

  test('says what the command line says: the same passage, the same sentences marked, the same citation', async () => {
    const [answer, [result]] = await Promise.all([
      discord.member.slash('virt', { question }),
      runJson('ask', '--json', question),
    ]);

    const [best] = v.parse(answerShape, result).passages;
    expect(quotesIn(answer)).toEqual([best?.excerpt]);
    expect(boldInQuotes(answer)).toEqual(best?.highlights.flatMap((sentence) => sentence.split('\n')));
    expect(displayMarkdown(answer.text)).toContain(`— ${best?.document} › ${best?.section}`);
  });

  test('answers only the person who asked when the option "private" is set', async () => {
    const [seen, unseen] = await Promise.all([
      discord.member.slash('virt', { question, private: false }),
      discord.member.slash('virt', { question, private: true }),
    ]);

    expect([seen.isPrivate, unseen.isPrivate]).toEqual([false, true]);
    expect(unseen.text).toBe(seen.text);
  });

  test('tells only the person who asked that the articles do not answer', async () => {
    const answer = await discord.member.slash('virt', { question: 'how do I bake sourdough bread' });

    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('The articles do not answer this.');
    expect(answer.text).toContain('**sourdough**');
  });

  test('shows what a person typed as they typed it, and mentions nobody', async () => {
    const typed =
      '# **what** is <@100000000000000008> @everyone `KVM` [x](https://example.org) ||and|| :Xen: > *_~';
    const answer = await discord.member.slash('virt', { question: typed });

    const [head = ''] = answer.text.split('\n');
    expect(displayMarkdown(head).replaceAll('\u200B', '')).toBe(`### ${typed}`);
    expect(head).not.toMatch(/(?<!\\)(?:\*\*|<@|`|\[|\|\||_)|@everyone/);
    expect(answer.callback.data).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test('reads a question as long as Discord lets one be, of characters that all need escaping', async () => {
    const answer = await discord.member.slash('virt', { question: 'KVM? '.padEnd(500, '*') });

    expect(answer.text).not.toBe('');
  });

  test('answers many people at once, each with their own answer', async () => {
    const subjects = ['KVM', 'Xen', 'OpenVZ', 'Docker', 'LXC', 'Virtuozzo', 'VirtualBox', 'Hyper-V'];
    const answers = await Promise.all(
      subjects.map((subject) => discord.member.slash('virt', { question: `what is ${subject}` })),
    );

    expect(answers.map(({ text }) => displayMarkdown(text.split('\n')[0] ?? ''))).toEqual(
      subjects.map((subject) => `### what is ${subject}`),
    );
  });
});

describe('/compare', () => {
  test('puts sentences about two things side by side, each of them from the corpus', async () => {
    const [answer, [result]] = await Promise.all([
      discord.member.slash('compare', { a: 'KVM', b: 'OpenVZ' }),
      runJson('compare', '--json', 'KVM', 'OpenVZ'),
    ]);

    const { a, b, both } = v.parse(comparisonShape, result);
    const said = [...a.snippets, ...b.snippets, ...both];
    for (const quote of quotesIn(answer)) {
      const found = said.find(({ text }) => text === quote);
      expect(passages.get(found?.passage ?? '')).toContain(quote);
    }
    expect(quotesIn(answer).length).toBeGreaterThan(1);
    expect(answer.isPrivate).toBe(false);
    expect(answer.text).toMatch(/^### KVM and OpenVZ\n/);
  });

  test('keeps to the aspect asked for', async () => {
    const values = { a: 'KVM', b: 'OpenVZ', aspect: 'performance' };
    const [whole, narrow] = await Promise.all([
      discord.member.slash('compare', { a: 'KVM', b: 'OpenVZ' }),
      discord.member.slash('compare', values),
    ]);

    expect(narrow.text).toMatch(/^### KVM and OpenVZ: performance\n/);
    expect(narrow.text).not.toContain('**In general**');
    expect(quotesIn(narrow)).not.toEqual(quotesIn(whole));
  });

  test('tells only the person who asked what it does not know', async () => {
    const answer = await discord.member.slash('compare', { a: 'KVM', b: 'Zeppelin' });

    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('do not know **Zeppelin**');
  });

  test('tells only the person who asked that a thing cannot be compared with itself, and what is said of it', async () => {
    const answer = await discord.member.slash('compare', { a: 'KVM', b: 'kvm' });

    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toMatch(/Pick .*to compare/);
    const texts = [...passages.values()];
    expect(quotesIn(answer).length).toBeGreaterThan(0);
    for (const quote of quotesIn(answer)) expect(texts.some((text) => text.includes(quote))).toBe(true);
  });
});
