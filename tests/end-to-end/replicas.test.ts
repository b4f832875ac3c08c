import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { BotProcess } from '../helpers/bot-process.ts';
import { hasNginx, nginxNote, startNginx } from '../helpers/nginx-server.ts';
import { findFreePort, hasRedis, redisNote, startRedis, type RedisServer } from '../helpers/redis-server.ts';
import { clickOn } from './delivery-steps.ts';
import type { Answer } from './loopback/answer.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { openDiscord, readLog, runBuilt, startBuiltBot, urlOf, waitForLog } from './scenario.ts';

const compose = v.object({
  services: v.object({ nginx: v.object({ environment: v.object({ NGINX_CONF: v.string() }) }) }),
});

interface Replica {
  readonly bot: BotProcess;
  /** Where its server listens, without a slash at the end. */
  readonly url: string;
}

interface Replicas {
  readonly discord: LoopbackDiscord;
  readonly redis: RedisServer;
  readonly both: readonly [Replica, Replica];
  readonly env: Readonly<Record<string, string>>;
}

/** Two replicas with one Redis behind the nginx of compose.yaml, to which Discord delivers. */
async function startReplicas(settings: Readonly<Record<string, string>> = {}): Promise<Replicas> {
  const redis = await startRedis();
  const discord = await openDiscord();
  const env = {
    DISCORD_PUBLIC_KEY: discord.keys.publicKey,
    DISCORD_APPLICATION_ID: discord.applicationId,
    REDIS_URL: redis.url,
    ...settings,
  };
  // One token is enough: it publishes the commands.
  const withoutToken = { ...env, DISCORD_TOKEN: '' };
  const both = [await startReplica(discord, env), await startReplica(discord, withoutToken)] as const;
  const port = await findFreePort();
  const { services } = v.parse(compose, parse(await readFile('compose.yaml', 'utf8'), { merge: true }));
  const [first, second] = both.map(({ url }) => new URL(url).host);
  await startNginx(
    services.nginx.environment.NGINX_CONF.replace('replica-1:8080', first ?? '')
      .replace('replica-2:8080', second ?? '')
      .replace('listen 8080', `listen 127.0.0.1:${port}`),
  );
  discord.interactionsUrl = `http://127.0.0.1:${port}/interactions`;
  return { discord, redis, both, env };
}

async function startReplica(
  discord: LoopbackDiscord,
  env: Readonly<Record<string, string>>,
): Promise<Replica> {
  const bot = startBuiltBot(discord, env);
  const url = await urlOf(bot);
  if (env['DISCORD_TOKEN'] !== '') await waitForLog(bot, 'Commands published');
  return { bot, url };
}

function countInteractions({ bot }: Replica): number {
  return readLog(bot).filter(({ msg }) => msg === 'Interaction').length;
}

const deadline = { deadlineMs: 5_000 };
const questions = ['what is a hypervisor', 'what is KVM', 'what is Xen', 'Is OpenVZ free?'];

/** What became of many members' interactions. */
class Tally {
  answered = 0;
  readonly wrong: string[] = [];
  readonly unanswered: string[] = [];
  /** Of the unanswered, those that were not under way when a replica was killed. */
  readonly lost: string[] = [];
  readonly #underWay = new Set<symbol>();
  #atKill: ReadonlySet<symbol> = new Set();
  readonly #seen = new Map<string, string>();

  markKill(): void {
    this.#atKill = new Set(this.#underWay);
  }

  /** Waits for an answer; everybody must get the same one to the same question. */
  async take(step: string, asking: Promise<Answer>): Promise<Answer | null> {
    const key = Symbol(step);
    this.#underWay.add(key);
    try {
      const answer = await asking;
      const said = answer.text + JSON.stringify([answer.choices, answer.modal?.title]);
      // A replica that has just started may be too slow for what somebody types, and then offers nothing.
      const isTooSlow = answer.message === null && answer.modal === null && answer.choices.length === 0;
      if (!isTooSlow && (this.#seen.get(step) ?? said) !== said) this.wrong.push(step);
      if (!isTooSlow) this.#seen.set(step, said);
      this.answered += 1;
      return answer;
    } catch (error) {
      this.unanswered.push(`${step}: ${String(error)}`);
      if (!this.#atKill.has(key)) this.lost.push(step);
      return null;
    } finally {
      this.#underWay.delete(key);
    }
  }
}

/** A member asks, reads on, follows up, and compares; gives up where there is no answer. */
async function useBot(discord: LoopbackDiscord, question: string, tally: Tally): Promise<void> {
  const { member } = discord;
  await tally.take(
    `type ${question}`,
    member.type('virt', { question: question.slice(0, 9) }, 'question', deadline),
  );
  const asked = await tally.take(`ask ${question}`, member.slash('virt', { question }, deadline));
  if (asked === null) return;
  await tally.take(`more ${question}`, clickOn('more', asked, discord, deadline));
  const opened = await tally.take(`open ${question}`, clickOn('follow', asked, discord, deadline));
  if (opened?.modal == null) return;
  const next = { question: 'and its drawbacks?' };
  await tally.take(`follow ${question}`, member.submit(opened, next, deadline));
  await tally.take('compare', member.slash('compare', { a: 'KVM', b: 'OpenVZ' }, deadline));
}

async function readState(url: string): Promise<unknown> {
  const response = await fetch(`${url}/readyz`);
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/** Ready, with Redis or without. */
function describeState(isConnected: boolean): object {
  return { status: 200, body: { detail: { state: { store: 'redis', isConnected } } } };
}

test('images are taken by digest; Redis wants a password, and is asked for its health, as nginx is', async () => {
  const [dockerfile, composed] = [
    await readFile('Dockerfile', 'utf8'),
    await readFile('compose.yaml', 'utf8'),
  ];
  const images = `${dockerfile}\n${composed}`.matchAll(/^(?:FROM| +image:) (?!virtbot\n)(\S+)/gmu);
  const digest = expect.stringMatching(/^[\w./-]+:[\w.-]+@sha256:[\da-f]{64}$/);
  expect(Array.from(images, ([, image]) => image)).toEqual([digest, digest, digest, digest]);
  const healthcheck = { test: expect.any(Array) };
  const command = expect.arrayContaining([expect.stringContaining('--requirepass')]);
  expect(parse(composed)).toMatchObject({
    services: { redis: { command, healthcheck }, nginx: { healthcheck } },
  });
});

describe.runIf(hasRedis && hasNginx)(`two replicas behind nginx${redisNote}${nginxNote}`, () => {
  test('answer everything across each other, but for what one had in hand when it was killed', async () => {
    const { discord, both } = await startReplicas();
    const tally = new Tally();
    const wanted = Number(process.env['REPLICA_INTERACTIONS'] ?? 600);
    let isKilled = false;
    const members = Array.from({ length: 8 }, async (_, index) => {
      for (let turn = index; tally.answered < wanted; turn += 1) {
        if (!isKilled && tally.answered > wanted / 2) {
          isKilled = true;
          tally.markKill();
          await both[0].bot.stop('SIGKILL');
        }
        await useBot(discord, questions[turn % questions.length] ?? '', tally);
      }
    });
    await Promise.all(members);
    expect(tally.lost, tally.unanswered.join('\n')).toEqual([]);
    expect(tally.wrong).toEqual([]);
    expect(tally.answered).toBeGreaterThanOrEqual(wanted);
    for (const replica of both) expect(countInteractions(replica)).toBeGreaterThan(wanted / 10);
  }, 120_000);

  test('go on without Redis, say so, and use it again when it is back', async () => {
    const { discord, redis, both } = await startReplicas();
    const [{ bot, url }] = both;
    expect(await readState(url)).toMatchObject(describeState(true));
    await redis.kill();
    await waitForLog(bot, 'Redis is out of reach.*');
    expect(await readState(url)).toMatchObject(describeState(false));
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^virtbot_state_store_connected 0$/m);
    for (let index = 0; index < 4; index += 1) {
      const { text } = await discord.member.slash('virt', { question: 'what is KVM' });
      expect(text).toContain('KVM');
    }
    await redis.start();
    await waitForLog(bot, 'Connected to Redis', 2);
    expect(await readState(url)).toMatchObject(describeState(true));
  });

  test('count together what the documents lack, for whoever writes them', async () => {
    const { discord, env } = await startReplicas({ GAPS: 'on' });
    const ask = async (question: string): Promise<Answer> => discord.member.slash('virt', { question });
    for (let index = 0; index < 2; index += 1) await ask('How do I **bake** bread, <@123456789012345678>?');
    await clickOn('unhelpful', await ask('what is KVM'), discord);
    const printed = runBuilt(['gaps'], env);
    expect(await printed.exited).toEqual({ code: 0, signal: null });
    expect(printed.lines.entries).toEqual([
      '1. how do i bake bread (2 × without an answer)',
      '2. what is kvm (1 × disliked)',
      expect.stringMatching(/^ {3}- nearest: KVM › /),
    ]);
    expect(await runBuilt(['gaps', '--clear'], env).exited).toEqual({ code: 0, signal: null });
  });
});
