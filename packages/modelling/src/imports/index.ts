export {
  type ImportChoices,
  type Imported,
  type ImportFault,
  importFaultCodes,
  type ImportNote,
  importOpenqaly,
  type ImportRule,
  importRules,
} from './openqaly.ts';
export { readWorkbook, type WorkbookCell, type WorkbookReading } from './workbook.ts';
