import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface InteractionMeasure {
  readonly kind: string;
  /** Null when it is for no command of the bot: nobody can make up names without end. */
  readonly command: string | null;
  readonly outcome: string;
  readonly seconds: number;
}

/** What is asked each time the measures are read. Null means that there is no such thing in this process. */
export interface GaugeSources {
  readonly corpus: () => { readonly documents: number; readonly passages: number };
  readonly isGatewayConnected: () => boolean | null;
  readonly isStateConnected: () => boolean | null;
  readonly isEncoding: () => boolean;
}

/** Counts what happens, for Prometheus; holds numbers only, and nothing of what people write. */
export interface Metrics {
  countInteraction(measure: InteractionMeasure): void;
  readonly countReload: (result: string) => void;
  /** Counts a request to the interactions endpoint that was turned away. */
  readonly countRefusal: (reason: string) => void;
  /** Adds what is not counted but asked for; to be called once. */
  addGauges(sources: GaugeSources): void;
  /** Every measure in Prometheus's text format. */
  readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Upper bounds of the histogram's buckets, in seconds: Discord waits for three. */
const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3];

/** Milliseconds between two looks at the event loop's delay; the default of 10 would keep an idle process busy. */
const delayPrecisionMs = 100;

/** Creates the measures, with those of the process itself. .github/SETTINGS.md lists names and labels. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: delayPrecisionMs });
  const count = <Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> =>
    new Counter({ name: `virtbot_${name}_total`, help, labelNames, registers: [registry] });
  const interactions = count('interactions', 'Interactions handled', ['kind', 'command', 'outcome']);
  const abstentions = count('abstentions', 'Questions that the corpus does not answer', ['command']);
  const reloads = count('corpus_reloads', 'Times the corpus was read anew, by result', ['result']);
  const refusals = count('http_refusals', 'Requests for interactions that got no callback', ['reason']);
  const durations = new Histogram({
    name: 'virtbot_interaction_duration_seconds',
    help: 'Time from the arrival of an interaction to its first answer',
    labelNames: ['kind'],
    buckets,
    registers: [registry],
  });
  return {
    countInteraction({ kind, command, outcome, seconds }) {
      const name = command ?? 'other';
      interactions.inc({ kind, command: name, outcome });
      durations.observe({ kind }, seconds);
      if (outcome === 'abstained') abstentions.inc({ command: name });
    },
    countReload: (result) => reloads.inc({ result }),
    countRefusal: (reason) => refusals.inc({ reason }),
    addGauges: (sources) => addGauges(registry, sources),
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

/** Gauges that ask their source when they are read, so that they cost nothing in between. */
function addGauges(
  registry: Registry,
  { corpus, isGatewayConnected, isStateConnected, isEncoding }: GaugeSources,
): void {
  const add = (name: string, help: string, read: () => number | boolean | null): void => {
    const gauge = new Gauge({
      name: `virtbot_${name}`,
      help,
      registers: [registry],
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
