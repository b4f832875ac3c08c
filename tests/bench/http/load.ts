import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came of one request. */
export interface Sample {
  /** Milliseconds from the moment it was due, so that waiting for a slow server counts. */
  readonly ms: number;
  readonly status: number;
}

const headerEnd = '\r\n\r\n';

/** A kept connection that sends one request after the other, without the cost of a full HTTP client. */
class Connection {
  readonly #socket: Socket;
  #received = '';
  #resolve: ((status: number) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#receive(chunk));
    // A request that gets no answer counts as failed.
    socket.on('close', () => this.#resolve?.(0));
    socket.on('error', () => undefined);
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Sends a whole request and resolves with the status of its answer; 0 when there is none. */
  async send(request: Buffer): Promise<number> {
    if (this.#socket.destroyed) return 0;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    this.#received += chunk;
    const end = this.#received.indexOf(headerEnd);
    if (end < 0 || !isWhole(this.#received, end)) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = '';
    const resolve = this.#resolve;
    this.#resolve = null;
    resolve?.(status);
  }
}

function isWhole(received: string, end: number): boolean {
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1];
  if (length === undefined) return received.endsWith('0\r\n\r\n') || received.startsWith('HTTP/1.1 202');
  return received.length >= end + headerEnd.length + Number(length);
}

/** Sends all requests as fast as they are answered, over so many connections. */
export async function saturate(
  port: number,
  requests: readonly Buffer[],
  connections: number,
): Promise<{ readonly perSecond: number; readonly samples: readonly Sample[] }> {
  const samples: Sample[] = [];
  let next = 0;
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    const connection = await Connection.open(port);
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const sentAt = performance.now();
      const status = await connection.send(request);
      samples.push({ ms: performance.now() - sentAt, status });
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { perSecond: (1000 * requests.length) / (performance.now() - startedAt), samples };
}

/** Sends requests at a steady rate, whether or not earlier ones have been answered, until `isOver`. */
export async function sendSteadily(
  port: number,
  requests: Iterable<Buffer>,
  perSecond: number,
  isOver: () => boolean,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const idle: Connection[] = [];
  const inFlight = new Set<Promise<void>>();
  const startedAt = performance.now();
  let sent = 0;
  const sendOne = async (request: Buffer, dueAt: number): Promise<void> => {
    const connection = idle.pop() ?? (await Connection.open(port));
    const status = await connection.send(request);
    samples.push({ ms: performance.now() - dueAt, status });
    idle.push(connection);
  };
  for (const request of requests) {
    if (isOver()) break;
    const dueAt = startedAt + (1000 * sent) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    sent += 1;
    const sending = sendOne(request, dueAt).finally(() => inFlight.delete(sending));
    inFlight.add(sending);
  }
  await Promise.all(inFlight);
  for (const connection of idle) connection.close();
  return samples;
}

/** How many samples are no success: neither answered nor dropped as a repeat. */
export function countFailures(samples: readonly Sample[]): number {
  return samples.filter(({ status }) => status !== 200).length;
}
