import type { ReportResult } from '@likeverd/appraisal';
import type { Terminal } from '../world.ts';

/** How many results the texts of the report name. */
export const referencesText = ({ references }: ReportResult, { content }: Terminal): string =>
  content.assessment.report.references({ count: references.length });
