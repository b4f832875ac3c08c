import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

describe('exit codes', () => {
  it.each([
    ['an answered question', ['ask', 'what', 'is', 'a', 'tabby'], 0],
    ['a question without an answer', ['ask', 'what is a ferret'], 1],
    ['an answered comparison', ['compare', 'tabby', 'dog'], 0],
    ['a comparison with an unknown name', ['compare', 'tabby', 'ferret'], 1],
    ['a corpus without mistakes', ['corpus', 'check'], 0],
    ['a corpus with mistakes, checked', ['corpus', 'check', 'broken'], 1],
    ['a folder that is not there, checked', ['corpus', 'check', 'missing'], 2],
    ['a corpus with mistakes, used', ['ask', '--corpus', 'broken', 'what is a tabby'], 2],
    ['an unknown command', ['aks', 'what is a tabby'], 2],
    ['an unknown option', ['topics', '--jason'], 2],
    ['a missing argument', ['compare', 'tabby'], 2],
    ['an empty question', ['ask', ' '], 2],
    ['an empty name', ['compare', ' ', 'dog'], 2],
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

  it('ends quietly when the reader of its output goes away', async () => {
    const output = new PassThrough();
    output.destroy(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    const { exitCode, errors } = await run(['topics'], { output });
    expect(exitCode).toBe(0);
    expect(errors).toBe('');
  });
});

describe('--help', () => {
  it.each([
    ['ask'],
    ['compare'],
    ['chat'],
    ['topics'],
    ['batch'],
    ['corpus check'],
    ['corpus passages'],
    ['eval'],
    ['gaps'],
    ['asks add'],
    ['doctor'],
    ['register'],
    ['start'],
  ])('of %s offers --corpus and shows an example', async (command) => {
    const { output } = await run([...command.split(' '), '--help']);
    expect(output).toContain('--corpus <dir>');
    expect(output).toContain(`$ virtbot ${command}`);
  });
});

describe('corpus', () => {
  it('uses the folder of the environment unless another is named', async () => {
    expect((await run(['topics'])).calls).toEqual(['open pets']);
    expect((await run(['topics', '--corpus', 'zoo'])).calls).toEqual(['open zoo']);
    expect((await run(['corpus', 'check', 'farm'])).calls).toEqual(['open farm']);
  });

  it('lists its passages, one JSON object a line', async () => {
    const { output } = await run(['corpus', 'passages', '--json']);
    const lines = output.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      id: 'pets#tabby.1',
      document: 'Pets',
      section: 'Cats › Tabby',
      text: expect.stringMatching(/^A tabby is .* forehead\.$/),
    });
  });

  it('lists its passages with their citations for a person', async () => {
    const { output } = await run(['corpus', 'passages']);
    expect(output).toContain('Cats sleep most of the day.\n— Pets · 2026-01-31 [pets#top.1]\n');
  });

  it('counts what was checked', async () => {
    const { output } = await run(['corpus', 'check']);
    expect(output).toBe(
      '1 document, 3 sections, 3 passages, 0 subjects, no problem (fingerprint 0123abcd)\n',
    );
  });

  it('lists every mistake that was found', async () => {
    const { output, errors } = await run(['corpus', 'check', 'broken']);
    expect(output).toBe('pets.md:3: unknown key "autor" (remove it)\n1 problem\n');
    expect(errors).toBe('');
  });
});

describe('topics', () => {
  it('shows sections below the headings they stand under', async () => {
    const { output } = await run(['topics']);
    expect(output).toBe('Pets · 2026-01-31\n├─ Cats\n│  └─ Tabby\n└─ Dogs\n');
  });
});

describe('eval', () => {
  it('reports on the questions of a file as text or JSON', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'virtbot-')), 'questions.jsonl');
    await writeFile(file, '{"id":"1"}\n{"id":"2"}\n');
    expect((await run(['eval', file])).output).toBe('lines: 2\n');
    expect((await run(['eval', file, '--json'])).output).toBe('{"hit1":1}\n');
  });

  it('ends with 1, after the report, when a question fails', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'virtbot-')), 'mine.csv');
    await writeFile(file, 'question,section\nfails,Cats\n');
    expect(await run(['eval', file])).toMatchObject({ exitCode: 1, output: 'lines: 2\n' });
  });

  it('says in words that a file cannot be read', async () => {
    expect((await run(['eval', '/nope'])).errors).toBe('virtbot: /nope cannot be read: it does not exist\n');
    expect((await run(['eval', tmpdir()])).errors).toContain('cannot be read: it is a folder');
  });
});

describe('gaps', () => {
  it('puts what means the same together, most asked first, with the nearest section', async () => {
    const { output, calls, exitCode } = await run(['gaps', '--markdown'], { hasToken: true });
    expect(output).toBe(
      [
        '1. what is lxc (3 × without an answer, 1 × disliked)',
        '   - also: so what is lxc; tell me about linux containers',
        '   - nearest: Pets',
        '2. what is a \\*pod\\* (3 × without an answer)',
        '   - nearest: Pets',
        '',
      ].join('\n'),
    );
    expect(calls).toEqual(['close', 'open pets']);
    expect(exitCode).toBe(0);
  });

  it('lists it as JSON lines', async () => {
    const { output } = await run(['gaps', '--json'], { hasToken: true });
    expect(JSON.parse(output.split('\n')[0] ?? '')).toMatchObject({
      number: 1,
      question: 'what is lxc',
      nearest: 'Pets',
    });
  });

  it('forgets it when told to', async () => {
    const { output, calls, exitCode } = await run(['gaps', '--clear'], { hasToken: true });
    expect(calls).toEqual(['clear', 'close']);
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

describe('doctor', () => {
  it('ends with 1 where something is wrong, and says what to do', async () => {
    expect(await run(['doctor'])).toMatchObject({ exitCode: 0, output: '✓ Token: accepted\n' });
    const { exitCode, output } = await run(['doctor', '--channel', '42']);
    expect(output).toContain('✗ Channel: no 42\n  → Invite it.');
    expect(exitCode).toBe(1);
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
  it('runs the bot when there is a token', async () => {
    const { calls, exitCode } = await run(['start'], { hasToken: true });
    expect(calls).toEqual(['start pets']);
    expect(exitCode).toBe(0);
  });

  it('says what is missing, opens the preview and says where', async () => {
    const { calls, errors, output, exitCode } = await run(['start'], { isPreviewOn: true });
    expect(errors).toContain('DISCORD_TOKEN is not set');
    expect(output).toContain('http://127.0.0.1:8080');
    expect(calls).toEqual(['preview pets']);
    expect(exitCode).toBe(0);
  });

  it.each(['DISCORD_PUBLIC_KEY', 'DISCORD_APPLICATION_ID'] as const)(
    'names %s where it alone is missing for interactions over HTTP',
    async (missing) => {
      const { errors } = await run(['start'], { missing });
      expect(errors).toContain(`${missing} is not set`);
      expect(errors).toContain('need both');
    },
  );

  it('opens the preview in place of the bot when that was asked for', async () => {
    const { calls, errors } = await run(['start'], { hasToken: true, isPreviewOn: true });
    expect(errors).toBe('');
    expect(calls).toEqual(['preview pets']);
  });

  it('says what is missing and serves health where the preview is off', async () => {
    const { calls, errors } = await run(['start']);
    expect(errors).toContain('DISCORD_TOKEN is not set');
    expect(calls).toEqual(['serve pets']);
  });
});
