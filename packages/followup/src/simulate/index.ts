export { deliveryCsv, omopCsv, type OmopCodes, outcomeCsv } from './csv.ts';
export { simulate, type Simulated, type SimulatedRecord, simulatedTable, trueSurvival } from './simulate.ts';
export { type SimulationTruth, trueRatio, type WeibullMonths } from './truth.ts';
