import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { run } from './run.ts';

async function talk(...lines: readonly string[]): Promise<string> {
  const { output, exitCode } = await run(['chat'], { input: lines.join('\n') });
  expect(exitCode).toBe(0);
  return output;
}

test('without a terminal, each line of the input is repeated and answered', async () => {
  const output = await talk('what is Xen?', '', 'what is a ferret?', '');
  expect(output).toMatch(/^\? what is Xen\?\n {2}\*\*Xen is a Type-1 hypervisor\.\*\*/u);
  expect(output).toMatch(/\? what is a ferret\?\nThe articles do not answer this\./u);
});

test('a question follows on the one before, and is shown as it was understood', async () => {
  const output = await talk('what is Xen?', 'is it common?');
  expect(output).toMatch(/\? is it common\?\n→ is Xen common\?\n\n {2}\*\*Xen/u);
});

test('a greeting is no question', async () => {
  expect(await talk('hello')).toMatch(/^\? hello\nType a question;/u);
});

test('nothing is read after /quit', async () => {
  expect(await talk('/quit', 'what is Xen?')).not.toContain('hypervisor');
});

test('in a terminal it prompts, answers what is typed and ends with Ctrl-D', async () => {
  const { output } = await run(['chat'], { input: 'what is Xen?\r\u0004', isTyped: true });
  expect(output).toContain('/quit');
  expect(stripVTControlCharacters(output)).toMatch(/\? what is Xen\?[^]*Xen is a Type-1 hypervisor\./u);
});
