export { paperDocx } from './docx/docx.ts';
export { drawingSvg } from './figures/svg.ts';
export { paperHtml } from './html/html.ts';
export type { Block, Paper } from './paper/paper.ts';
export {
  type Following,
  type OpenedPdf,
  openPdf,
  type Unopened,
  withAttachments,
} from './pdf/attachments.ts';
export { type FontFiles, paperPdf } from './pdf/pdf.ts';
export { paperXlsx } from './xlsx/xlsx.ts';
export type { ReportInput } from './report/setting.ts';
export { plainPaper, reportPaper } from './report/report-paper.ts';
export { type CapsuleFault, type CapsuleManifest, openCapsule } from './capsule/capsule.ts';
export { assessmentCapsule, type CapsuleInput, replayDifferences } from './capsule/contents.ts';
export { classesOf, withoutParts } from './report/classes.ts';
