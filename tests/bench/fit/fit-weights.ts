/** Rows of features among which some are right, and how much the group counts. */
export interface Group {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

/** A row of features with its outcome, and how much it counts. */
export interface Case {
  readonly row: readonly number[];
  readonly isRight: boolean;
  readonly weight: number;
}

const decay = { ranking: 0.003, logistic: 0.002 } as const;

/**
 * Weights under which the right rows of each group score highest: the softmax of ListNet (Cao and others 2007), with
 * weight decay, by Adam (Kingma and Ba 2015).
 */
export function fitRanking(groups: readonly Group[], size: number): readonly number[] {
  const useful = groups.filter(({ right }) => right.includes(true) && right.includes(false));
  const total = sum(useful.map(({ weight }) => weight));
  return descend(
    Array.from({ length: size }, () => 1),
    150,
    (weights) => {
      const gradient = weights.map((weight) => decay.ranking * weight);
      for (const { rows, right, weight } of useful) {
        const scores = rows.map((row) => dot(row, weights));
        const highest = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - highest));
        const all = sum(shares);
        const good = sum(shares.filter((_, at) => right[at]));
        for (const [at, share] of shares.entries()) {
          const error = (weight / total) * (share / all - (right[at] === true ? share / good : 0));
          if (Math.abs(error) < 1e-9) continue;
          for (let index = 0; index < size; index += 1) gradient[index]! += error * rows[at]![index]!;
        }
      }
      return gradient;
    },
  );
}

/** Logistic regression with weight decay on standardized features: the bias, then a weight for each feature. */
export function fitLogistic(cases: readonly Case[], size: number): readonly number[] {
  const total = sum(cases.map(({ weight }) => weight));
  const mean = (of: (row: readonly number[]) => number): number =>
    sum(cases.map(({ row, weight }) => (weight / total) * of(row)));
  const means = Array.from({ length: size }, (_, index) => mean((row) => row[index]!));
  const spreads = means.map((center, index) => Math.sqrt(mean((row) => (row[index]! - center) ** 2)) || 1);
  const standardized = cases.map(({ row, ...rest }) => ({
    ...rest,
    row: [1, ...row.map((value, index) => (value - means[index]!) / spreads[index]!)],
  }));
  const weights = descend(
    Array.from({ length: size + 1 }, () => 0),
    400,
    (current) => {
      const gradient = current.map((weight, index) => (index === 0 ? 0 : decay.logistic * weight));
      for (const { row, isRight, weight } of standardized) {
        const error = (weight / total) * (1 / (1 + Math.exp(-dot(row, current))) - Number(isRight));
        for (let index = 0; index <= size; index += 1) gradient[index]! += error * row[index]!;
      }
      return gradient;
    },
  );
  const plain = weights.slice(1).map((weight, index) => weight / spreads[index]!);
  return [weights[0]! - dot(plain, means), ...plain];
}

function descend(
  start: readonly number[],
  rounds: number,
  gradientAt: (weights: readonly number[]) => readonly number[],
): readonly number[] {
  const weights = [...start];
  const first = start.map(() => 0);
  const second = start.map(() => 0);
  for (let round = 1; round <= rounds; round += 1) {
    const step = round < rounds * 0.65 ? 0.2 : 0.05;
    for (const [index, slope] of gradientAt(weights).entries()) {
      first[index] = 0.85 * first[index]! + 0.15 * slope;
      second[index] = 0.97 * second[index]! + 0.03 * slope ** 2;
      const direction = first[index] / (1 - 0.85 ** round);
      weights[index]! -= (step * direction) / (Math.sqrt(second[index] / (1 - 0.97 ** round)) + 1e-8);
    }
  }
  return weights;
}

/** The scalar product of two vectors of the same length. */
export function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let product = 0;
  for (let index = 0; index < left.length; index += 1) product += left[index]! * right[index]!;
  return product;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
