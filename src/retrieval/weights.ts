import fitted from './weights.json' with { type: 'json' };

/** What `npm run fit` found: how much each feature counts, and the thresholds of confidence. */
export type Weights = typeof fitted.encoder;

export type RankFeature = keyof Weights['ranking'];
export type SentenceFeature = keyof Weights['sentence'];
export type ConfidenceFeature = Exclude<keyof Weights['confidence'], 'bias'>;

/** The weights with the encoder, or for the words alone. */
export function chooseWeights(isEncoded: boolean): Weights {
  return isEncoded ? fitted.encoder : fitted.words;
}

export function weighFeatures<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  features: Readonly<Record<Name, number>>,
): number {
  let sum = 0;
  for (const name in weights) sum += weights[name] * features[name];
  return sum;
}

/** Names of the features that have a weight, in the order of the table. */
export function listFeatures<Name extends string>(weights: Readonly<Record<Name, number>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in weights) names.push(name);
  return names;
}
