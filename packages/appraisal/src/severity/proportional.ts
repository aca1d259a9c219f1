import { type AsOf, factAsOf, type NormativeFact } from '@likeverd/reference';
import { node } from '../nodes.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';

/** Share of the expected remaining QALYs that is lost, undiscounted: the Dutch measure. */
export function proportionalShortfall(population: ResultNode<number>, patients: ResultNode<number>): ResultNode<number> {
  return node(
    'severity.proportionalShortfall',
    'proportionalShortfall',
    Math.max(0, 1 - patients.value / population.value),
    'share',
    { inputs: [population, patients], rule: 'severity.proportional' },
  );
}

/** The English severity modifier on Norwegian figures: both shortfalls discounted, and the weight of QALYs that follows. */
export interface EnglishSeverity {
  readonly status: 'computed';
  readonly absolute: ResultNode<number>;
  readonly proportional: ResultNode<number>;
  readonly weight: ResultNode<number>;
}

/** Yearly rate of the English rule; undefined where it was not in force. */
export function englishRate(asOf: AsOf): NormativeFact | undefined {
  return factAsOf('nice-severity-discount-rate', asOf);
}

/** What the English rule would say (see `EnglishSeverity`): for comparison only. Both QALYs are discounted by its rate. */
export function englishSeverity(
  population: ResultNode<number>,
  patients: ResultNode<number>,
  asOf: AsOf,
): EnglishSeverity | Blocked {
  const fact = (name: string): NormativeFact | undefined => factAsOf(`nice-severity-${name}`, asOf);
  const limits = [
    { absolute: fact('absolute-high'), proportional: fact('proportional-high'), weight: fact('weight-high') },
    { absolute: fact('absolute-middle'), proportional: fact('proportional-middle'), weight: fact('weight-middle') },
  ];
  const inputs = [population, patients];
  const absolute = node('severity.england.absolute', 'shortfallDiscounted', population.value - patients.value, 'QALY', {
    inputs,
    rule: 'severity.england',
  });
  const share = node('severity.england.proportional', 'proportionalShortfall', 1 - patients.value / population.value, 'share', {
    inputs,
    rule: 'severity.england',
  });
  const facts = limits.flatMap((limit) => Object.values(limit)).flatMap((each) => each ?? []);
  if (facts.length < 6) {
    return {
      status: 'blocked',
      code: 'severity.noNormInForce',
      details: { date: asOf.effective },
      rule: ruleOf('severity.england'),
    };
  }
  const met = limits.find(
    (limit) => absolute.value >= (limit.absolute?.value ?? Number.NaN) || share.value >= (limit.proportional?.value ?? Number.NaN),
  );
  const weight = node('severity.england.weight', 'severityWeightEngland', met?.weight?.value ?? 1, 'factor', {
    inputs: [absolute, share],
    facts,
    rule: 'severity.england',
  });
  return { status: 'computed', absolute, proportional: share, weight };
}
