import { readFileSync } from 'node:fs';
import {
  type CompiledModel,
  compileModel,
  type ModelDefinition,
  readModel,
  type ProbabilisticRun,
  runProbabilistic,
} from '@likeverd/modelling';

const must = <T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly unknown[] },
): T => {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
};

const definitionOf = (text: string): ModelDefinition => must(readModel(text));
export const compiledOf = (text: string): CompiledModel => must(compileModel(definitionOf(text)));
export const galleryModel = (name: string): string =>
  readFileSync(new URL(`../../../models/${name}.yaml`, import.meta.url), 'utf8');
export const galleryAssessment = (name: string): string =>
  readFileSync(new URL(`../../../models/assessments/${name}.yaml`, import.meta.url), 'utf8');
export const drawn = (compiled: CompiledModel, to: number, seed = 1): ProbabilisticRun =>
  must(runProbabilistic(compiled, { seed, from: 0, to }));

const words = (text: string): string => `{ nb: ${text}, nn: ${text}, en: ${text} }`;
const parameter = (id: string, unit: string, value: number, distribution: string): string => `
  ${id}:
    label: ${words(id)}
    description: Constructed.
    unit: ${unit}
    value: ${value}
    source: Constructed
    distribution: ${distribution}`;

/** Two states, constant yearly hazards with gamma priors, a hazard ratio, a share and a utility: everything has a closed form to be held against. */
export const exponentialModel = `
format: likeverd-model
formatVersion: 1
id: constructed-exponential
kind: partitionedSurvival
title: ${words('Constructed')}
summary: ${words('Constructed')}
source: { citation: Constructed, licence: CC0 1.0 }
constructed: true
currency: NOK
priceYear: 2026
time: { cyclesPerYear: 12, horizon: 10, correction: trapezoid, source: Constructed }
discounting: { weightAt: cycleMiddle, schedule: [{ fromYear: 0, rate: 0.04 }], source: Constructed }
population: { entryAge: 60, mortality: { table: mortality-norway-2025, column: both, floor: none } }
curvesOrdered: true
payers: { specialist: ${words('specialist')} }
perspective: { payers: [specialist], source: Constructed }
parameters:${parameter('hazardOld', '1/year', 0.5, '{ type: gamma, se: 0.1 }')}${parameter('hazardNew', '1/year', 0.3, '{ type: gamma, se: 0.1 }')}${parameter('response', 'probability', 0.4, '{ type: beta, se: 0.1 }')}${parameter('utility', 'utility', 0.7, '{ type: beta, se: 0.05 }')}${parameter('drugPerYear', 'NOK/year', 100000, '{ type: normal, sd: 5000 }')}
states:
  - { id: alive, label: ${words('alive')}, utility: utility }
  - { id: dead, label: ${words('dead')} }
curves:
  old: { type: exponential, rate: hazardOld }
  new: { type: exponential, rate: hazardNew }
strategies:
  - { id: old, label: ${words('old')}, curves: [old] }
  - { id: new, label: ${words('new')}, curves: [new] }
costs:
  - { type: perYear, id: drug, label: ${words('drug')}, payer: specialist, strategies: [new], state: alive, amount: drugPerYear * (0.5 + response) }
`;
