import type { BaseCase } from '@likeverd/modelling';
import { type AsOf, factAsOf, holdsAsOf, type ReferenceTable, referenceTable } from '@likeverd/reference';
import { comparatorOf, node, undiscountedQalys } from './nodes.ts';
import { ruleOf } from './rules.ts';
import type { Blocked, NoteCode, ResultNode, Severity, TableReading, Threshold } from './types.ts';

const normTable = 'remaining-qalys-norway-2025';
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

function inForce(id: string, asOf: AsOf): ReferenceTable | undefined {
  const table = referenceTable(id);
  return table !== undefined && holdsAsOf(table, asOf) ? table : undefined;
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

/**
 * Absolute shortfall (rule S04.R3): expected remaining QALYs of the general population at the entry age, both sexes together, less the
 * undiscounted QALYs of the comparator, rounded to two decimals; its class by half-open bands; the class's weight. A shortfall below 0
 * counts as class 1. Blocked where the model has no age at the start, no norm was in force, or the age lies outside it.
 */
export function absoluteShortfall(baseCase: BaseCase, asOf: AsOf): Severity | Blocked {
  const norms = inForce(normTable, asOf);
  const classes = inForce(classTable, asOf);
  if (norms === undefined || classes === undefined) {
    return blocked('severity.noNormInForce', 'severity.populationQalys', { date: asOf.effective });
  }
  const { entryAge } = baseCase;
  if (entryAge === undefined) return blocked('severity.noAge', 'severity.populationQalys', {});
  const ages = norms.columns.age ?? [];
  const row = ages.indexOf(Math.floor(entryAge));
  if (row === -1) {
    return blocked('severity.ageOutsideNorm', 'severity.populationQalys', {
      age: String(entryAge),
      from: String(ages[0]),
      to: String(ages.at(-1)),
    });
  }

  const age = node('severity.entryAge', 'entryAge', entryAge, 'year', { run: baseCase.identity.result });
  const population = node('severity.populationQalys', 'populationQalys', cell(norms, 'remainingQalys', row), 'QALY', {
    inputs: [age],
    readings: [{ table: normTable, row, column: 'remainingQalys' }],
    rule: 'severity.populationQalys',
  });
  const patients = undiscountedQalys(baseCase, comparatorOf(baseCase));
  const shortfall = node(
    'severity.absoluteShortfall',
    'absoluteShortfall',
    roundToHundredths(population.value - patients.value),
    'QALY',
    {
      inputs: [population, patients],
      rule: 'severity.shortfall',
    },
  );

  const bands = classes.columns.shortfallFrom ?? [];
  const band = Math.max(
    0,
    bands.findLastIndex((from) => shortfall.value >= from),
  );
  const reading = (column: string): TableReading => ({ table: classTable, row: band, column });
  const severityClass = node('severity.severityClass', 'severityClass', cell(classes, 'group', band), 'class', {
    inputs: [shortfall],
    readings: [reading('group')],
    rule: 'severity.class',
  });
  const weight = node('severity.severityWeight', 'severityWeight', cell(classes, 'weight', band), 'factor', {
    inputs: [severityClass],
    readings: [reading('weight')],
    rule: 'severity.weight',
  });
  const notes: NoteCode[] = [];
  if (aliveAtHorizon(baseCase) > aliveThatMatters) notes.push('severity.horizonTruncates');
  if (shortfall.value < 0) notes.push('severity.negativeShortfall');
  return { status: 'computed', shortfall, severityClass, weight, notes };
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
