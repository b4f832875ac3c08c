import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hashPayloads } from './payloads.ts';

test('the pictures of the README show what the bot sends today', async () => {
  const kept: unknown = JSON.parse(await readFile('.github/pictures/payloads.json', 'utf8'));
  expect(await hashPayloads(), 'take the pictures anew: npm run screenshots').toEqual(kept);
});
