import type { BaseCase } from '@likeverd/modelling';
import { type AsOf, factAsOf, type ReferenceTable } from '@likeverd/reference';
import { comparatorOf, node, undiscountedQalys } from '../nodes.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, NoteCode, ResultNode, Severity, TableReading, Threshold } from '../types.ts';
import type { SeverityPremises } from './format.ts';
import { inForce, lifeTableQalys, type NormBand, normTable } from './population-qalys.ts';

const classTable = 'severity-classes-magnussen-2015';

/**
 * Half away from zero at two decimals, as the agency's workbook rounds: the binary number is first read as the decimal of 15 significant
 * digits that a workbook shows, so that 4.005 becomes 4.01.
 */
export function roundToHundredths(value: number): number {
  const hundredths = Math.round(Number((Math.abs(value) * 100).toPrecision(15)));
  return hundredths === 0 ? 0 : (Math.sign(value) * hundredths) / 100;
}

/** A cell of a table of this room's own; a missing one is a mistake in the table. */
function cell(table: ReferenceTable, column: string, row: number): number {
  const value = table.columns[column]?.[row];
  if (value === undefined) throw new RangeError(`${table.id} has no cell ${column}[${row}]`);
  return value;
}

const blocked = (code: Blocked['code'], rule: Parameters<typeof ruleOf>[0], details: Blocked['details']): Blocked => ({
  status: 'blocked',
  code,
  details,
  rule: ruleOf(rule),
});

/** Share of the comparator's cohort alive at the horizon above which undiscounted QALYs are visibly cut short. */
const aliveThatMatters = 0.05;

function aliveAtHorizon(baseCase: BaseCase): number {
  const comparator = comparatorOf(baseCase);
  const living = new Set(comparator.states.filter((state) => state.lifeYears.undiscounted > 0).map((state) => state.state));
  const trace = baseCase.traces.find((candidate) => candidate.strategy === comparator.strategy);
  return (trace?.states ?? [])
    .filter((state) => living.has(state.state))
    .reduce((alive, state) => alive + (state.occupancy.at(-1) ?? 0), 0);
}

/** Whose severity it is (guideline appendix 4): their age, and their undiscounted QALYs with the treatment of today. */
function patientsOf(
  baseCase: BaseCase,
  { applies }: SeverityPremises,
): { readonly age: ResultNode<number> | undefined; readonly qalys: ResultNode<number> } {
  const aged = (value: number, proof: { readonly run: string } | { readonly source: string }): ResultNode<number> =>
    node('severity.entryAge', 'entryAge', value, 'year', proof);
  const stated = (value: number, source: string): ResultNode<number> =>
    node('severity.patientQalys', 'qalysUndiscounted', value, 'QALY', { source });
  switch (applies?.type) {
    case undefined:
      return {
        age: baseCase.entryAge === undefined ? undefined : aged(baseCase.entryAge, { run: baseCase.identity.result }),
        qalys: undiscountedQalys(baseCase, comparatorOf(baseCase)),
      };
    case 'prevention':
      return { age: aged(applies.ageAtOnset, applies), qalys: stated(applies.qalysWithDisease, applies.source) };
    case 'diagnostics':
      return { age: aged(applies.ageAtTest, applies), qalys: stated(applies.qalysWithCondition, applies.source) };
  }
}

/**
 * Expected remaining QALYs of the general population at an age, in completed years: as stated by the premises; else as published; else
 * from the life table with the norm that the premises state. Blocked where there is none of the three.
 */
export function populationQalys(
  age: ResultNode<number> | undefined,
  asOf: AsOf,
  { populationQalys: stated, norm }: SeverityPremises,
  name = 'severity.populationQalys',
): ResultNode<number> | Blocked {
  const inputs = age === undefined ? [] : [age];
  if (stated !== undefined) {
    const proof = { inputs, rule: 'severity.statedPopulationQalys' as const, source: stated.source };
    return node(name, 'populationQalys', stated.value, 'QALY', proof);
  }
  if (age === undefined) return blocked('severity.noAge', 'severity.populationQalys', {});
  const given = age.value;
  const norms = inForce(normTable, asOf);
  const ages = norms?.columns.age ?? [];
  const row = ages.indexOf(Math.floor(given));
  if (norms !== undefined && norm === undefined && row !== -1) {
    return node(name, 'populationQalys', cell(norms, 'remainingQalys', row), 'QALY', {
      inputs,
      readings: [{ table: normTable, row, column: 'remainingQalys' }],
      rule: 'severity.populationQalys',
    });
  }
  const bands: readonly NormBand[] = (norm?.bands ?? []).toSorted((a, b) => a.fromAge - b.fromAge);
  const rebuilt = lifeTableQalys({ age: Math.floor(given), bands, asOf });
  if (norm !== undefined && rebuilt !== undefined)
    return node(name, 'populationQalys', rebuilt, 'QALY', { inputs, rule: 'severity.lifeTable', source: norm.source });
  if (norms === undefined) return blocked('severity.noNormInForce', 'severity.populationQalys', { date: asOf.effective });
  const details = { age: String(given), from: String(ages[0]), to: String(ages.at(-1)) };
  return blocked('severity.ageOutsideNorm', 'severity.populationQalys', details);
}

/** A shortfall with its class by half-open bands and the weight of the class. A shortfall below 0 counts as class 1. */
export interface Classified {
  readonly shortfall: ResultNode<number>;
  readonly severityClass: ResultNode<number>;
  readonly weight: ResultNode<number>;
}

/** Population less patients, rounded to two decimals, classified. Blocked where no classes were in force. */
export function classify(
  population: ResultNode<number>,
  patients: ResultNode<number>,
  asOf: AsOf,
  id = 'severity',
): Classified | Blocked {
  const classes = inForce(classTable, asOf);
  if (classes === undefined) return blocked('severity.noNormInForce', 'severity.class', { date: asOf.effective });
  const value = roundToHundredths(population.value - patients.value);
  const proof = { inputs: [population, patients], rule: 'severity.shortfall' as const };
  const shortfall = node(`${id}.absoluteShortfall`, 'absoluteShortfall', value, 'QALY', proof);
  const bands = classes.columns.shortfallFrom ?? [];
  const band = Math.max(
    0,
    bands.findLastIndex((from) => value >= from),
  );
  const reading = (column: string): TableReading => ({ table: classTable, row: band, column });
  const severityClass = node(`${id}.severityClass`, 'severityClass', cell(classes, 'group', band), 'class', {
    inputs: [shortfall],
    readings: [reading('group')],
    rule: 'severity.class',
  });
  const weight = node(`${id}.severityWeight`, 'severityWeight', cell(classes, 'weight', band), 'factor', {
    inputs: [severityClass],
    readings: [reading('weight')],
    rule: 'severity.weight',
  });
  return { shortfall, severityClass, weight };
}

/**
 * Absolute shortfall (rule S04.R3): expected remaining QALYs of the general population at the entry age, both sexes together, less the
 * undiscounted QALYs of the comparator, rounded to two decimals; its class by half-open bands; the class's weight. The premises may say
 * whose severity it is and what the population expects. Blocked where the model has no age at the start, no norm was in force, or the age
 * lies outside it.
 */
export function absoluteShortfall(baseCase: BaseCase, asOf: AsOf, premises: SeverityPremises = {}): Severity | Blocked {
  const { age, qalys } = patientsOf(baseCase, premises);
  const population = populationQalys(age, asOf, premises);
  if ('status' in population) return population;
  const classified = classify(population, qalys, asOf);
  if ('status' in classified) return classified;
  const notes: NoteCode[] = [];
  if (premises.applies === undefined && aliveAtHorizon(baseCase) > aliveThatMatters) notes.push('severity.horizonTruncates');
  if (classified.shortfall.value < 0) notes.push('severity.negativeShortfall');
  return { status: 'computed', ...classified, notes };
}

/** Willingness to pay per QALY as the reader chose it. */
export function givenThreshold(value: number, currency: string): ResultNode<number> {
  return node('threshold', 'threshold', value, `${currency}/QALY`, { rule: 'threshold.given' });
}

/**
 * Willingness to pay per QALY used for net benefit: what the reader gave; else the reference value, opportunity cost × severity weight; else
 * the opportunity cost alone. Blocked where the model does not count in Norwegian kroner, or no opportunity cost was in force.
 */
export function thresholdFor(severity: Severity | Blocked, currency: string, asOf: AsOf, given?: number): Threshold | Blocked {
  const reference = referenceValue(severity, currency, asOf);
  if (given !== undefined) {
    return {
      status: 'computed',
      basis: 'given',
      value: givenThreshold(given, currency),
      ...('status' in reference ? {} : { reference: reference.node }),
    };
  }
  if ('status' in reference) return reference;
  return {
    status: 'computed',
    basis: severity.status === 'computed' ? 'severity' : 'opportunity-cost',
    value: node('threshold', 'threshold', reference.node.value, reference.node.unit, {
      inputs: [reference.node],
      rule: 'threshold.reference',
    }),
    ...(severity.status === 'computed' ? { reference: reference.node } : {}),
  };
}

function referenceValue(
  severity: Severity | Blocked,
  currency: string,
  asOf: AsOf,
): { readonly node: ResultNode<number> } | Blocked {
  if (currency !== 'NOK') return blocked('threshold.currency', 'threshold.reference', { currency });
  const fact = factAsOf('opportunity-cost-per-qaly', asOf);
  if (fact === undefined) return blocked('threshold.noneInForce', 'threshold.reference', { date: asOf.effective });
  const opportunityCost = node('threshold.opportunityCost', 'opportunityCost', fact.value, 'NOK/QALY', { facts: [fact] });
  if (severity.status === 'blocked') return { node: opportunityCost };
  // 275,000 × 1.4 is 385,000 exactly in decimal; the binary product may miss it by one unit in the last place
  const value = roundToHundredths(opportunityCost.value * severity.weight.value);
  return {
    node: node('threshold.reference', 'reference', value, 'NOK/QALY', {
      inputs: [opportunityCost, severity.weight],
      rule: 'threshold.reference',
    }),
  };
}
