export { type ReleasedRow, releasedRow } from './corrected-rows.ts';
export { releaseOfReport, type ReleaseTitles, type ReportChoice, type ReportDimension, reportDimensions } from './from-report.ts';
export { publicDate, publicFigure, type Figure, type PublicFigure } from './figures.ts';
export { type ReleaseLimits, releaseLimits } from './limits.ts';
export { type AuditedNumber, type Preparation, prepareRelease, type PublicRelease, type ReleaseAudit } from './prepare.ts';
export { type ReleaseRequest, type RequestFault, requestFaultCodes } from './request.ts';
export { type PublishedCount, type PublishedTable, suppressSmallCells } from './small-tables.ts';
export type { EarlierRelease, Statement } from './system.ts';
