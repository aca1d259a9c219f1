import type { CalendarDate } from '@likeverd/reference';

/** What the events of implementation say. The trust that tells is the organisation that acts. */
export interface ImplementationEvents {
  TrustsInformed: { informedRegions: readonly string[]; sentOn: CalendarDate; letterMessage: string };
  InformationAcknowledged: { forwardedTo: string };
  IntroductionReported: { inUse: string; inUseFrom: CalendarDate; whyNot: string; displaced: string };
  UseReported: { useYear: number; useQuarter: string; patientsTreated: number; packsUsed: number; useCost: number };
  GuidelineFlagged: { guideline: string; guidelineAddress: string; guidelineChange: string; guidelineResponsible: string };
  GuidelineRevised: { guideline: string; revisedOn: CalendarDate; guidelineAddress: string };
}

export const implementationEventTypes = [
  'TrustsInformed',
  'InformationAcknowledged',
  'IntroductionReported',
  'UseReported',
  'GuidelineFlagged',
  'GuidelineRevised',
] as const satisfies readonly (keyof ImplementationEvents)[];
