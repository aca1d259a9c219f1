import { day, type Field, type Fields, optionalDay, optionalProse, prose } from '../field.ts';
import { clockParties, stopReasons } from './entries.ts';

const onTheDay = { ...optionalDay, rule: 'clock.oneParty' } as const satisfies Field;
const parties = clockParties.filter((party) => party !== 'closed');

/** On what an assessment is made. */
const assessmentBases = ['companyDocumentation', 'publicSources'] as const;

/** The forms of the acts of the clock. */
export const clockFields = {
  receiveDocumentation: { documentationReceivedOn: { ...day, rule: 'clock.startsWhenComplete' }, documentationContents: prose },
  declareDocumentationComplete: { remark: optionalProse },
  declareDocumentationIncomplete: { missing: prose, answerBy: optionalDay },
  startAssessment: {
    assessmentBasis: { kind: 'choice', required: true, choices: assessmentBases, rule: 'clock.startsWhenComplete' },
    remark: optionalProse,
  },
  stopClock: {
    stopReason: { kind: 'choice', required: true, choices: stopReasons },
    missing: prose,
    answerBy: optionalDay,
    stoppedOn: onTheDay,
  },
  resumeClock: { resumedOn: onTheDay, remark: optionalProse },
  handOverClock: {
    clockParty: { kind: 'choice', required: true, choices: parties },
    reason: { ...prose, longest: 1_000 },
    handedOverOn: onTheDay,
  },
  correctClock: {
    clockEntry: { kind: 'amount', required: true, minimum: 1, maximum: 10_000, unit: 'clockEntry', rule: 'clock.entriesStay' },
    clockDay: day,
    clockParty: { kind: 'choice', required: true, choices: parties },
    reason: { ...prose, longest: 1_000 },
  },
  recordAuthorisation: { authorisedOn: { ...day, rule: 'clock.authorisation' } },
} as const satisfies Readonly<Record<string, Fields>>;
