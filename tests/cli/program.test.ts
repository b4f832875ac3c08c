import { tmpdir } from 'node:os';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { printTopics } from '../../src/cli/topics.ts';
import { makePassage } from '../message/builders.ts';
import { run } from './run.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

describe('exit codes', () => {
  it.each([
    ['an answered question', ['ask', 'what', 'is', 'Xen'], 0],
    ['a question without an answer', ['ask', 'what is a ferret'], 1],
    ['an answered comparison', ['compare', 'Xen', 'KVM'], 0],
    ['a comparison of nothing', ['compare', 'Xen', 'xen'], 1],
    ['a corpus without mistakes', ['corpus', 'check'], 0],
    ['a corpus with mistakes, checked', ['corpus', 'check', 'broken'], 1],
    ['a folder that is not there, checked', ['corpus', 'check', 'missing'], 2],
    ['a corpus with mistakes, used', ['ask', '--corpus', 'broken', 'what is Xen'], 2],
    ['an unknown command', ['aks', 'what is Xen'], 2],
    ['an unknown option', ['topics', '--jason'], 2],
    ['a missing argument', ['compare', 'Xen'], 2],
    ['a word of 100,000 letters', ['ask', 'x'.repeat(100_000)], 2],
    ['a name of 100,000 letters', ['compare', 'x'.repeat(100_000), 'KVM'], 2],
    ['no command', [], 2],
    ['a missing file', ['eval', 'no-such-file.jsonl'], 2],
    ['publishing without a token', ['register'], 2],
    ['a gap report that is not kept', ['gaps'], 2],
    ['two wishes at once', ['gaps', '--json', '--clear'], 2],
    ['--help', ['--help'], 0],
    ['--help of a command', ['corpus', 'check', '--help'], 0],
    ['--version', ['--version'], 0],
  ])('ends after %s with the code of its kind', async (_name, argv, expected) => {
    const { exitCode, output, errors } = await run(argv);
    expect(exitCode).toBe(expected);
    expect(expected === 2 ? errors : output).not.toBe('');
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('says file, line and remedy when the corpus cannot be used', async () => {
    const { errors, output } = await run(['topics', '--corpus', 'broken']);
    expect(errors).toContain('pets.md:3: unknown key "autor" (remove it)');
    expect(output).toBe('');
  });

  it.each([
    [['compare', 'Xen', ' '], "argument 'b'"],
    [['compare', 'Xen', 'KVM', '--aspect', ''], '--aspect'],
    [['ask', ' '], 'virtbot: A question'],
  ])('says what is empty in %j', async (argv, what) => {
    const { exitCode, errors } = await run(argv);
    expect(exitCode).toBe(2);
    expect(errors).toContain(what);
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const output = new PassThrough();
    output.destroy(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    const { exitCode, errors } = await run(['topics'], { output });
    expect(exitCode).toBe(0);
    expect(errors).toBe('');
  });
});

describe('--help', () => {
  const commands = 'ask,compare,chat,topics,batch,corpus check,corpus passages,eval,gaps,asks add';

  it.each([...commands.split(','), 'doctor', 'register', 'start'])(
    'of %s offers --corpus and shows an example',
    async (command) => {
      const { output } = await run([...command.split(' '), '--help']);
      expect(output).toContain('--corpus <dir>');
      expect(output).toContain(`$ virtbot ${command}`);
    },
  );
});

describe('corpus', () => {
  it('uses the folder of the environment unless another is named', async () => {
    expect((await run(['topics'])).calls).toEqual(['open pets']);
    expect((await run(['topics', '--corpus', 'zoo'])).calls).toEqual(['open zoo']);
    expect((await run(['corpus', 'check', 'farm'])).calls).toEqual(['open farm']);
    expect((await run(['corpus', 'passages', 'farm'])).calls).toEqual(['open farm']);
  });

  it('lists its passages, one JSON object a line', async () => {
    const { output } = await run(['corpus', 'passages', '--json']);
    expect(JSON.parse(output)).toEqual({
      id: 'doc#top.1',
      document: 'Hypervisors',
      section: 'Xen',
      text: 'Xen is a Type-1 hypervisor. Xen is free.',
    });
  });

  it('lists its passages with their citations for a person', async () => {
    const { output } = await run(['corpus', 'passages']);
    expect(output).toContain('  Xen is a Type-1 hypervisor. Xen is free.\n— Hypervisors › Xen [doc#top.1]\n');
  });

  it('counts what was checked, and says how it is searched', async () => {
    const { output } = await run(['corpus', 'check']);
    expect(output).toBe(
      '1 document, 1 section, 1 passage, 0 subjects, no problem (fingerprint 00000000)\n' +
        'It finds passages by their words and by what they mean.\n',
    );
    const { output: without } = await run(['corpus', 'check'], { env: { ENCODER: 'off' } });
    expect(without).toContain('\nIt finds passages by their words alone.\n');
  });

  it('lists every mistake that was found', async () => {
    const { output, errors } = await run(['corpus', 'check', 'broken']);
    expect(output).toBe('pets.md:3: unknown key "autor" (remove it)\n1 problem\n');
    expect(errors).toBe('');
  });
});

it('topics are sections by their names, and by their ids where those are the same', () => {
  const { document, section } = makePassage(['Cats sleep.'], { title: 'Pets', updated: null });
  const paths = [[], ['Cats', 'Tabby'], ['Cats', 'Manx', 'Tail'], ['Dogs'], ['Dogs']];
  const sections = paths.map((headings, index) => ({ ...section, id: `pets#${index}`, headings }));
  expect(printTopics({ documents: [{ ...document, sections }] })).toBe(
    'Pets\n  Cats › Tabby\n  Cats › Manx › Tail\n  Dogs (pets#3)\n  Dogs (pets#4)',
  );
});

describe('eval', () => {
  it('reports on the questions of a file as text or JSON', async () => {
    const file = join(makeTemporaryFolder(), 'questions.csv');
    await writeFile(file, 'question,section\nwhat is Xen?,Xen\n');
    expect((await run(['eval', file])).output).toBe('1 of 1 as expected\n');
    expect((await run(['eval', file, '--json'])).output).toBe('{"questions":1,"failures":[]}\n');
  });

  it('ends with 1, after the report, when a question fails', async () => {
    const file = join(makeTemporaryFolder(), 'mine.csv');
    await writeFile(file, 'question,section\nwhat is Xen?,KVM\n');
    expect(await run(['eval', file])).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('expected KVM; answered from "Xen"'),
    });
  });

  it('says in words that a file cannot be read', async () => {
    expect((await run(['eval', '/nope'])).errors).toBe(
      'virtbot: /nope cannot be read: no such file or directory\n',
    );
    expect((await run(['eval', tmpdir()])).errors).toContain(
      'cannot be read: illegal operation on a directory',
    );
  });
});

describe('gaps', () => {
  it('puts what means the same together, most asked first, with the nearest section', async () => {
    const { output, calls, exitCode } = await run(['gaps', '--markdown'], { hasToken: true });
    expect(output).toBe(
      [
        '1. what is lxc (3 × without an answer, 1 × disliked)',
        '   - also: so what is lxc; tell me about linux containers',
        '2. what is a \\*pod\\* (3 × without an answer)',
        '',
      ].join('\n'),
    );
    expect(calls).toEqual(['open pets']);
    expect(exitCode).toBe(0);
  });

  it('lists it as JSON lines', async () => {
    const { output } = await run(['gaps', '--json'], { hasToken: true });
    expect(JSON.parse(output.split('\n')[0] ?? '')).toMatchObject({
      number: 1,
      question: 'what is lxc',
      nearest: null,
    });
  });

  it('forgets it when told to', async () => {
    const { output, calls, exitCode } = await run(['gaps', '--clear'], { hasToken: true });
    expect(calls).toEqual(['clear']);
    expect(output).toBe('');
    expect(exitCode).toBe(0);
  });
});

describe('asks add', () => {
  it('takes no gap that is not listed, and no section that is not there', async () => {
    const unlisted = await run(['asks', 'add', '7'], { hasToken: true });
    expect(unlisted).toMatchObject({ exitCode: 2, errors: expect.stringContaining('no gap 7') });
    const unknown = await run(['asks', 'add', 'is it nice', 'Fish']);
    expect(unknown).toMatchObject({ exitCode: 2, errors: expect.stringContaining('no section "Fish"') });
  });
});

it('--version names the build and the corpus', async () => {
  const { output } = await run(['--version']);
  expect(output).toMatch(/^virtbot 1\.2\.3 \(abc1234\)\npets: 1 document, .*fingerprint/u);
});

describe('register', () => {
  it('publishes everywhere, or to the server that is named', async () => {
    const everywhere = await run(['register'], { hasToken: true });
    expect(everywhere.calls).toEqual(['register null']);
    expect(everywhere.output).toBe('Published /virt, /compare.\n');
    const { calls } = await run(['register', '--guild', '42', '--corpus', 'zoo'], { hasToken: true });
    expect(calls).toEqual(['register 42']);
  });

  it('takes no server id that is none', async () => {
    const { calls, errors, exitCode } = await run(['register', '--guild', 'abc'], { hasToken: true });
    expect(calls).toEqual([]);
    expect(errors).toContain('digits only');
    expect(exitCode).toBe(2);
  });
});

describe('start', () => {
  const both = 'need both';

  it.each([
    ['the bot where there is a token', { DISCORD_TOKEN: 'a' }, 'start pets', []],
    ['the preview, saying what is missing', { PREVIEW: 'on' }, 'preview pets', ['DISCORD_TOKEN is not set']],
    ['the preview when asked to', { DISCORD_TOKEN: 'a', PREVIEW: 'on' }, 'preview pets', []],
    ['health alone, saying what is missing', {}, 'start pets', ['DISCORD_TOKEN is not set']],
    ['without an id for HTTP', { DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }, 'start pets', [both]],
    ['without a key for HTTP', { DISCORD_APPLICATION_ID: '42' }, 'start pets', [both]],
  ])('runs %s', async (_what, env, call, said) => {
    const { calls, errors, output, exitCode } = await run(['start'], { env });
    expect([exitCode, calls]).toEqual([0, [call]]);
    for (const part of said) expect(errors).toContain(part);
    expect(errors === '').toBe(said.length === 0);
    expect(output.includes('http://127.0.0.1:8080')).toBe(call === 'preview pets');
  });
});
