/**
 * What speaks for a national assessment of a method that is no medicine: the considerations the Government named for Nye metoder to build
 * its criteria on, in the order of the white paper. They are weighed, not added up: no number of them decides. S42.R1 (L9818-9833).
 */
export const selectionConsiderations = ['largeGain', 'largeGroup', 'savesPersonnel', 'largeConsequences'] as const;
export type SelectionConsideration = (typeof selectionConsiderations)[number];

/** How a method stands to one consideration. */
export const considerationAnswers = [
  'considerationMet',
  'considerationPartlyMet',
  'considerationNotMet',
  'considerationNotKnown',
] as const;

/** Where a method should be assessed: nationally, at a hospital (mini-HTA), or not at all. */
export const assessmentLevels = ['nationalLevel', 'localLevel', 'noAssessment'] as const;

interface RegulatedProduct {
  readonly deviceClass?: string;
  readonly testClass?: string;
  readonly expertPanel?: string;
  readonly jointCriteria?: readonly string[];
}

const jointDeviceClasses: readonly string[] = ['classIIb', 'classIII'];

/**
 * Whether a device is among those that the European cooperation may assess jointly: class IIb or III, or class D for in vitro
 * diagnostics, seen by an expert panel, and at least one criterion of article 7(4). Undefined while class or panel is not told. S42.R6.
 */
export function mayBeJointlyAssessed({
  deviceClass,
  testClass,
  expertPanel,
  jointCriteria = [],
}: RegulatedProduct): boolean | undefined {
  if (deviceClass === undefined && testClass === undefined) return undefined;
  const inClass = testClass === 'classD' || (deviceClass !== undefined && jointDeviceClasses.includes(deviceClass));
  if (!inClass) return false;
  if (expertPanel === undefined) return undefined;
  return expertPanel === 'panelSeen' && jointCriteria.length > 0;
}

/** Classes whose conformity a notified body has part in: (EU) 2017/745 art. 52, (EU) 2017/746 art. 48. S42 (L9640-9651). */
const classesWithNotifiedBody: ReadonlySet<string> = new Set(['classIIa', 'classIIb', 'classIII', 'classB', 'classC', 'classD']);

export function needsNotifiedBody({ deviceClass, testClass }: RegulatedProduct): boolean {
  return [deviceClass, testClass].some((known) => known !== undefined && classesWithNotifiedBody.has(known));
}
