/** Codes of refusals; the words are in packages/language under the same code. */
export const reassessmentRejections = [
  'reassessment.alreadyOpen',
  'reassessment.notOpen',
  'reassessment.notPrepared',
  'reassessment.outcomeMissing',
  'reassessment.outcomeNotHere',
  'reassessment.anotherDecision',
  'reassessment.noCriteria',
  'phaseOut.notInUse',
  'phaseOut.hasContract',
  'phaseOut.noExitPlan',
  'phaseOut.noSupplyCondition',
  'exit.none',
  'exit.unknownStep',
  'exit.region',
  'exit.notYours',
  'exit.alreadyDone',
] as const;
