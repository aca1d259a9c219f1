import type { CalendarDate } from '@likeverd/reference';

/** A rule of the process: where it is written and from when it binds. Its words are in packages/language under the same id. */
export interface Rule {
  readonly id: RuleId;
  /** Major: the rule changed. Minor: we had understood it wrongly. */
  readonly version: string;
  readonly validFrom: CalendarDate;
  /** The documents it is written in, as a reader knows them. */
  readonly source: string;
  /** Entries and lines of the requirement catalogue in which those documents were read. */
  readonly entries: string;
}

export const ruleIds = [
  'intake.whoMayAsk',
  'intake.complete',
  'intake.wholeIndication',
  'intake.documentationDate',
  'number.oncePerCase',
  'commission.byBestillerforum',
  'commission.needsDocumentationSignal',
  'assessment.byCommissionedBody',
  'assessment.needsRun',
  'assessment.signOff',
  'price.bySykehusinnkjop',
  'price.noteBeforeDecision',
  'decision.byBeslutningsforum',
  'decision.consensus',
  'decision.needsBasis',
  'decision.reasonPerCriterion',
  'publication.bySecretariat',
  'order.ofSteps',
  'log.appendOnly',
] as const;
export type RuleId = (typeof ruleIds)[number];

const whitePaper = 'Meld. St. 21 (2024–2025)';
const boardCase = 'Helse Nord, styresak 100-2021';

/** Every rule the process refuses by. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  'intake.whoMayAsk': rule('intake.whoMayAsk', '1.0', '2023-05-01', whitePaper, 'S17 (L6660-6674)'),
  'intake.complete': rule('intake.complete', '1.0', '2023-05-01', whitePaper, 'S14, S17 (L6660-6674)'),
  'intake.wholeIndication': rule('intake.wholeIndication', '1.0', '2020-01-01', boardCase, 'A1-6 (L358-360)'),
  'intake.documentationDate': rule('intake.documentationDate', '1.0', '2023-05-01', whitePaper, 'S17.R1 (L6667-6668)'),
  'number.oncePerCase': rule('number.oncePerCase', '1.0', '2013-01-01', boardCase, 'A4 (c) (L293-295)'),
  'commission.byBestillerforum': rule('commission.byBestillerforum', '1.0', '2013-01-01', boardCase, 'A4-1 (L332-333)'),
  'commission.needsDocumentationSignal': rule(
    'commission.needsDocumentationSignal',
    '1.0',
    '2023-05-01',
    whitePaper,
    'S17.R2 (L6671-6674)',
  ),
  'assessment.byCommissionedBody': rule('assessment.byCommissionedBody', '1.0', '2013-01-01', boardCase, 'A1 (L331-334)'),
  'assessment.needsRun': rule('assessment.needsRun', '1.0', '2020-01-01', boardCase, 'A2-5 (L392-393)'),
  'assessment.signOff': rule(
    'assessment.signOff',
    '1.0',
    '2013-01-01',
    `${boardCase}; ${whitePaper}`,
    'A4-2 (L336), S14 (L6730-6734)',
  ),
  'price.bySykehusinnkjop': rule('price.bySykehusinnkjop', '1.0', '2013-01-01', whitePaper, 'S20 (L5435-5440)'),
  'price.noteBeforeDecision': rule('price.noteBeforeDecision', '1.0', '2013-01-01', boardCase, 'A1 (b) 5 (L336-340)'),
  'decision.byBeslutningsforum': rule('decision.byBeslutningsforum', '1.0', '2013-01-01', whitePaper, 'S16 (L7308-7316)'),
  'decision.consensus': rule('decision.consensus', '1.0', '2013-01-01', whitePaper, 'S16.R1 (L7091, L7310-7312); A9-1'),
  'decision.needsBasis': rule('decision.needsBasis', '1.0', '2020-01-01', boardCase, 'A1-2 (L346-352)'),
  'decision.reasonPerCriterion': rule(
    'decision.reasonPerCriterion',
    '1.0',
    '2025-06-04',
    whitePaper,
    'S16.R6, S21.R1 (L7578-7583); A2-4',
  ),
  'publication.bySecretariat': rule('publication.bySecretariat', '1.0', '2013-01-01', whitePaper, 'S14 (L7098-7110)'),
  'order.ofSteps': rule('order.ofSteps', '1.0', '2013-01-01', `${whitePaper}, boks 7.5`, 'S14 (L7057-7111)'),
  'log.appendOnly': rule('log.appendOnly', '1.0', '2025-06-04', whitePaper, 'S12.R3 (L3739-3745)'),
};

function rule(id: RuleId, version: string, validFrom: CalendarDate, source: string, entries: string): Rule {
  return { id, version, validFrom, source, entries };
}
