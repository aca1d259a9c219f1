export { deliveryCsv, omopCsv, type OmopCodes, outcomeCsv } from './csv.ts';
export { isSeenAt, simulate, type Simulated, type SimulatedRecord, simulatedTable, trueSurvival, wholeDays } from './simulate.ts';
export { type SimulationTruth, trueRatio, type WeibullMonths } from './truth.ts';
