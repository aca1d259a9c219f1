/** How much a failed check matters: the result is wrong, may be wrong, or a reader should know. */
export type CheckSeverity = 'error' | 'warning' | 'note';

/** Domains of TECH-VER, with checks of this implementation's own as the fifth. */
export type CheckDomain = 'inputs' | 'patientFlow' | 'results' | 'uncertainty' | 'implementation';

interface CheckDefinition {
  readonly domain: CheckDomain;
  readonly severity: CheckSeverity;
  readonly citation: string;
}

const techVer = (table: string): string =>
  `TECH-VER, ${table}: Büyükkaramikli, Rutten-van Mölken, Severens & Al (2019), PharmacoEconomics 37:1391-1408, doi 10.1007/s40273-019-00844-y`;

/**
 * Every automatic check of a model. What each one changes, what must then hold and what to do when it does not are words, in
 * packages/language (`modelling.checks`), under the same names.
 */
export const checkCatalogue = {
  /** Draws stay where the kind of number allows: a probability in [0, 1], a hazard ratio above 0, money from 0. */
  drawsWithinDomain: { domain: 'inputs', severity: 'error', citation: techVer('input calculations') },
  parametersWithoutDistribution: { domain: 'inputs', severity: 'note', citation: techVer('uncertainty analysis calculations') },
  parametersUsed: { domain: 'inputs', severity: 'warning', citation: techVer('input calculations') },
  statesSumToOne: { domain: 'patientFlow', severity: 'error', citation: techVer('event-state calculations') },
  deathAbsorbing: { domain: 'patientFlow', severity: 'error', citation: techVer('event-state calculations') },
  /** A state nobody is ever in, under any strategy. */
  statesReached: { domain: 'patientFlow', severity: 'warning', citation: techVer('event-state calculations') },
  curvesInOrder: { domain: 'patientFlow', severity: 'note', citation: techVer('event-state calculations') },
  populationMortality: { domain: 'patientFlow', severity: 'warning', citation: techVer('event-state calculations') },
  nobodyDies: { domain: 'patientFlow', severity: 'error', citation: techVer('event-state calculations') },
  utilitiesOne: { domain: 'results', severity: 'error', citation: techVer('result calculations') },
  utilitiesZero: { domain: 'results', severity: 'error', citation: techVer('result calculations') },
  qalysWithinLifeYears: { domain: 'results', severity: 'warning', citation: techVer('result calculations') },
  equalArms: { domain: 'results', severity: 'warning', citation: techVer('result calculations') },
  costsZero: { domain: 'results', severity: 'warning', citation: techVer('result calculations') },
  costsDoubled: { domain: 'results', severity: 'warning', citation: techVer('result calculations') },
  noDiscounting: { domain: 'results', severity: 'error', citation: techVer('result calculations') },
  discountingLowers: { domain: 'results', severity: 'error', citation: techVer('result calculations') },
  shortestHorizon: { domain: 'results', severity: 'error', citation: techVer('result calculations') },
  /** No more than one in twenty is alive when the model ends: what comes after the horizon is not counted. */
  horizonLongEnough: { domain: 'results', severity: 'note', citation: techVer('result calculations') },
  partsSumToTotals: { domain: 'results', severity: 'error', citation: techVer('result calculations') },
  drawsReproducible: { domain: 'uncertainty', severity: 'error', citation: techVer('uncertainty analysis calculations') },
  meanNearBaseCase: { domain: 'uncertainty', severity: 'warning', citation: techVer('uncertainty analysis calculations') },
  evaluatorsAgree: { domain: 'implementation', severity: 'error', citation: techVer('model replication (parallel programming)') },
} as const satisfies Readonly<Record<string, CheckDefinition>>;

export type CheckId = keyof typeof checkCatalogue;
export const checkIds = Object.keys(checkCatalogue) as readonly CheckId[];

/** Outcome of one check on one model. */
export interface CheckResult {
  readonly check: CheckId;
  readonly domain: CheckDomain;
  readonly status: 'passed' | 'failed' | 'notApplicable';
  readonly severity: CheckSeverity;
  /** What was found: names, and numbers with full precision. */
  readonly details: Readonly<Record<string, string | number>>;
}
