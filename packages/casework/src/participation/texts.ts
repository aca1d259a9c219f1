import { type CalendarDate, osloDate } from '@likeverd/reference';
import { decisionRecord } from '../decision/record.ts';
import { type CaseEvent, valuesOf } from '../events.ts';
import { type Anchored, findAnchor } from './anchor.ts';
import type { InputTarget } from './fields.ts';

/** A public text of a case as it stands, and since when. */
export interface PublicText {
  readonly text: string;
  /** How many times it has been published, this edition included. */
  readonly edition: number;
  readonly since: CalendarDate;
}
/** Public texts by what input is about; those of the report, which lie outside the log, under `reportText.SECTION.LANGUAGE`. */
export type PublicTexts = Readonly<Partial<Record<InputTarget | `reportText.${string}`, PublicText>>>;

/** What an input is about, as far as it names a text. */
export interface About {
  readonly inputTarget?: string | undefined;
  readonly reportSection?: string | undefined;
  readonly reportLanguage?: string | undefined;
  readonly quotedText?: string | undefined;
  readonly textBefore?: string | undefined;
  readonly textAfter?: string | undefined;
}

/** The text that an input is about; undefined where there is none, or none is known here. */
export function textAbout(texts: PublicTexts, { inputTarget = '', reportSection, reportLanguage }: About): PublicText | undefined {
  const name = inputTarget === 'reportText' ? reportTextName(reportSection ?? '', reportLanguage ?? '') : inputTarget;
  return (texts as Readonly<Record<string, PublicText | undefined>>)[name];
}

/** Under which name a section of the report lies among the public texts. */
export function reportTextName(section: string, language: string): `reportText.${string}` {
  return `reportText.${section}.${language}`;
}

/** The texts that an event makes public; only events that everyone sees do. */
function textsOf(event: CaseEvent): Readonly<Partial<Record<InputTarget, string | undefined>>> {
  switch (event.type) {
    case 'CaseRegistered': {
      const { population, comparator } = valuesOf(event, 'CaseRegistered') ?? {};
      return { populationText: population, comparatorText: comparator };
    }
    case 'AssessmentCommissioned':
      return { commissionReasonText: valuesOf(event, 'AssessmentCommissioned')?.reason };
    case 'AssessmentDeclined':
      return { commissionReasonText: valuesOf(event, 'AssessmentDeclined')?.reason };
    case 'AssessmentSignedOff': {
      const { benefit, resources, severity, uncertainty } = valuesOf(event, 'AssessmentSignedOff') ?? {};
      return { benefitText: benefit, resourcesText: resources, severityText: severity, uncertaintyText: uncertainty };
    }
    case 'DecisionPublished': {
      const { population, conditions, reasonBenefit, reasonResources, reasonSeverity, reasonOverall } = decisionRecord(
        valuesOf(event, 'DecisionPublished') ?? {},
      );
      return {
        decisionPopulationText: population,
        decisionConditionsText: conditions?.map(({ text }) => text).join('\n'),
        reasonBenefitText: reasonBenefit,
        reasonResourcesText: reasonResources,
        reasonSeverityText: reasonSeverity,
        reasonOverallText: reasonOverall,
      };
    }
    default:
      return {};
  }
}

/** The public texts after one more event. */
export function evolveTexts(texts: PublicTexts, event: CaseEvent): PublicTexts {
  const published = Object.entries(textsOf(event)) as readonly (readonly [InputTarget, string | undefined])[];
  if (published.length === 0) return texts;
  const since = osloDate(Date.parse(event.recordedAt));
  return published.reduce<PublicTexts>((now, [target, text]) => {
    const before = now[target];
    return text === undefined || text === before?.text
      ? now
      : { ...now, [target]: { text, edition: (before?.edition ?? 0) + 1, since } };
  }, texts);
}

/** What has become of the passage that an input is about; null for input on a text as a whole. */
export function passageNow(texts: PublicTexts, input: About): Anchored | null {
  if (input.quotedText === undefined) return null;
  const text = textAbout(texts, input)?.text;
  return text === undefined
    ? { status: 'lost' }
    : findAnchor(text, { exact: input.quotedText, prefix: input.textBefore ?? '', suffix: input.textAfter ?? '' });
}
