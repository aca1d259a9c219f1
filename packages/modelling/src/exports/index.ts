export {
  type PsaFault,
  psaFaultCodes,
  type PsaLayout,
  psaLayouts,
  type PsaMatrices,
  type PsaPart,
  psaParts,
  psaTables,
  type PsaTexts,
  type ReadPsa,
  readPsa,
} from './psa.ts';
export { budgetTable } from './budget.ts';
export { tableParquet } from './parquet.ts';
export { modelRScript, type RScript } from './r-script.ts';
export { type Confidentiality, marked, strictest, type Table, tableCsv } from './table.ts';
export { resultsTable, traceTable } from './tables.ts';
export { modelWorkbook, type WorkbookWords } from './workbook.ts';
export { type Sheet, type SheetCell, sheetNames, workbookBytes } from './xlsx.ts';
export { type Cell, csvText, type ParsedCsv, parseCsv } from './csv.ts';
