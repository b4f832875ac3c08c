import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../helpers/load-corpus.ts';
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

const { discord } = await shareBot({ CORPUS_DIR: allArticles });
const { documents } = await loadCorpus(allArticles);

describe('/virt', () => {
  test('answers in public what the command line says: an excerpt word for word, its sentences marked, cited', async () => {
    const answer = await discord.member.slash('virt', { question });
    const run = runBuilt(['ask', '--json', question], { CORPUS_DIR: allArticles });
    await run.exited;

    const [best] = v.parse(answerShape, JSON.parse(run.lines.entries.join('\n'))).passages;
    expect(answer.isPrivate).toBe(false);
    expect(quotesIn(answer)).toEqual([best?.excerpt]);
    expect(documents.filter(({ text }) => text.includes(best?.excerpt ?? ''))).toHaveLength(1);
    expect(boldInQuotes(answer)).toEqual(best?.highlights.flatMap((sentence) => sentence.split('\n')));
    expect(displayMarkdown(answer.text)).toContain(`— ${best?.document} › ${best?.section}`);
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
