import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from './run.ts';

describe('eval', () => {
  let questions: string;
  let baseline: string;

  beforeEach(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-'));
    questions = path.join(folder, 'questions.jsonl');
    baseline = path.join(folder, 'baseline.json');
    await writeFile(questions, '{"id":"1"}\n');
  });

  test('stores the outcomes, and ends well as long as they do not get worse', async () => {
    expect((await run(['eval', questions, '--save-baseline', baseline])).exitCode).toBe(0);
    expect(await readFile(baseline, 'utf8')).toBe('{"id":"1"}\n');
    expect((await run(['eval', questions, '--baseline', baseline])).exitCode).toBe(0);
  });

  test('ends with 1 when a measure got worse, after the report', async () => {
    await writeFile(baseline, 'better\n');
    const { exitCode, output } = await run(['eval', questions, '--baseline', baseline]);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: 'lines: 1\n' });
  });

  test('ends with 2 and a sentence when there are no stored outcomes, or none can be stored', async () => {
    const { exitCode, errors } = await run(['eval', questions, '--baseline', baseline]);
    expect(exitCode).toBe(2);
    expect(errors).toContain('baseline.json');
    const folder = path.join(questions, 'nowhere.json');
    expect((await run(['eval', questions, '--save-baseline', folder])).exitCode).toBe(2);
  });

  test('measures a set in SQuAD format without the corpus, and keeps no outcomes of it', async () => {
    const { output, calls } = await run(['eval', '--squad', questions, '--json', '--corpus', 'missing']);
    expect({ output, calls }).toEqual({ output: '{"passages":1}\n', calls: [] });
    expect((await run(['eval', '--squad', questions, '--save-baseline', baseline])).exitCode).toBe(2);
  });
});
