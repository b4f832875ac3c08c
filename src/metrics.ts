import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** An interaction that has been handled. */
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
  countReload(result: string): void;
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

/** Creates the measures, with those of the process itself. README.md lists names and labels. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: delayPrecisionMs });
  const { interactions, durations, abstentions, reloads, refusals } = addCounters(registry);
  return {
    countInteraction({ kind, command, outcome, seconds }) {
      const name = command ?? 'other';
      interactions.inc({ kind, command: name, outcome });
      durations.observe({ kind }, seconds);
      if (outcome === 'abstained') abstentions.inc({ command: name });
    },
    countReload: (result) => {
      reloads.inc({ result });
    },
    countRefusal: (reason) => {
      refusals.inc({ reason });
    },
    addGauges: (sources) => {
      registerGauges(registry, sources);
    },
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function addCounters(registry: Registry): {
  readonly interactions: Counter<'kind' | 'command' | 'outcome'>;
  readonly durations: Histogram<'kind'>;
  readonly abstentions: Counter<'command'>;
  readonly reloads: Counter<'result'>;
  readonly refusals: Counter<'reason'>;
} {
  const registers = [registry];
  return {
    interactions: new Counter({
      name: 'virtbot_interactions_total',
      help: 'Interactions handled',
      labelNames: ['kind', 'command', 'outcome'],
      registers,
    }),
    durations: new Histogram({
      name: 'virtbot_interaction_duration_seconds',
      help: 'Time from the arrival of an interaction to its first answer',
      labelNames: ['kind'],
      buckets,
      registers,
    }),
    abstentions: new Counter({
      name: 'virtbot_abstentions_total',
      help: 'Questions that the corpus does not answer',
      labelNames: ['command'],
      registers,
    }),
    reloads: new Counter({
      name: 'virtbot_corpus_reloads_total',
      help: 'Times the corpus was read anew, by result',
      labelNames: ['result'],
      registers,
    }),
    refusals: new Counter({
      name: 'virtbot_http_refusals_total',
      help: 'Requests to the interactions endpoint that got no callback, by reason',
      labelNames: ['reason'],
      registers,
    }),
  };
}

/** Gauges that ask their source when they are read, so that they cost nothing in between. */
function registerGauges(
  registry: Registry,
  { corpus, isGatewayConnected, isStateConnected, isEncoding }: GaugeSources,
): void {
  const add = (name: string, help: string, read: () => number | null): void => {
    const gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => {
        const value = read();
        if (value === null) gauge.remove();
        else gauge.set(value);
      },
    });
  };
  add('virtbot_corpus_documents', 'Documents of the corpus in use', () => corpus().documents);
  add('virtbot_corpus_passages', 'Passages of the corpus in use', () => corpus().passages);
  add('virtbot_encoder_ready', '1 while questions are encoded, 0 while words alone answer', () =>
    toNumber(isEncoding()),
  );
  add('virtbot_gateway_connected', '1 while the gateway is connected, else 0', () =>
    toNumber(isGatewayConnected()),
  );
  add('virtbot_state_store_connected', '1 while the shared state store is connected, else 0', () =>
    toNumber(isStateConnected()),
  );
}

function toNumber(isTrue: boolean | null): number | null {
  return isTrue === null ? null : Number(isTrue);
}
