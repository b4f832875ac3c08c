import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { completeLine } from '../../src/cli/chat.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
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

test('a question follows on the one before, also over a command, and is shown as it was understood', async () => {
  const output = await talk('what is Xen?', '/topics', 'is it common?');
  expect(output).toMatch(/\? is it common\?\n→ is Xen common\?\n\n {2}\*\*Xen/u);
});

test('nothing is read after /quit', async () => {
  expect(await talk('/quit', 'what is Xen?')).not.toContain('hypervisor');
});

test('in a terminal it prompts, answers what is typed and ends with Ctrl-D', async () => {
  const { output } = await run(['chat'], { input: 'what is Xen?\r\u0004', isTyped: true });
  expect(output).toContain('/quit');
  expect(stripVTControlCharacters(output)).toMatch(/\? what is Xen\?[^]*Xen is a Type-1 hypervisor\./u);
});

test.each([
  ['/compare Xen vs KVM', /^Xen and KVM$/mu],
  ['/compare Xen VS. KVM', /^Xen and KVM$/mu],
  ['/compare Xen versus KVM: cost', /^Xen and KVM: cost$/mu],
  ['/compare Xen', /\/compare A vs B/u],
  ['/topics', /^Hypervisors · 2026-11-24\n {2}Xen$/mu],
  ['/help', /\/quit/u],
  ['/sing', /^There is no \/sing\.\n[^]*\/help/mu],
])('%s is obeyed', async (line, expected) => {
  expect(await talk(line)).toMatch(expected);
});

test('commands and questions are completed', () => {
  const engine = createFakeEngine();
  expect(completeLine('/t', engine)).toEqual([['/topics'], '/t']);
  expect(completeLine('what', engine)).toEqual([['What is Xen?'], 'what']);
});
