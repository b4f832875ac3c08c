import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { displayMarkdown } from '../message/builders.ts';
import { allArticles, boldInQuotes, quotesIn, runBuilt, shareBot } from './scenario.ts';

const question = 'what is a type-1 hypervisor';

const answerShape = v.object({
  passages: v.array(
    v.object({
      document: v.string(),
      section: v.string(),
      excerpt: v.string(),
      highlights: v.array(v.string()),
    }),
  ),
});
const snippets = v.array(v.object({ text: v.string() }));
const comparisonShape = v.object({ a: v.object({ snippets }), b: v.object({ snippets }), both: snippets });

const { discord } = await shareBot({ CORPUS_DIR: allArticles });
const { documents } = await loadCorpus(allArticles);

/** What the command line writes as JSON. */
async function runJson(...args: readonly string[]): Promise<unknown> {
  const run = runBuilt(args, { CORPUS_DIR: allArticles });
  await run.exited;
  return JSON.parse(run.lines.entries.join('\n'));
}

/** How many articles hold a text word for word. */
function countHolders(text: string): number {
  return documents.filter((document) => document.text.includes(text)).length;
}

describe('/virt', () => {
  test('answers in public what the command line says: an excerpt word for word, its sentences marked, cited', async () => {
    const [answer, result] = await Promise.all([
      discord.member.slash('virt', { question }),
      runJson('ask', '--json', question),
    ]);

    const [best] = v.parse(answerShape, result).passages;
    expect(answer.isPrivate).toBe(false);
    expect(quotesIn(answer)).toEqual([best?.excerpt]);
    expect(countHolders(best?.excerpt ?? '')).toBe(1);
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

  test('answers many people at once, each with their own answer', async () => {
    const subjects = ['KVM', 'Xen', 'OpenVZ', 'Docker', 'LXC', 'Virtuozzo', 'VirtualBox', 'Hyper-V'];
    const questions = subjects.map((subject) => `what is ${subject}`);
    const answers = await Promise.all(
      questions.map((one) => discord.member.slash('virt', { question: one })),
    );

    const titles = answers.map(({ text }) => displayMarkdown(text.split('\n')[0] ?? ''));
    expect(titles).toEqual(questions.map((one) => `### ${one}`));
  });
});

describe('/compare', () => {
  test('puts sentences about two things side by side, which the command line finds too, and keeps to an aspect', async () => {
    const pair = { a: 'KVM', b: 'OpenVZ' };
    const [whole, narrow, result] = await Promise.all([
      discord.member.slash('compare', pair),
      discord.member.slash('compare', { ...pair, aspect: 'performance' }),
      runJson('compare', '--json', 'KVM', 'OpenVZ'),
    ]);

    const { a, b, both } = v.parse(comparisonShape, result);
    const said = [...a.snippets, ...b.snippets, ...both].map(({ text }) => text);
    expect(quotesIn(whole).length).toBeGreaterThan(1);
    expect(said).toEqual(expect.arrayContaining([...quotesIn(whole)]));
    for (const quote of quotesIn(whole)) expect(countHolders(quote)).toBeGreaterThan(0);
    expect(whole.isPrivate).toBe(false);
    expect(whole.text).toMatch(/^### KVM and OpenVZ\n/);
    expect(narrow.text).toMatch(/^### KVM and OpenVZ: performance\n/);
    expect(narrow.text).not.toContain('**In general**');
    expect(quotesIn(narrow)).not.toEqual(quotesIn(whole));
  });

  test('tells only the person who asked what it does not know', async () => {
    const answer = await discord.member.slash('compare', { a: 'KVM', b: 'Zeppelin' });

    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('do not know **Zeppelin**');
  });
});
