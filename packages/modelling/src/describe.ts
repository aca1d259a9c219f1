import { unitOf } from './check.ts';
import { isJointNormal } from './distribution-check.ts';
import type { ModelDefinition } from './read.ts';
import type { ModelDescription } from './types.ts';

/** What a document says about itself, for lists, pages and attribution. */
export const describeModel = ({ model }: ModelDefinition): ModelDescription => {
  const { document, baseValues } = model;
  const labelled = <T extends { readonly id: string; readonly label: ModelDescription['title'] }>({
    id,
    label,
  }: T): Pick<T, 'id' | 'label'> => ({
    id,
    label,
  });
  const groupKinds = new Map(
    [
      ...(document.correlated ?? []).filter(isJointNormal).map((group) => ({ ...group, type: 'multivariateNormal' })),
      ...(document.joint ?? []),
    ].flatMap(({ type, parameters }) => parameters.map((id) => [id, type] as const)),
  );
  return {
    id: document.id,
    title: document.title,
    summary: document.summary,
    source: document.source,
    constructed: document.constructed,
    currency: document.currency,
    priceYear: document.priceYear,
    cycleLengthYears: 1 / document.time.cyclesPerYear,
    horizonYears: document.time.horizon,
    ...(document.time.adjustable === undefined ? {} : { adjustableHorizon: document.time.adjustable }),
    strategies: document.strategies.map(labelled),
    states: document.states.map(labelled),
    components: document.costs.map(labelled),
    qalyLosses: [...(document.qalyLosses ?? []), ...(document.carers?.losses ?? [])].map(labelled),
    payers: Object.entries(document.payers).map(([id, label]) => ({ id, label })),
    scenarios: (document.scenarios ?? []).map(labelled),
    subgroups: (document.subgroups ?? []).map(labelled),
    adjustable: Object.entries(document.parameters).flatMap(([parameter, { label, adjustable }]) =>
      adjustable === undefined
        ? []
        : [{ parameter, label, unit: unitOf(document, parameter), value: baseValues.get(parameter) ?? Number.NaN, ...adjustable }],
    ),
    parameters: Object.entries(document.parameters).map(
      ([parameter, { label, description, source, distribution, class: confidentiality }]) => ({
        parameter,
        label,
        description,
        source,
        unit: unitOf(document, parameter),
        value: baseValues.get(parameter) ?? Number.NaN,
        distribution: groupKinds.get(parameter) ?? distribution?.type ?? 'fixed',
        class: confidentiality ?? 'public',
      }),
    ),
  };
};
