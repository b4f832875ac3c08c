/** An example to learn from: features, whether it is a positive, and how much it counts. */
export interface Example {
  readonly features: readonly number[];
  readonly isPositive: boolean;
  readonly weight: number;
}

/** A logistic model: the chance of a positive is 1 / (1 + exp(-(bias + weights · features))). */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

const rounds = 600;
const stepSize = 0.05;

/** Pulls weights towards 0, against learning the examples by heart. */
const ridge = 0.5;

const decay = { mean: 0.9, square: 0.999 } as const;

/** Fits a logistic model by gradient ascent on the ridge-penalised likelihood (Adam: Kingma and Ba 2015). */
export function fitLogistic(examples: readonly Example[]): LogisticModel {
  const size = examples[0]?.features.length ?? 0;
  let parameters: readonly number[] = Array.from({ length: size + 1 }, () => 0);
  let means = parameters;
  let squares = parameters;
  for (let round = 1; round <= rounds; round += 1) {
    const gradient = computeGradient(examples, parameters);
    means = means.map((mean, index) => decay.mean * mean + (1 - decay.mean) * at(gradient, index));
    squares = squares.map(
      (square, index) => decay.square * square + (1 - decay.square) * at(gradient, index) ** 2,
    );
    parameters = parameters.map((parameter, index) => {
      const mean = at(means, index) / (1 - decay.mean ** round);
      const square = at(squares, index) / (1 - decay.square ** round);
      return parameter + (stepSize * mean) / (Math.sqrt(square) + 1e-8);
    });
  }
  return { weights: parameters.slice(0, size), bias: at(parameters, size) };
}

function computeGradient(examples: readonly Example[], parameters: readonly number[]): readonly number[] {
  const size = parameters.length - 1;
  const gradient = parameters.map((parameter, index) => (index < size ? -ridge * parameter : 0));
  for (const { features, isPositive, weight } of examples) {
    const sum = features.reduce(
      (total, value, index) => total + value * at(parameters, index),
      at(parameters, size),
    );
    const pull = weight * ((isPositive ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
    for (const [index, value] of features.entries()) gradient[index] = at(gradient, index) + pull * value;
    gradient[size] = at(gradient, size) + pull;
  }
  return gradient;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
