export {
  psaCsv,
  type PsaFault,
  psaFaultCodes,
  type PsaLayout,
  psaLayouts,
  type PsaMatrices,
  type PsaPart,
  psaParts,
  type PsaTexts,
  type ReadPsa,
  readPsa,
} from './psa.ts';
export { resultsCsv, traceCsv } from './tables.ts';
export { type Cell, csvText, type ParsedCsv, parseCsv } from './csv.ts';
