import { type Estimate, estimateInterval, estimateShare } from './bootstrap.ts';

/** How sure the engine was that its first passage answers, and whether that passage does. */
export interface Claim {
  /** 0..1 */
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Claims of about the same confidence. */
export interface ReliabilityBin {
  /** Lowest confidence, inclusive. */
  readonly from: number;
  /** Highest confidence, exclusive but for the last bin. */
  readonly to: number;
  readonly n: number;
  /** Mean confidence; 0 for an empty bin. */
  readonly confidence: number;
  readonly right: Estimate;
}

/** Whether a confidence of, say, 0.8 is right 8 times of 10. */
export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Mean distance between confidence and share right over the bins, weighted by their size (Naeini et al. 2015). */
  readonly error: Estimate;
}

const binCount = 10;

/** Sorts claims into ten bins of equal width. */
export function measureReliability(claims: readonly Claim[]): Reliability {
  const bins = Array.from({ length: binCount }, (_, index): ReliabilityBin => {
    const held = claims.filter((claim) => findBin(claim) === index);
    const sum = held.reduce((total, { confidence }) => total + confidence, 0);
    return {
      from: index / binCount,
      to: (index + 1) / binCount,
      n: held.length,
      confidence: sum / Math.max(1, held.length),
      right: estimateShare(held, ({ isRight }) => isRight),
    };
  });
  return { bins, error: estimateError(claims) };
}

function findBin({ confidence }: Claim): number {
  return Math.min(binCount - 1, Math.floor(confidence * binCount));
}

function estimateError(claims: readonly Claim[]): Estimate {
  const n = claims.length;
  if (n === 0) return { n, value: 0, low: 0, high: 0 };
  const placed = claims.map((claim) => ({
    bin: findBin(claim),
    gap: claim.confidence - (claim.isRight ? 1 : 0),
  }));
  const measure = (places: Iterable<number>): number => {
    const gaps = new Float64Array(binCount);
    for (const place of places) {
      const { bin = 0, gap = 0 } = placed[place] ?? {};
      gaps[bin] = (gaps[bin] ?? 0) + gap;
    }
    return gaps.reduce((total, gap) => total + Math.abs(gap), 0) / n;
  };
  return { n, value: measure(placed.keys()), ...estimateInterval(n, measure) };
}
