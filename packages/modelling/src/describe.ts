import { unitOf } from './check.ts';
import { ENTRY } from './cohort/model.ts';
import type { ModelDocument } from './model.ts';
import { isJointNormal } from './distribution-check.ts';
import type { ModelDefinition } from './read.ts';
import type { ModelDescription } from './types.ts';

const timeOf = (document: ModelDocument): Partial<ModelDescription> => {
  if (document.kind === 'decisionTree') return {};
  const { cyclesPerYear, horizon, adjustable } = document.time;
  return {
    cycleLengthYears: 1 / cyclesPerYear,
    horizonYears: horizon,
    ...(adjustable === undefined ? {} : { adjustableHorizon: adjustable }),
  };
};

/** States, with the tree that leads into them; or the leaves of a decision tree. */
export const statesOf = (document: ModelDocument): ModelDescription['states'] => {
  if (document.kind === 'decisionTree')
    return Object.entries(document.nodes).flatMap(([id, { type, label }]) => (type === 'leaf' ? [{ id, label }] : []));
  if (document.kind === 'cohort' && document.entry !== undefined)
    return [{ id: ENTRY, label: document.entry.label }, ...document.states];
  return document.states;
};

/** Components of cost, those of a tree before a cohort among them. */
export const componentsOf = (document: ModelDocument): ModelDescription['components'] => [
  ...document.costs,
  ...(document.kind === 'cohort' ? (document.entry?.costs ?? []) : []),
];

/** Losses of the patients' quality of life; a decision tree has them at its nodes. */
export const lossesOf = (document: ModelDocument): ModelDescription['qalyLosses'] =>
  'qalyLosses' in document ? (document.qalyLosses ?? []) : [];

const carerLossesOf = (document: ModelDocument): ModelDescription['qalyLosses'] =>
  'carers' in document ? (document.carers?.losses ?? []) : [];

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
    ...timeOf(document),
    strategies: document.strategies.map(labelled),
    states: statesOf(document).map(labelled),
    components: componentsOf(document).map(labelled),
    qalyLosses: [...lossesOf(document), ...carerLossesOf(document)].map(labelled),
    payers: Object.entries(document.payers).map(([id, label]) => ({ id, label })),
    scenarios: (document.scenarios ?? []).map(labelled),
    subgroups: (document.subgroups ?? []).map(labelled),
    adjustable: Object.entries(document.parameters).flatMap(([parameter, { label, adjustable }]) =>
      adjustable === undefined
        ? []
        : [{ parameter, label, unit: unitOf(document, parameter), value: baseValues.get(parameter) ?? Number.NaN, ...adjustable }],
    ),
    parameters: Object.entries(document.parameters).map(
      ([parameter, { label, description, source, distribution, priceYear, class: confidentiality }]) => ({
        parameter,
        label,
        description,
        source,
        unit: unitOf(document, parameter),
        value: baseValues.get(parameter) ?? Number.NaN,
        ...(priceYear === undefined || priceYear === document.priceYear ? {} : { priceYear }),
        distribution: groupKinds.get(parameter) ?? distribution?.type ?? 'fixed',
        class: confidentiality ?? 'public',
      }),
    ),
  };
};
