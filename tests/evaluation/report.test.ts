import { describe, expect, test } from 'vitest';
import { BaselineError } from '../../src/evaluation/baseline.ts';
import { evaluate } from '../../src/evaluation/report.ts';
import { makeEngine } from './fake-engine.ts';

describe('a report', () => {
  const questions = [
    { id: 'q1', kind: 'ask', question: 'what do cats do?', style: 'natural', all: ['purr'], any: [] },
    { id: 'q2', kind: 'none', question: 'who sells cars?', style: 'natural', near: false },
    { id: 'q3', kind: 'compare', a: 'cat', b: 'dog', aspect: null, a_all: ['purr'], b_all: ['bark'] },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
  const engine = makeEngine({
    answers: {
      'what do cats do?': { status: 'answered', confidence: 0.9, texts: ['*Cats purr.* All day.'] },
    },
    comparisons: { 'cat vs dog': { status: 'answered', a: ['Cats purr.'], b: [] } },
  });

  test('plays the questions and says the same in text and in data', async () => {
    const { text, json } = await evaluate(questions, engine, null);
    expect(json.ask.hit1).toMatchObject({ n: 1, value: 1 });
    expect(json.compare).toMatchObject({ both: { n: 1, value: 0 }, sides: { n: 2, value: 0.5 } });
    expect(text).toMatch(/^ask +1 +1\.000/mu);
    expect(text).toContain('unanswerable, abstained: 1.000 of 1');
    expect(text).toContain('comparisons with both sides right: 0.000 of 1');
    expect(text).toContain('AUROC of the confidence: 1.000');
  });

  test('says so when the confidence cannot be measured', async () => {
    expect((await evaluate('', engine, null)).text).toContain('AUROC of the confidence: not measured');
  });

  test('shows intervals and how far the confidence can be trusted', async () => {
    const twice = questions.split('\n').flatMap((line) => [line, line.replace('"id":"q', '"id":"again')]);
    const { text } = await evaluate(twice.join('\n'), engine, null);
    expect(text).toMatch(/^ask .*\n +1\.00-1\.00/mu);
    expect(text).toContain('unanswerable, abstained: 1.000 (1.00-1.00) of 2');
    expect(text).toMatch(/^0\.0-0\.1 +2 +0\.000 +0\.000 +0\.00-0\.00$/mu);
    expect(text).toMatch(/^0\.1-0\.2 +0$/mu);
    expect(text).toMatch(/^expected calibration error: 0\.050 \(.* of 4$/mu);
  });

  test('says what has changed since outcomes were stored, and whether anything was lost', async () => {
    const { baseline } = await evaluate(questions, engine, null);
    const same = await evaluate(questions, engine, baseline);
    expect(same.hasLost).toBe(false);
    expect(same.text).toContain('No measure lost beyond noise.');
    const silent = await evaluate(questions, makeEngine({}), baseline);
    expect(silent.hasLost).toBe(true);
    expect(silent.json.baseline?.measures.find(({ name }) => name === 'ask hit@1')?.worse).toEqual(['q1']);
    expect(silent.text).toContain('q1: right in place 1 → withheld, right sentence → wrong sentence');
    expect(silent.text).toContain('q3: right and wrong → wrong and wrong, withheld');
    expect(silent.text).toMatch(/^Lost beyond noise: ask hit@1, /mu);
  });

  test('does not play a question when what was stored cannot be read', async () => {
    await expect(evaluate('not even JSON', engine, '{}')).rejects.toThrow(BaselineError);
  });
});
