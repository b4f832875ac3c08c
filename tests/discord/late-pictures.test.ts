import { expect, test } from 'vitest';
import type { Response } from '../../src/discord/respond.ts';
import type { Attachment } from '../../src/message/message.ts';
import { createLogger } from '../../src/logger.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { createServing } from './serving.ts';

const picture: Attachment = { name: 'comparison.png', bytes: new Uint8Array(1), description: 'Two things' };
const select = { custom_id: '1:00000000:compare-with:0', component_type: 3, values: ['1'] };
const share = { custom_id: '1:00000000:share-pair::0:1:0', component_type: 2 };

function payload(id: string, data: object, answers: string | null): object {
  const message =
    answers === null ? {} : { flags: 32_768 | 64, components: [], interaction_metadata: { id: answers } };
  return { id, token: 't', application_id: '5', type: 3, data, message };
}

/** A bot whose pictures are ready when the returned function is called. */
function serve() {
  const finish: (() => void)[] = [];
  const drawComparison = async (): Promise<Attachment> =>
    new Promise((resolve) => {
      finish.push(() => {
        resolve(picture);
      });
    });
  const logger = createLogger({ level: 'silent', secrets: [] });
  const { respond } = createServing(createFakeEngine(), logger, { drawComparison });
  return {
    use: async (id: string, data: object, answers: string | null = null) =>
      respond(payload(id, data, answers), { shard: 0 }),
    finish: () => {
      for (const finishOne of finish) finishOne();
    },
  };
}

/** What followed an answer in the end. */
async function settle(response: Response | null): Promise<readonly unknown[]> {
  const requests: unknown[] = [];
  for (const following of response?.afterwards ?? []) requests.push(await following);
  return requests;
}

test('a picture that is ready late changes the message', async () => {
  const { use, finish } = serve();
  const compared = await use('1', select);
  finish();
  expect(compared?.files).toEqual([]);
  expect(await settle(compared)).toMatchObject([{ kind: 'edit-original', files: [picture] }]);
});

test('a picture that is late for a message which has changed since does not change it back', async () => {
  const { use, finish } = serve();
  const compared = await use('1', select);
  const shared = await use('2', share, '1');
  finish();
  expect(await settle(compared)).toEqual([null]);
  const [posted, own] = await settle(shared);
  expect(own).toMatchObject({ kind: 'edit-original', files: [picture] });
  expect(JSON.stringify(own)).toContain('"disabled":true');
  expect(posted).toMatchObject({ kind: 'post', files: [picture] });
});
