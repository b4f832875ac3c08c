import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

interface Handled {
  readonly kind: string | null;
  /** Null when it is for no command of the bot: nobody can make up names without end. */
  readonly command: string | null;
  readonly outcome: string;
  readonly ms: number;
}

/** What is asked each time the measures are read. Null means that there is no such thing in this process. */
export interface GaugeSources {
  readonly corpus: () => { readonly documents: number; readonly passages: number };
  readonly isGatewayConnected: () => boolean | null;
  readonly isStateConnected: () => boolean | null;
  readonly isEncoding: () => boolean;
}

/** Upper bounds of the histogram's buckets, in seconds: Discord waits for three. */
const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3];

/** Milliseconds between two looks at the event loop's delay; the default of 10 would keep an idle process busy. */
const delayPrecisionMs = 100;

/**
 * Counts what happens, for Prometheus: numbers only, and nothing of what people write, beside the measures of the process
 * itself. .github/SETTINGS.md lists names and labels.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #interactions = this.#count('interactions', 'Interactions handled', [
    'kind',
    'command',
    'outcome',
  ]);
  readonly #abstentions = this.#count('abstentions', 'Questions that the corpus does not answer', [
    'command',
  ]);
  readonly #reloads = this.#count('corpus_reloads', 'Times the corpus was read anew, by result', ['result']);
  readonly #refusals = this.#count('http_refusals', 'Requests for interactions that got no callback', [
    'reason',
  ]);
  readonly #durations = new Histogram({
    name: 'virtbot_interaction_duration_seconds',
    help: 'Time from the arrival of an interaction to its first answer',
    labelNames: ['kind'],
    buckets,
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: delayPrecisionMs });
  }

  countInteraction({ kind, command, outcome, ms }: Handled): void {
    const labels = { kind: kind ?? 'other', command: command ?? 'other', outcome };
    this.#interactions.inc(labels);
    this.#durations.observe({ kind: labels.kind }, ms / 1000);
    if (outcome === 'abstained') this.#abstentions.inc({ command: labels.command });
  }

  readonly countReload = (result: string): void => this.#reloads.inc({ result });

  readonly countRefusal = (reason: string): void => this.#refusals.inc({ reason });

  readonly read = async (): Promise<{ readonly contentType: string; readonly text: string }> => ({
    contentType: this.#registry.contentType,
    text: await this.#registry.metrics(),
  });

  #count<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `virtbot_${name}_total`, help, labelNames, registers: [this.#registry] });
  }

  /** Adds gauges that ask their source when they are read, so that they cost nothing in between; to be called once. */
  addGauges({ corpus, isGatewayConnected, isStateConnected, isEncoding }: GaugeSources): void {
    const add = (name: string, help: string, read: () => number | boolean | null): void => {
      const gauge = new Gauge({
        name: `virtbot_${name}`,
        help,
        registers: [this.#registry],
        collect: () => {
          const value = read();
          if (value === null) gauge.remove();
          else gauge.set(Number(value));
        },
      });
    };
    add('corpus_documents', 'Documents of the corpus in use', () => corpus().documents);
    add('corpus_passages', 'Passages of the corpus in use', () => corpus().passages);
    add('encoder_ready', '1 while questions are encoded, 0 while words alone answer', isEncoding);
    add('gateway_connected', '1 while the gateway is connected, else 0', isGatewayConnected);
    add('state_store_connected', '1 while the shared state store is connected, else 0', isStateConnected);
  }
}
