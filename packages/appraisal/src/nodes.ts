import type { BaseCase, StrategyTotals } from '@likeverd/modelling';
import { ruleOf, type RuleId } from './rules.ts';
import type { NodeKind, Outcome, ResultNode } from './types.ts';

type Proof = Partial<Pick<ResultNode, 'inputs' | 'facts' | 'readings' | 'run' | 'source'>> & { readonly rule?: RuleId };

/** A node of the result tree; what is not given is empty. */
export function node<V extends number | Outcome>(
  id: string,
  kind: NodeKind,
  value: V,
  unit: string,
  proof: Proof = {},
): ResultNode<V> {
  return {
    id,
    kind,
    value,
    unit,
    inputs: proof.inputs ?? [],
    facts: proof.facts ?? [],
    readings: proof.readings ?? [],
    ...(proof.rule === undefined ? {} : { rule: ruleOf(proof.rule) }),
    ...(proof.run === undefined ? {} : { run: proof.run }),
    ...(proof.source === undefined ? {} : { source: proof.source }),
  };
}

/** The comparator: the first strategy of the document. A checked document has at least one. */
export function comparatorOf(baseCase: BaseCase): StrategyTotals {
  const [comparator] = baseCase.strategies;
  if (comparator === undefined) throw new RangeError('A run without strategies cannot be appraised');
  return comparator;
}

/** Undiscounted QALYs of one strategy as read from the run. */
export function undiscountedQalys(baseCase: BaseCase, totals: StrategyTotals): ResultNode<number> {
  return node(`${totals.strategy}.qalysUndiscounted`, 'qalysUndiscounted', totals.qalys.undiscounted, 'QALY', {
    run: baseCase.identity.result,
  });
}

/** Every node at or below this one, this one first, each once. */
export function descendants(root: ResultNode): readonly ResultNode[] {
  const seen = new Map<string, ResultNode>();
  const visit = (current: ResultNode): void => {
    if (seen.has(current.id)) return;
    seen.set(current.id, current);
    current.inputs.forEach(visit);
  };
  visit(root);
  return [...seen.values()];
}
