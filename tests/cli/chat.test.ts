import { PassThrough } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { completeLine, replyTo } from '../../src/cli/chat-reply.ts';
import { chat } from '../../src/cli/chat.ts';
import { makeEngine } from './fake-engine.ts';
import { makeDependencies, run } from './run.ts';

const ctrlD = '\u0004';
const engine = makeEngine();
const setting = { engine, style: { width: 80, colour: false } };

describe('chat without a terminal', () => {
  it('answers each line of the input and ends', async () => {
    const { output, exitCode } = await run(['chat'], {
      input: 'what is a tabby?\n\nwhat is a ferret?\n',
    });
    expect(output).toMatch(/^\? what is a tabby\?\n\*\*A tabby is a cat with stripes\.\*\*/);
    expect(output).toMatch(/\? what is a ferret\?\nThe article does not answer this\./);
    expect(exitCode).toBe(0);
  });

  it('takes a question as following on the one before and says how it was understood', async () => {
    const { output } = await run(['chat'], { input: 'what is a tabby?\nis it common?\n' });
    expect(output).toContain('? is it common?\n→ is a tabby common?\n\n**A tabby');
  });

  it('stops reading at /quit', async () => {
    const { output } = await run(['chat'], { input: '/quit\nwhat is a tabby?\n' });
    expect(output).not.toContain('stripes');
  });

  it('keeps the conversation over a command', async () => {
    const { output } = await run(['chat'], { input: 'what is a tabby?\n/topics\nis it common?\n' });
    expect(output).toContain('→ is a tabby common?');
  });
});

describe('chat in a terminal', () => {
  it('prompts, answers what is typed and ends with Ctrl-D', async () => {
    const output = new PassThrough();
    const input = new PassThrough();
    input.write(`what is a tabby?\r${ctrlD}`);
    await chat(
      'pets',
      makeDependencies({
        input,
        output,
        errors: new PassThrough(),
        inputKind: 'terminal',
        style: setting.style,
      }),
    );
    output.end();
    const seen = stripVTControlCharacters(await readText(output));
    expect(seen).toContain('/quit');
    expect(seen).toMatch(/\? what is a tabby\?[^]*A tabby is a cat with stripes\./);
  });
});

describe('chat commands', () => {
  it.each(['/compare tabby vs dog', '/compare tabby VS. dog', '/compare tabby versus dog'])(
    'compares for %s',
    async (line) => {
      expect((await replyTo(line, null, setting)).text).toMatch(/^tabby and dog\n/);
    },
  );

  it('compares for one aspect, named after a colon', async () => {
    expect((await replyTo('/compare tabby vs dog: upkeep', null, setting)).text).toContain('\nUpkeep\n');
  });

  it('says how to compare when a name is missing', async () => {
    expect((await replyTo('/compare tabby', null, setting)).text).toContain('/compare A vs B');
  });

  it('lists topics, and itself for /help and for what it does not know', async () => {
    expect((await replyTo('/topics', null, setting)).text).toContain('└─ Dogs');
    expect((await replyTo('/help', null, setting)).text).toContain('/quit');
    expect((await replyTo('/sing', null, setting)).text).toMatch(/^There is no \/sing\.\n[^]*\/help/);
  });

  it('completes commands and questions', () => {
    expect(completeLine('/t', engine)).toEqual([['/topics'], '/t']);
    expect(completeLine('what', engine)).toEqual([['What is a tabby?'], 'what']);
  });
});
