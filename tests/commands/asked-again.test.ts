import { beforeAll, describe, expect, test } from 'vitest';
import { createVirtCommand } from '../../commands/virt.ts';
import { createEngine } from '../../src/answer/create-engine.ts';
import type { Engine } from '../../src/answer/engine.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { CommandResult, Command } from '../../src/discord/command.ts';
import { decodeCustomId, encodeSnowflake } from '../../src/discord/custom-id.ts';
import type { Feedback } from '../../src/discord/ports.ts';
import { makeCaller, makeInput, makeServices } from './inputs.ts';

const people = ['100000000000000001', '100000000000000002', '100000000000000003', '100000000000000004'];

let engine: Engine;

beforeAll(async () => {
  engine = createEngine(await loadCorpus('corpus'));
});

async function ask(command: Command, question: string, userId: string): Promise<CommandResult> {
  return command.run(makeInput({ question }, { caller: makeCaller({ userId }) }));
}

function ownersIn({ message }: CommandResult): readonly string[] {
  const components = message.rows.flatMap((row) => row.components);
  return components.flatMap((component) => {
    const id = 'custom_id' in component ? decodeCustomId(component.custom_id) : null;
    return id?.kind === 'readable' && id.action === 'delete' ? id.args : [];
  });
}

describe('a question that many people ask', () => {
  test('gets everybody the same answer, which each may delete alone', async () => {
    const command = createVirtCommand(makeServices(engine));
    const results = await Promise.all(people.map(async (person) => ask(command, 'what is KVM?', person)));

    expect(results.map(ownersIn)).toEqual(people.map((person) => [encodeSnowflake(person)]));
    const [first, ...others] = results.map(({ message }) => message.blocks);
    for (const blocks of others) expect(blocks).toEqual(first);
  });

  test('is counted each time that the corpus does not answer it', async () => {
    const recorded: Feedback[] = [];
    const feedback = { record: (entry: Feedback) => void recorded.push(entry) };
    const command = createVirtCommand(makeServices(engine, { feedback }));
    for (const person of people) await ask(command, 'how do I prune roses?', person);

    expect(recorded.map(({ verdict }) => verdict)).toEqual(people.map(() => 'abstained'));
  });

  test('is answered from the new corpus as soon as there is one', async () => {
    let current = engine;
    const command = createVirtCommand({ ...makeServices(engine), engine: () => current });
    for (const person of people) await ask(command, 'what is KVM?', person);
    current = createEngine(await loadCorpus('tests/fixtures/corpora/sourdough'));

    expect((await ask(command, 'what is KVM?', '1')).outcome).toBe('abstained');
  });

  test('is answered in the language of each', async () => {
    const command = createVirtCommand(makeServices(engine));
    const inputs = [...people, ...people].map((userId, index) =>
      makeInput(
        { question: 'KVM', private: true },
        { caller: makeCaller({ userId, locale: index % 2 === 0 ? 'en' : 'vi' }) },
      ),
    );
    const results = await Promise.all(inputs.map(async (input) => command.run(input)));

    const looks = new Set(results.map(({ message }) => JSON.stringify(message)));
    expect(looks.size).toBe(2);
  });
});
