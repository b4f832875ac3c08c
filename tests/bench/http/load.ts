import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { SignedRequest } from './requests.ts';

/** What came of one request. */
export interface Sample {
  /** Milliseconds from the moment it was due, so that waiting for a slow server counts. */
  readonly ms: number;
  /** 0 when there was no answer. */
  readonly status: number;
}

async function send(port: number, { headers, body }: SignedRequest, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const options = { port, agent, headers, method: 'POST', path: '/interactions' };
    const sent = request(options, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0)).end(body);
  });
}

/** Sends all requests as fast as they are answered, over so many connections. */
export async function saturate(
  port: number,
  requests: readonly SignedRequest[],
  connections: number,
): Promise<{ readonly perSecond: number; readonly samples: readonly Sample[] }> {
  const agent = new Agent({ keepAlive: true });
  const samples: Sample[] = [];
  const waiting = requests.values();
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    for (const each of waiting) {
      const sentAt = performance.now();
      const status = await send(port, each, agent);
      samples.push({ ms: performance.now() - sentAt, status });
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { perSecond: (1000 * requests.length) / (performance.now() - startedAt), samples };
}

/** Sends requests at a steady rate, whether or not earlier ones have been answered, until `isOver`. */
export async function sendSteadily(
  port: number,
  requests: readonly SignedRequest[],
  perSecond: number,
  isOver: () => boolean,
): Promise<readonly Sample[]> {
  const agent = new Agent({ keepAlive: true });
  const sent: Promise<Sample>[] = [];
  const startedAt = performance.now();
  for (const [at, each] of requests.entries()) {
    if (isOver()) break;
    const dueAt = startedAt + (1000 * at) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await wait(early);
    sent.push(send(port, each, agent).then((status) => ({ ms: performance.now() - dueAt, status })));
  }
  const samples = await Promise.all(sent);
  agent.destroy();
  return samples;
}

/** How many samples are no success: neither answered nor dropped as a repeat. */
export function countFailures(samples: readonly Sample[]): number {
  return samples.filter(({ status }) => status !== 200).length;
}
