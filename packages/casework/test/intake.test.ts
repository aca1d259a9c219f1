import { addCalendarDays, addCalendarMonths } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommandType,
  documentationLimit,
  missingDetails,
  type Rejection,
  type RuleId,
  validate,
  viewCase,
} from '../src/index.ts';
import { type Actor, attempt, forms, opening, people, play, type Stage, today } from './process.ts';

const codes = ({ rejections }: { readonly rejections: readonly Rejection[] }) =>
  rejections.map(({ code, rule, field }) => [code, rule, ...(field === undefined ? [] : [field])]);
const on = (day: string) => `${day}T10:00:00.000Z`;
const prose = 'En tilstrekkelig lang tekst.';

const requested = play([['supplierA', 'submitRequest']]);
const registered = play([['secretariat', 'registerCase']], requested);
const proposed = play([['proposer', 'submitProposal']]);
const proposalRegistered = play([['secretariat', 'registerCase']], proposed);

/** Everyone who may act, and who may do it in a case where it is the turn of the act. */
function tableOf(
  stage: Stage,
  type: CommandType,
  allowed: readonly Actor[],
  changes: Readonly<Record<string, unknown>> = {},
): void {
  const actors: readonly Actor[] = [
    'proposer',
    'supplierA',
    'supplierB',
    'secretariat',
    'bestillerforum',
    'assessorDmp',
    'assessorFhi',
    'negotiator',
    'beslutningsforum',
    'expert',
  ];
  expect(actors.filter((actor) => attempt(stage, actor, type, changes).rejections.length === 0)).toEqual(allowed);
}

const trial = {
  registration: 'NCT00000000',
  design: 'Konstruert: randomisert, åpen, fase 3.',
  comparedWith: 'Cellegift',
  endpoints: 'Totaloverlevelse',
  status: 'studyOngoing',
  participants: 412,
  dataExpected: '2027-06-30',
};

/** A request with everything that a complete form has. */
const complete = {
  requestType: 'newIndication',
  medicalField: 'Lungekreft',
  indication: 'Konstruert: monoterapi hos voksne med langtkommen lungekreft etter tidligere behandling.',
  subgroups: [{ name: 'PD-L1 ≥ 50 %', definition: 'Høyt uttrykk', reason: 'Større relativ effekt' }],
  patientsPerYear: 140,
  authorisationStatus: 'maConditional',
  authorisationDate: '2026-09-01',
  authorisationConditions: 'Sluttdata fra fase 3-studien innen utgangen av 2028.',
  jointAssessment: 'jointNotInScope',
  documentationType: 'costPerQalyDossier',
  clinicalTrials: [trial],
  diagnosticsNeeded: 'neededYes',
  diagnostics: [{ test: 'PD-L1-farging', purpose: 'Valg av behandling', performedBy: 'Patologi', inUse: 'inUseEverywhere' }],
  personnelNeeded: 'neededNo',
};

describe('the supplier’s request (S17, A1-6, A19; forms of Nye metoder)', () => {
  test('is sent with what it must have; the rest is told as missing, in the order of the form', () => {
    expect(requested.rejections).toEqual([]);
    expect(missingDetails('request', {})).toEqual([
      'requestType',
      'medicalField',
      'indication',
      'patientsPerYear',
      'authorisationStatus',
      'jointAssessment',
      'documentationType',
      'clinicalTrials',
      'diagnosticsNeeded',
      'personnelNeeded',
    ]);
  });

  test('a complete one lacks nothing, and every detail is kept apart from what every case has', () => {
    expect(missingDetails('request', complete)).toEqual([]);
    const { state } = play([['supplierA', 'submitRequest', complete]]);
    expect(state.intake.details).toEqual(complete);
    expect(Object.keys(state).filter((name) => Object.hasOwn(complete, name))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, readonly (readonly [string, RuleId, string])[]]>([
    [
      'a part of the indication',
      { wholeIndication: false },
      [['indication.notWhole', 'intake.wholeIndication', 'wholeIndication']],
    ],
    ['no promised date', { documentationDate: '' }, [['field.missing', 'intake.documentationDate', 'documentationDate']]],
    [
      'a date that has passed',
      { documentationDate: '2026-11-22' },
      [['date.inThePast', 'intake.documentationDate', 'documentationDate']],
    ],
    [
      're-assessment without new clinical data',
      { requestType: 'reassessment' },
      [['field.missing', 'intake.reassessmentNeedsNewData', 'newClinicalData']],
    ],
    [
      'an authorisation without its date',
      { authorisationStatus: 'maGranted' },
      [['field.missing', 'intake.authorisationDate', 'authorisationDate']],
    ],
    [
      'a conditional one without date and conditions',
      { authorisationStatus: 'maConditional' },
      [
        ['field.missing', 'intake.authorisationDate', 'authorisationDate'],
        ['field.missing', 'intake.authorisationDate', 'authorisationConditions'],
      ],
    ],
    [
      'a date of an authorisation that is not there',
      { authorisationStatus: 'maApplied', authorisationDate: '2026-09-01' },
      [['field.notApplicable', 'intake.authorisationDate', 'authorisationDate']],
    ],
    [
      'diagnostics that are needed and not named',
      { diagnosticsNeeded: 'neededYes' },
      [['field.missing', 'intake.requestContent', 'diagnostics']],
    ],
    ['a malformed ATC code', { atc: 'l01ff02' }, [['request.atcCode', 'intake.requestContent', 'atc']]],
    [
      'a trial without endpoints, with a wrong day',
      { clinicalTrials: [{ ...trial, endpoints: ' ', dataExpected: 'snart' }] },
      [
        ['field.missing', 'intake.complete', 'clinicalTrials.1.endpoints'],
        ['field.notADate', 'intake.complete', 'clinicalTrials.1.dataExpected'],
      ],
    ],
  ])('refuses %s, and names the rule and the field', (_name, changes, faults) => {
    expect(codes(attempt(opening, 'supplierA', 'submitRequest', changes))).toEqual(faults);
  });

  test.each(['newFormulation', 'newStrength'])('%s: the formulations are asked for', (requestType) => {
    expect(missingDetails('request', { ...complete, requestType })).toEqual(['formulations']);
    const formulations = [{ formulation: 'Injeksjonsvæske', strength: '150 mg', isNew: true }];
    expect(missingDetails('request', { ...complete, requestType, formulations })).toEqual([]);
  });

  test('registration makes public what the forms of Nye metoder are published with, and no plans that have not come true', () => {
    const details = { ...complete, authorisationStatus: 'maApplied', authorisationExpected: '2027-03-01' };
    const { authorisationDate: _date, authorisationConditions: _conditions, ...given } = details;
    const stage = play([['secretariat', 'registerCase']], play([['supplierA', 'submitRequest', given]]));
    const shown = viewCase('case-1', stage.log, null, today)?.state;
    const { authorisationExpected, ...open } = given;
    expect(authorisationExpected).toBe('2027-03-01');
    expect(shown?.intake.details).toEqual(open);
    expect(shown?.documentationDate).toBe('2027-01-15');
    expect(shown?.reason).toBeUndefined();
    expect(viewCase('case-1', stage.log, people.assessorDmp, today)?.state.intake.details).toEqual(given);
  });

  test('an update stands instead of what was there; before registration only the bodies and the sender see it', () => {
    const updated = play([['supplierA', 'amendRequest', { ...complete, documentationDate: '2027-03-01' }]], requested);
    expect(updated.state.intake.details).toEqual(complete);
    expect(updated.state.documentationDate).toBe('2027-03-01');
    expect(viewCase('case-1', updated.log, people.supplierB, today)).toBeNull();
    const again = play([['supplierA', 'amendRequest', { documentationDate: '2027-04-01', medicalField: 'Brystkreft' }]], updated);
    expect(again.state.intake.details).toEqual({ medicalField: 'Brystkreft' });
  });

  test('an update of a registered case is public but for the plans', () => {
    const changes = { documentationDate: '2027-03-01', authorisationStatus: 'maApplied', authorisationExpected: '2027-05-01' };
    const stage = play([['supplierA', 'amendRequest', changes]], registered);
    const shown = viewCase('case-1', stage.log, null, today)?.state;
    expect(shown?.documentationDate).toBe('2027-03-01');
    expect(shown?.intake.details).toEqual({ authorisationStatus: 'maApplied' });
  });

  test('only the supplier who asked updates', () => {
    tableOf(registered, 'amendRequest', ['supplierA']);
    expect(codes(attempt(registered, 'supplierB', 'amendRequest'))).toEqual([['party.notOwner', 'intake.complete']]);
    expect(codes(attempt(registered, 'supplierA', 'amendProposal'))).toContainEqual([
      'proposal.isRequest',
      'intake.requestContent',
    ]);
  });
});

describe('proposals by anyone (A17, S17)', () => {
  test.each<[Actor, string, readonly (readonly string[])[]]>([
    ['proposer', 'procedure', []],
    ['proposer', 'organisational', []],
    ['supplierA', 'device', []],
    ['proposer', 'medicine', [['field.missing', 'intake.requestMandatory', 'underPatent']]],
    ['supplierA', 'medicine', [['field.missing', 'intake.requestMandatory', 'underPatent']]],
  ])('%s proposes %s', (actor, methodType, faults) => {
    expect(codes(attempt(opening, actor, 'submitProposal', { methodType }))).toEqual(faults);
  });

  test('a supplier asks for assessment of medicines and does not propose them, since May 2023', () => {
    expect(codes(attempt(opening, 'supplierA', 'submitProposal', { methodType: 'medicine', underPatent: false }))).toEqual([
      ['request.insteadOfProposal', 'intake.requestMandatory', 'methodType'],
    ]);
  });

  test('a medicine under patent is not commissioned on a proposal; one without patent is', () => {
    const stage = (underPatent: boolean) =>
      play([
        ['proposer', 'submitProposal', { methodType: 'medicine', underPatent }],
        ['secretariat', 'registerCase'],
      ]);
    expect(codes(attempt(stage(true), 'bestillerforum', 'commissionAssessment'))).toEqual([
      ['request.missing', 'intake.requestMandatory'],
    ]);
    expect(codes(attempt(stage(false), 'bestillerforum', 'commissionAssessment'))).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ['procedure', []],
    ['organisational', []],
    ['device', ['manufacturer', 'intendedPurpose', 'deviceClass', 'ceMarking']],
    [
      'diagnostic',
      [
        'manufacturer',
        'intendedPurpose',
        'testClass',
        'ceMarking',
        'testPurpose',
        'analyticalValidity',
        'clinicalValidity',
        'clinicalUtility',
      ],
    ],
    ['ai', ['manufacturer', 'intendedPurpose', 'deviceClass', 'ceMarking', 'aiTask', 'aiAutonomy', 'aiLearning', 'aiValidation']],
  ])('%s has its own questions', (methodType, own) => {
    const everyone = ['replacesOrAdds', 'pathwayEffect', 'organisationalEffect', 'personnelEffect', 'evidenceKnown'];
    expect(missingDetails('proposal', { methodType })).toEqual([...own, ...everyone]);
  });

  test.each([
    ['classI', false],
    ['classIIa', true],
    ['classIIb', true],
    ['classIII', true],
    ['notADevice', false],
  ])('(EU) 2017/745 art. 52: a device of %s with a CE marking names its notified body: %s', (deviceClass, named) => {
    const given = { methodType: 'device', deviceClass, ceMarking: 'ceMarked', ceMarkingDate: '2025-01-01' };
    expect(missingDetails('proposal', given).includes('notifiedBody')).toBe(named);
    expect(missingDetails('proposal', { ...given, notifiedBody: 'NB 0000' })).not.toContain('notifiedBody');
  });
});

describe('horizon-scanning notices (A3, S17)', () => {
  test.each<[Actor, Readonly<Record<string, unknown>>, readonly (readonly string[])[]]>([
    ['assessorFhi', {}, []],
    ['assessorDmp', { methodType: 'device' }, []],
    ['secretariat', {}, [['role.notAllowed', 'intake.noticeByAgency']]],
    ['assessorDmp', { methodType: 'medicine', substance: 'stoff-x' }, [['notice.medicine', 'intake.noticesEnded', 'methodType']]],
    ['assessorDmp', { methodType: 'medicine', substance: 'stoff-x', noticeReceivedOn: '2023-04-30' }, []],
    [
      'assessorDmp',
      { methodType: 'medicine', substance: 'stoff-x', noticeReceivedOn: '2023-05-01' },
      [['notice.medicine', 'intake.noticesEnded', 'methodType']],
    ],
    [
      'assessorFhi',
      { methodType: 'medicine', substance: 'stoff-x', noticeReceivedOn: '2023-04-30' },
      [['notice.wrongBody', 'intake.noticeByAgency', 'methodType']],
    ],
    ['assessorFhi', { noticeReceivedOn: '2026-11-24' }, [['notice.notYet', 'intake.noticeByAgency', 'noticeReceivedOn']]],
  ])('%s gives a notice with %j', (actor, changes, faults) => {
    expect(codes(attempt(opening, actor, 'submitNotice', changes))).toEqual(faults);
  });

  test('an older notice is judged by the rules of its day', () => {
    const { state } = play([
      ['assessorDmp', 'submitNotice', { methodType: 'medicine', substance: 'stoff-x', noticeReceivedOn: '2022-02-01' }],
    ]);
    expect(state).toMatchObject({ kind: 'notice', receivedOn: '2022-02-01', phase: 'submitted' });
  });
});

describe('completion with a deadline, and what happens when it lapses', () => {
  const asked = play([['secretariat', 'askForCompletion', { completionBy: '2026-12-07' }]], requested);

  test('the deadline cannot have passed, and can be moved by asking again', () => {
    expect(codes(attempt(requested, 'secretariat', 'askForCompletion', { completionBy: '2026-11-22' }))).toEqual([
      ['date.inThePast', 'intake.completionPeriod', 'completionBy'],
    ]);
    expect(play([['secretariat', 'askForCompletion', { completionBy: '2026-12-21' }]], asked).state.intake.completionBy).toBe(
      '2026-12-21',
    );
    expect(play([['secretariat', 'askForCompletion']], asked).state.intake.completionBy).toBeUndefined();
  });

  test.each([
    ['2026-12-07', false],
    ['2026-12-08', true],
  ])('on %s the case can be closed for want of an answer: %s', (day, can) => {
    const stage = attempt(asked, 'secretariat', 'closeUnanswered', {}, on(day));
    expect(stage.state.phase).toBe(can ? 'closed' : 'awaitingCompletion');
    if (!can) expect(codes(stage)).toEqual([['completion.notLapsed', 'intake.completionPeriod']]);
  });

  test('without a deadline nothing lapses', () => {
    const open = play([['secretariat', 'askForCompletion']], requested);
    expect(codes(attempt(open, 'secretariat', 'closeUnanswered', {}, on('2029-01-01')))).toEqual([
      ['completion.noDeadline', 'intake.completionPeriod'],
    ]);
  });

  test('a lapsed case of the supplier stays unknown to others, and an answer ends the deadline', () => {
    const closed = attempt(asked, 'secretariat', 'closeUnanswered', {}, on('2026-12-08'));
    expect(viewCase('case-1', closed.log, null, '2026-12-08')).toBeNull();
    expect(viewCase('case-1', closed.log, people.supplierA, '2026-12-08')?.state.intake.ending).toEqual({ by: 'lapse' });
    expect(play([['supplierA', 'completeRequest']], asked).state.intake.completionBy).toBeUndefined();
  });
});

describe('withdrawal by whoever submitted', () => {
  test('only by them, before a decision; public only when the case is', () => {
    tableOf(requested, 'withdrawCase', ['supplierA']);
    tableOf(proposalRegistered, 'withdrawCase', ['proposer']);
    const quiet = play([['supplierA', 'withdrawCase']], requested);
    expect(quiet.state).toMatchObject({ phase: 'closed', intake: { ending: { by: 'withdrawal' } } });
    expect(viewCase('case-1', quiet.log, null, today)).toBeNull();
    const open = play([['supplierA', 'withdrawCase']], registered);
    expect(viewCase('case-1', open.log, null, today)?.state.intake.ending).toEqual({
      by: 'withdrawal',
      reason: prose,
    });
  });

  test('nothing can be done in a withdrawn case', () => {
    const withdrawn = play([['supplierA', 'withdrawCase']], registered);
    expect(codes(attempt(withdrawn, 'bestillerforum', 'commissionAssessment'))).toContainEqual(['step.notNow', 'order.ofSteps']);
    expect(codes(attempt(withdrawn, 'supplierA', 'amendRequest'))).toContainEqual(['step.notNow', 'order.ofSteps']);
  });
});

describe('documentation within twelve months of the request', () => {
  const commissioned = play([['bestillerforum', 'commissionAssessment', { body: 'dmp' }]], registered);
  // 12 months from 23 November 2026.
  const limit = '2027-11-23';

  test('the limit is counted from the request, for requests since it was made', () => {
    expect(documentationLimit(today)).toBe(addCalendarMonths(today, 12));
    expect(documentationLimit('2024-03-11')).toBeUndefined();
    expect(documentationLimit('2024-03-12')).toBe('2025-03-12');
  });

  test.each([
    [limit, false],
    [addCalendarDays(limit, 1), true],
  ])('on %s Bestillerforum can cancel: %s', (day, can) => {
    const stage = attempt(commissioned, 'bestillerforum', 'cancelCommission', { meetingDate: day }, on(day));
    expect(stage.state.phase).toBe(can ? 'closed' : 'commissioned');
    if (!can) expect(codes(stage)).toEqual([['request.documentationNotOverdue', 'intake.documentationWithinLimit']]);
  });

  test('not when the assessment has begun, and not in a proposal', () => {
    const late = on('2028-01-10');
    const begun = play([['assessorDmp', 'attachRun']], commissioned);
    expect(codes(attempt(begun, 'bestillerforum', 'cancelCommission', {}, late))).toEqual([
      ['request.documentationNotOverdue', 'intake.documentationWithinLimit'],
    ]);
    const proposal = play([['bestillerforum', 'commissionAssessment']], proposalRegistered);
    expect(codes(attempt(proposal, 'bestillerforum', 'cancelCommission', {}, late))).toEqual([
      ['request.noDocumentationLimit', 'intake.documentationWithinLimit'],
    ]);
  });
});

describe('suitability assessment of proposals and notices (S17, S42)', () => {
  test.each<[string, readonly Actor[]]>([
    ['procedure', ['assessorFhi']],
    ['organisational', ['assessorFhi']],
    ['device', ['assessorDmp']],
    ['diagnostic', ['assessorDmp', 'assessorFhi']],
    ['ai', ['assessorDmp', 'assessorFhi']],
  ])('of %s is made by %j', (methodType, bodies) => {
    const stage = play([
      ['proposer', 'submitProposal', { methodType }],
      ['secretariat', 'registerCase'],
    ]);
    tableOf(stage, 'assessSuitability', bodies);
  });

  test('not of a request; the type is asked for when a national assessment is suggested', () => {
    expect(codes(attempt(registered, 'assessorDmp', 'assessSuitability'))).toEqual([
      ['suitability.ofRequest', 'suitability.byAgency'],
    ]);
    expect(codes(attempt(proposalRegistered, 'assessorFhi', 'assessSuitability', { suggestedType: '' }))).toEqual([
      ['field.missing', 'suitability.byAgency', 'suggestedType'],
    ]);
    const { state } = play([['assessorFhi', 'assessSuitability']], proposalRegistered);
    expect(state.intake.suitability).toMatchObject({ suitabilityVerdict: 'suitableNational', suitabilityBody: 'fhi' });
  });
});

describe('comparability and the simplified schemes (S15.R2, S19)', () => {
  const stated = play([['expert', 'stateComparability']], registered);
  const comparable = { comparabilityVerdict: 'comparableMethod' };
  const priceNote = { assessmentType: 'priceNoteOnly', body: 'sykehusinnkjop' };

  test('only experts state, only Sykehusinnkjøp concludes, only for requested medicines', () => {
    tableOf(registered, 'stateComparability', ['expert']);
    tableOf(stated, 'concludeComparability', ['negotiator'], comparable);
    for (const [actor, type] of [
      ['expert', 'stateComparability'],
      ['negotiator', 'concludeComparability'],
      ['secretariat', 'checkPdScheme'],
    ] as const)
      expect(codes(attempt(proposalRegistered, actor, type))).toEqual([['request.notAMedicine', 'commission.priceNoteOnly']]);
  });

  test('a conclusion needs a statement, and cannot go further than the experts', () => {
    expect(codes(attempt(registered, 'negotiator', 'concludeComparability', comparable))).toEqual([
      ['comparability.noStatement', 'comparability.needsExpert', 'comparabilityVerdict'],
    ]);
    const against = play([['expert', 'stateComparability', { expertVerdict: 'expertNotComparable' }]], registered);
    expect(codes(attempt(against, 'negotiator', 'concludeComparability', comparable))).toEqual([
      ['comparability.contradictsExpert', 'comparability.needsExpert', 'comparabilityVerdict'],
    ]);
    expect(
      attempt(against, 'negotiator', 'concludeComparability', { comparabilityVerdict: 'notComparableMethod' }).rejections,
    ).toEqual([]);
  });

  test('a price note only is commissioned from Sykehusinnkjøp, and only of a comparable method', () => {
    expect(codes(attempt(registered, 'bestillerforum', 'commissionAssessment', priceNote))).toEqual([
      ['commission.needsComparability', 'commission.priceNoteOnly', 'assessmentType'],
    ]);
    const concluded = play([['negotiator', 'concludeComparability', comparable]], stated);
    expect(codes(attempt(concluded, 'bestillerforum', 'commissionAssessment', { ...priceNote, body: 'dmp' }))).toEqual([
      ['commission.bodyOfPriceNote', 'commission.priceNoteOnly', 'body'],
    ]);
    expect(codes(attempt(concluded, 'bestillerforum', 'commissionAssessment', { ...priceNote, assessmentType: 'full' }))).toEqual([
      ['commission.bodyOfPriceNote', 'commission.priceNoteOnly', 'body'],
    ]);
    expect(attempt(concluded, 'bestillerforum', 'commissionAssessment', priceNote).rejections).toEqual([]);
  });

  test('it goes from the note to sign-off and decision without an assessment', () => {
    const decided = play(
      [
        ['negotiator', 'concludeComparability', comparable],
        ['bestillerforum', 'commissionAssessment', priceNote],
        ['negotiator', 'recordPriceOffer'],
        ['negotiator', 'recordPriceNote'],
        ['bestillerforum', 'signOffAssessment'],
        ['beslutningsforum', 'recordDecision'],
      ],
      stated,
    );
    expect(decided.state.phase).toBe('decided');
    expect(decided.state.run).toBeUndefined();
  });

  test('in an ordinary commission the price note waits for the assessment, and nobody else delivers one for a note', () => {
    const ordinary = play([['bestillerforum', 'commissionAssessment', { body: 'dmp' }]], registered);
    expect(codes(attempt(ordinary, 'negotiator', 'recordPriceNote'))).toEqual([['price.noteBeforeAssessment', 'order.ofSteps']]);
    const concluded = play([['negotiator', 'concludeComparability', comparable]], stated);
    const note = play([['bestillerforum', 'commissionAssessment', priceNote]], concluded);
    expect(codes(attempt(note, 'assessorDmp', 'attachRun'))).toEqual([['body.notCommissioned', 'assessment.byCommissionedBody']]);
  });

  test.each([
    [true, true, true, true],
    [false, true, true, false],
    [true, false, true, false],
    [true, true, false, false],
  ])('S19.R2: enrolled %s, inhibitor %s, new indication %s: the conditions are met: %s', (enrolled, inhibitor, indication, met) => {
    const checked = play(
      [['secretariat', 'checkPdScheme', { schemeEnrolled: enrolled, schemeInhibitor: inhibitor, schemeNewIndication: indication }]],
      registered,
    );
    expect(checked.state.intake.scheme?.schemeMet).toBe(met);
    const commission = attempt(checked, 'bestillerforum', 'commissionAssessment', {
      assessmentType: 'pd1Scheme',
      body: 'sykehusinnkjop',
    });
    expect(codes(commission)).toEqual(met ? [] : [['commission.needsScheme', 'scheme.pd1', 'assessmentType']]);
  });

  test('a request that was not sent as a new indication does not meet the scheme', () => {
    const stage = play([
      ['supplierA', 'submitRequest', { requestType: 'newMedicine' }],
      ['secretariat', 'registerCase'],
    ]);
    expect(codes(attempt(stage, 'secretariat', 'checkPdScheme'))).toEqual([
      ['scheme.notNewIndication', 'scheme.pd1', 'schemeNewIndication'],
    ]);
  });
});

describe('hostile text in tables', () => {
  test.each([
    ['a bidirectional override', 'NCT\u202e00000000'],
    ['a zero-width space', 'NCT\u200b00000000'],
    ['a null character', 'NCT\u000000000'],
  ])('%s is refused at its row and column', (_name, registration) => {
    const outcome = validate('submitRequest', { ...forms.submitRequest, clinicalTrials: [trial, { ...trial, registration }] });
    expect(outcome.ok ? [] : outcome.rejections.map(({ code, field }) => [code, field])).toEqual([
      ['field.forbiddenCharacters', 'clinicalTrials.2.registration'],
    ]);
  });

  test('any garbage in place of a table is refused, never a crash', () => {
    fc.assert(
      fc.property(fc.anything(), (garbage) => {
        const outcome = validate('submitRequest', { ...forms.submitRequest, clinicalTrials: garbage, subgroups: garbage });
        if (!outcome.ok) expect(outcome.rejections.every(({ field }) => field?.match(/^(clinicalTrials|subgroups)/))).toBe(true);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

test('whatever is tried, in whatever order, a closed case stays closed and a price note only is never without its ground', () => {
  const actors = Object.keys(people) as readonly Actor[];
  const types: readonly CommandType[] = [
    'submitRequest',
    'askForCompletion',
    'completeRequest',
    'closeUnanswered',
    'withdrawCase',
    'registerCase',
    'amendRequest',
    'stateComparability',
    'concludeComparability',
    'checkPdScheme',
    'commissionAssessment',
    'recordPriceNote',
    'cancelCommission',
  ];
  const step = fc.record({
    actor: fc.constantFrom(...actors),
    type: fc.constantFrom(...types),
    assessmentType: fc.constantFrom('costPerQaly', 'priceNoteOnly', 'pd1Scheme'),
    body: fc.constantFrom('dmp', 'sykehusinnkjop'),
    comparabilityVerdict: fc.constantFrom('comparableMethod', 'notComparableMethod'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let stage: Stage = opening;
      for (const { actor, type, assessmentType, body, comparabilityVerdict } of steps) {
        const before = stage;
        const changes =
          type === 'commissionAssessment'
            ? { assessmentType, body }
            : type === 'concludeComparability'
              ? { comparabilityVerdict }
              : {};
        stage = attempt(stage, actor, type, changes);
        if (before.state.phase === 'closed') expect(stage.log).toEqual(before.log);
        const { commission, intake } = stage.state;
        if (commission?.assessmentType === 'priceNoteOnly' || commission?.assessmentType === 'pd1Scheme') {
          expect(commission.body).toBe('sykehusinnkjop');
          expect(
            intake.scheme?.schemeMet === true ||
              intake.comparabilityStatements.some(({ expertVerdict }) => expertVerdict === 'expertComparable'),
          ).toBe(true);
        }
      }
    }),
    { numRuns: 300, seed: 12 },
  );
});
