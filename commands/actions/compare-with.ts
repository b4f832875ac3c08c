import type { Engine } from '../../src/answer/engine.ts';
import { UnusableControlError, type Action, type ActionResult } from '../../src/discord/command.ts';
import { createView } from '../../src/discord/view.ts';
import { claimOnce } from '../claim.ts';
import { comparePair } from '../comparing.ts';
import { complete } from '../picturing.ts';
import { requireNumber } from '../passage-ref.ts';
import type { Services } from '../services.ts';
import { readCommand } from './follow-up.ts';
import { sign } from './signature.ts';

/** "Compare with…", the choice of an aspect, and sharing what comes of it. */
export function createCompareActions(services: Services): readonly Action[] {
  const { engine } = services;
  const base = { isPrivate: true, commandId: null, signature: null };
  return [
    {
      name: 'compare-with',
      isCorpusFree: false,
      run: async ({ args, values, ...input }): Promise<ActionResult> => {
        const [a, b] = [args[0], values[0]].map((text) => requireSubject(engine(), requireNumber(text)));
        const request = { ...base, a: a ?? '', b: b ?? '', aspect: null };
        return { kind: 'message', ...(await comparePair(input, request, services)) };
      },
    },
    {
      name: 'aspect',
      isCorpusFree: false,
      run: async ({ args, values, ...input }): Promise<ActionResult> => {
        const [a, b] = args.map((text) => requireSubject(engine(), requireNumber(text)));
        const aspect = requireAspect(engine(), requireNumber(values[0]));
        const request = { ...base, a: a ?? '', b: b ?? '', aspect };
        return { kind: 'message', ...(await comparePair(input, request, services)) };
      },
    },
    {
      name: 'share-pair',
      isCorpusFree: false,
      run: async (input): Promise<ActionResult> => {
        const [command, ...pair] = input.args;
        const [a, b, aspect] = pair.map(requireNumber);
        const commandId = readCommand(command);
        const request = {
          ...base,
          commandId,
          a: requireSubject(engine(), a),
          b: requireSubject(engine(), b),
          aspect: requireAspect(engine(), aspect),
        };
        const signature = sign(input, { name: 'compare', id: commandId }, createView(input, 'public').words);
        const own = await comparePair(input, { ...request, sharing: 'shared' }, services);
        const isFirst = await claimOnce(input, 'share', { claim: services.claim, isEachPersons: false });
        if (!isFirst) return { kind: 'update', ...own };
        const [shared, refused] = await Promise.all([
          comparePair(input, { ...request, isPrivate: false, signature }, services),
          comparePair(input, { ...request, sharing: 'refused' }, services),
        ]);
        return { kind: 'update', ...own, followUp: complete(shared), otherwise: refused.message };
      },
    },
  ];
}

function requireSubject({ subjects }: Engine, index: number | undefined): string {
  const subject = index === undefined ? undefined : subjects.all[index];
  if (subject === undefined) throw new UnusableControlError();
  return subject.name;
}

/** Aspects are counted from 1; 0 stands for all of them. */
function requireAspect({ aspects }: Engine, number: number | undefined): string | null {
  if (number === 0) return null;
  const aspect = number === undefined ? undefined : aspects[number - 1];
  if (aspect === undefined) throw new UnusableControlError();
  return aspect;
}
