import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarOf,
  type CaseEvent,
  type CaseState,
  caseFrom,
  type CommandType,
  commandTypes,
  deadlinesOf,
  eventsOfTime,
  evolve,
  exitTasks,
  followUpLine,
  nextDayOfTime,
  programOf,
  reassessmentSummary,
  systemParty,
  verdictsOf,
  viewCase,
} from '../src/index.ts';
import { type Actor, attempt, medicineWay, people, play, type Stage, type Step, today } from './process.ts';
import { followUp, wholeContract } from './temporary-stage.ts';

const decided = play(
  [
    ['supplierA', 'presentDataPlan'],
    ['assessorDmp', 'assessDataPlan'],
    ['negotiator', 'draftContract'],
    ['secretariat', 'recordMeasureChoice'],
    ['supplierA', 'signContract'],
    ['negotiator', 'signContract'],
    ['beslutningsforum', 'signContract'],
    ['beslutningsforum', 'recordDecision', { outcome: 'introducedTemporarily', reviewDate: wholeContract.reassessmentOn }],
    ['secretariat', 'publishDecision'],
  ],
  play(medicineWay.slice(0, 9)),
);

/** One turn of the sweep on a day: what time has brought about by then, in the name of the system. */
function sweep(stage: Stage, day: CalendarDate, clock = '03:00:00.000Z'): Stage {
  const recordedAt = `${day}T${clock}`;
  const added = eventsOfTime(stage.state, day).map(
    (event, index): CaseEvent => ({
      ...event,
      caseId: 'case-1',
      version: stage.state.version + index + 1,
      recordedAt,
      actor: systemParty,
    }),
  );
  return { log: [...stage.log, ...added], state: added.reduce(evolve, stage.state), rejections: [] };
}

/** An act on a day. */
const on = (
  stage: Stage,
  day: CalendarDate,
  actor: Actor,
  type: CommandType,
  changes: Readonly<Record<string, unknown>> = {},
): Stage => attempt(stage, actor, type, changes, `${day}T12:00:00.000Z`);
const done = (stage: Stage): Stage => {
  expect(stage.rejections).toEqual([]);
  return stage;
};
const codes = ({ rejections }: Stage): readonly string[] => rejections.map(({ code }) => code);
const said = ({ values }: CaseEvent, name: string): string => {
  const value = values[name]?.value;
  return typeof value === 'string' ? value : '';
};
const noticesIn = (log: readonly CaseEvent[]) =>
  log
    .filter(({ type }) => type === 'NoticeGiven' || type === 'ReassessmentOpened')
    .map((event) =>
      event.type === 'ReassessmentOpened'
        ? `${said(event, 'openedOn')} opened by ${said(event, 'reassessmentTrigger')}`
        : ['noticeDay', 'noticeLevel', 'timerKind', 'timerSubject', 'timerDue', 'noticeTo']
            .map((name) => said(event, name))
            .join(' '),
    );

describe('a contract is a program', () => {
  test('its timers are its rows: deliveries counted from the first, milestones, re-assessment, end', () => {
    const { timers, rules, exitSteps } = programOf(wholeContract);
    // Every six months from 30 June 2027, and every twelve from 31 December 2027, until 1 November 2029.
    expect(timers.map(({ kind, subject, due, party }) => [due, kind, subject, party].join(' '))).toEqual([
      '2027-06-30 dataDelivery kreftregisteret 1 supplier',
      '2027-12-30 dataDelivery kreftregisteret 2 supplier',
      '2027-12-31 dataDelivery npr 1 register',
      '2028-06-01 milestone halvveis clinicians',
      '2028-06-30 dataDelivery kreftregisteret 3 supplier',
      '2028-12-30 dataDelivery kreftregisteret 4 supplier',
      '2028-12-31 dataDelivery npr 2 register',
      '2029-06-30 dataDelivery kreftregisteret 5 supplier',
      '2029-11-01 reassessment  dmp',
      '2030-03-01 contractEnd  sykehusinnkjop',
    ]);
    expect([rules.length, exitSteps.length]).toEqual([2, 3]);
  });

  test('who is told when: the responsible months ahead, then the responsible, the secretariat and the forum', () => {
    const [first] = programOf(wholeContract).timers;
    // Facts: two months ahead; the day after; 14 and 42 days after.
    expect(first?.notices).toEqual([
      { level: 'ahead', day: '2027-04-30' },
      { level: 'responsible', day: '2027-07-01' },
      { level: 'secretariat', day: '2027-07-14' },
      { level: 'forum', day: '2027-08-11' },
    ]);
  });

  test('leap days: the last day of a month stays the last day that there is, and comes back', () => {
    const source = { ...wholeContract.sources[0], firstDue: '2027-08-31', everyMonths: 6 };
    const days = programOf({ sources: [source], reassessmentOn: '2030-01-01' }).timers.flatMap(({ kind, due }) =>
      kind === 'dataDelivery' ? [due] : [],
    );
    expect(days).toEqual(['2027-08-31', '2028-02-29', '2028-08-31', '2029-02-28', '2029-08-31']);
    const leap = programOf({ milestones: [{ ...wholeContract.milestones[0], date: '2028-02-29' }] }).timers[0];
    expect(leap?.notices.map(({ day }) => day)).toEqual(['2027-11-29', '2028-03-01', '2028-03-14', '2028-04-11']);
  });

  test('never a timer is lost: each delivery up to the re-assessment is there, once, whatever the rhythm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 1_000 }), (everyMonths, wait) => {
        const firstDue = addCalendarDays('2026-12-01', wait);
        const reassessmentOn = '2029-11-01';
        const { timers } = programOf({ sources: [{ ...wholeContract.sources[0], firstDue, everyMonths }], reassessmentOn });
        const days = timers.flatMap(({ kind, due }) => (kind === 'dataDelivery' ? [due] : []));
        // The second way: count on until the day is past.
        let expected = 0;
        while (addCalendarMonths(firstDue, expected * everyMonths) <= reassessmentOn) expected += 1;
        expect(new Set(days).size).toBe(expected);
        expect(days.length).toBe(expected);
      }),
    );
  });
});

describe('time', () => {
  const end = '2030-06-01';
  const undisturbed = (): readonly string[] => {
    let stage = decided;
    for (let day: CalendarDate = today; day <= end; day = addCalendarDays(day, 1)) stage = sweep(stage, day);
    return noticesIn(stage.log);
  };
  const whole = undisturbed();

  test('every day swept for three and a half years: each is told once, and the re-assessment opens on its day', () => {
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.filter((line) => line.includes('opened'))).toEqual(['2029-11-01 opened by date']);
    // 7 deliveries and a milestone that nobody confirmed: told ahead and three times after. The end likewise; the re-assessment ahead only.
    expect(whole.length).toBe(7 * 4 + 4 + 4 + 1 + 1);
    expect(whole).toContain('2027-08-11 forum dataDelivery kreftregisteret 1 2027-06-30 beslutningsforum');
    expect(whole).toContain('2029-05-01 ahead reassessment  2029-11-01 dmp');
  });

  test('a sweep that is down for days or years, or asked twice, or killed after any event, ends where an undisturbed one does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }), fc.nat(), (gaps, cut) => {
        let stage = decided;
        let day: CalendarDate = today;
        for (const gap of gaps) {
          day = addCalendarDays(day, gap);
          const swept = sweep(stage, day);
          // Killed after some of the events were stored: the log keeps those.
          const kept = stage.log.length + (cut % (swept.log.length - stage.log.length + 1));
          const log = swept.log.slice(0, kept);
          stage = { log, state: caseFrom('case-1', log), rejections: [] };
        }
        stage = sweep(sweep(stage, end), end);
        expect([...noticesIn(stage.log)].toSorted()).toEqual([...whole].toSorted());
        expect(eventsOfTime(stage.state, end)).toEqual([]);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test('the next day on which something happens is the first of what is left; nothing happens before it', () => {
    let state: CaseState = decided.state;
    for (let turn = 0; turn < 12; turn += 1) {
      const next = nextDayOfTime(state) ?? '';
      expect(eventsOfTime(state, addCalendarDays(next, -1))).toEqual([]);
      expect(eventsOfTime(state, next).length).toBeGreaterThan(0);
      state = sweep({ log: [], state, rejections: [] }, next).state;
    }
  });

  test('what is delivered is not told of any more, and stands no longer among the deadlines', () => {
    const ahead = sweep(decided, '2027-05-01');
    expect(noticesIn(ahead.log).length).toBe(1);
    const delivered = done(on(ahead, '2027-06-30', 'secretariat', 'confirmDelivery', { deliveredOn: '2027-06-29' }));
    const after = sweep(delivered, '2027-09-01');
    expect(noticesIn(after.log).length).toBe(1);
    const subjects = (stage: Stage) => deadlinesOf(stage.state, today).map(({ subject }) => subject);
    expect(subjects(ahead)).toContain('kreftregisteret 1');
    expect(subjects(delivered)).not.toContain('kreftregisteret 1');
    expect(codes(on(delivered, '2027-07-01', 'secretariat', 'confirmDelivery'))).toEqual(['delivery.alreadyConfirmed']);
    expect(codes(on(delivered, '2027-07-01', 'secretariat', 'confirmDelivery', { deliveryNumber: 6 }))).toEqual([
      'delivery.unknown',
    ]);
    expect(codes(on(delivered, '2027-07-01', 'secretariat', 'meetMilestone', { milestoneId: 'annen' }))).toEqual([
      'milestone.unknown',
    ]);
  });

  test('random acts never lose a last day: each is done, or among the deadlines', () => {
    const acts = fc.constantFrom<CommandType>(
      'confirmDelivery',
      'meetMilestone',
      'draftContract',
      'signContract',
      'recordFollowUp',
    );
    const step = fc.record({
      actor: fc.constantFrom<Actor>('secretariat', 'assessorDmp', 'negotiator', 'supplierA', 'beslutningsforum'),
      type: acts,
      deliveryNumber: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const stage = steps.reduce(
          (so, { actor, type, deliveryNumber }) => attempt(so, actor, type, type === 'confirmDelivery' ? { deliveryNumber } : {}),
          decided,
        );
        const left = deadlinesOf(stage.state, today).map(({ kind, subject }) => `${kind} ${subject}`);
        const finished = stage.state.temporary.fulfilled.map(({ kind, subject }) => `${kind} ${subject}`);
        for (const { kind, subject } of programOf(wholeContract).timers) {
          const name = `${kind} ${subject}`;
          expect(left.includes(name) !== finished.includes(name), name).toBe(true);
        }
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  test('the days stand in the public calendar, and move with the contract', () => {
    const seen = decided.log.filter(({ label }) => label.class === 'public');
    const entries = calendarOf('case-1', seen);
    expect(entries.find(({ key }) => key === 'dataDelivery.npr 1')).toMatchObject({
      day: '2027-12-31',
      what: 'Norsk pasientregister',
      sequence: 0,
      cancelled: false,
    });
    expect(entries.find(({ kind }) => kind === 'reassessment')?.day).toBe('2029-11-01');
  });
});

describe('verdicts', () => {
  const [effect] = wholeContract.decisionRules;
  const [figures] = followUp.followUpResults;
  const result = { measure: 'os', statistic: 'hazardRatio', month: 24 } as const;
  const verdict = (row: Readonly<Record<string, unknown>>, rule: Readonly<Record<string, unknown>> = {}) =>
    verdictsOf({ decisionRules: [{ ...effect, ...rule }] }, [{ results: [{ ...result, ...row }] }]).map((each) => [
      each.verdict,
      each.reason,
    ])[0];

  test('a rule that demands a certainty is judged by the probability, another by the estimate', () => {
    expect(verdict({ estimate: 0.9, probability: 0.8 })).toEqual(['met', 'probabilityReached']);
    expect(verdict({ estimate: 0.9, probability: 0.79 })).toEqual(['notMet', 'probabilityNotReached']);
    expect(verdict({ estimate: 0.9 })).toEqual(['cannotBeJudged', 'noProbability']);
    expect(verdict({ estimate: 0.86 }, { certainty: undefined })).toEqual(['met', 'estimateHolds']);
    expect(verdict({ probability: 1 }, { certainty: undefined })).toEqual(['cannotBeJudged', 'noEstimate']);
  });

  test('a rule that is judged several times by the probability that it took at that look, which comes with the figure', () => {
    const planned = { looks: 4, everyMonths: 6 };
    expect(verdict({ probability: 0.95, boundary: 0.93 }, planned)).toEqual(['met', 'probabilityReached']);
    expect(verdict({ probability: 0.92, boundary: 0.93 }, planned)).toEqual(['notMet', 'probabilityNotReached']);
    expect(verdict({ probability: 0.999 }, planned)).toEqual(['cannotBeJudged', 'noBoundary']);
  });

  test('the four comparisons at the limit itself', () => {
    const at = (comparator: string) => verdict({ estimate: 0.85 }, { certainty: undefined, comparator })?.[0];
    expect(['below', 'atMost', 'atLeast', 'above'].map(at)).toEqual(['notMet', 'met', 'met', 'notMet']);
  });

  test('without a figure about the same patients nothing is judged; the newest figure counts', () => {
    expect(verdict({ month: 12, probability: 1 })).toEqual(['cannotBeJudged', 'noResult']);
    expect(verdict({ subgroup: 'kvinner', probability: 1 })).toEqual(['cannotBeJudged', 'noResult']);
    expect(verdict({ subgroup: 'kvinner', probability: 1 }, { subgroup: 'kvinner' })).toEqual(['met', 'probabilityReached']);
    const [old, fresh] = [0.9, 0.2].map((probability) => ({ results: [{ ...result, probability }], recordedAt: '' }));
    if (old === undefined || fresh === undefined || effect === undefined) throw new Error('two figures and a rule');
    expect(verdictsOf({ decisionRules: [effect] }, [old, fresh])[0]?.verdict).toBe('notMet');
    expect(verdictsOf({ decisionRules: [effect] }, [fresh, old])[0]?.verdict).toBe('met');
  });

  test('results are about what the contract has, within their limits, of a report that is named', () => {
    const refused = (changes: Readonly<Record<string, unknown>>) =>
      on(decided, '2028-01-10', 'assessorDmp', 'recordFollowUp', changes).rejections.map(({ code, field }) => [code, field]);
    expect(refused({ followUpResults: [{ ...figures, rule: 'annen' }] })).toEqual([
      ['results.unknownRule', 'followUpResults.1.rule'],
    ]);
    expect(refused({ followUpResults: [{ ...figures, measure: 'pfs' }] })).toEqual([
      ['results.unknownMeasure', 'followUpResults.1.measure'],
    ]);
    expect(refused({ followUpResults: [{ ...figures, low: 0.8 }] })).toEqual([['results.limits', 'followUpResults.1.estimate']]);
    expect(refused({ reportHash: 'G'.repeat(64) })).toEqual([['results.hashForm', 'reportHash']]);
    expect(refused({ dataUntil: '2028-01-11' })).toEqual([['date.inTheFuture', 'dataUntil']]);
  });
});

const triggered = {
  ...followUp,
  followUpResults: [{ ...followUp.followUpResults[0], estimate: 0.93, high: 1.1, probability: 0.87 }],
};

describe('re-assessment', () => {
  const opened = done(on(decided, '2028-12-15', 'assessorDmp', 'recordFollowUp', { ...triggered, dataUntil: '2028-12-01' }));

  test('a rule that is met opens it at once; one that is not met does not', () => {
    expect(opened.state.phase).toBe('signedOff');
    expect(opened.state.reassessment.open).toEqual({ openedOn: '2028-12-15', trigger: 'rule', rules: ['effekt'] });
    const quiet = done(on(decided, '2028-12-15', 'assessorDmp', 'recordFollowUp', { dataUntil: '2028-12-01' }));
    expect(quiet.state.reassessment.open).toBeUndefined();
    expect(quiet.state.phase).toBe('published');
  });

  test('it is filled in with what was assumed, what was seen, the verdicts and new offers', () => {
    const offered = done(
      on(opened, '2028-12-20', 'negotiator', 'recordPriceOffer', { pricePerPack: 17_113, validUntil: '2029-06-30' }),
    );
    const summary = reassessmentSummary(offered.state);
    expect(summary?.assumed).toMatchObject({ expectedPatients: 40 });
    expect(summary?.seen.length).toBe(1);
    expect(summary?.verdicts.map(({ rule, verdict }) => [rule.id, verdict])).toEqual([
      ['effekt', 'met'],
      ['pris', 'cannotBeJudged'],
    ]);
    expect(summary?.offers.map(({ pricePerPack }) => pricePerPack)).toEqual([17_113]);
    expect(summary?.outcomes).toEqual([
      'permanent',
      'permanentWithCriteria',
      'continuedOnNewTerms',
      'partialPhaseOut',
      'fullPhaseOut',
    ]);
    // Everyone may read what it rests on; the offer is the parties'.
    const view = viewCase('case-1', offered.log, null, '2028-12-21');
    expect(view === null ? [] : reassessmentSummary(view.state)?.offers).toEqual([]);
    expect(view === null ? 0 : reassessmentSummary(view.state)?.verdicts.length).toBe(2);
  });

  test('it is prepared by the body of the contract before the forum decides, and its outcome fits the decision', () => {
    const decide = (stage: Stage, changes: Readonly<Record<string, unknown>>) =>
      on(stage, '2029-02-01', 'beslutningsforum', 'recordDecision', {
        meetingDate: '2029-02-01',
        validFrom: '2029-03-01',
        newInformation: 'Effekten er mindre enn forutsatt.',
        ...changes,
      });
    expect(codes(decide(opened, { reassessmentOutcome: 'permanent' }))).toEqual(['reassessment.notPrepared']);
    expect(codes(on(opened, '2029-01-15', 'assessorFhi', 'prepareReassessment'))).toEqual(['body.notCommissioned']);
    const prepared = done(on(opened, '2029-01-15', 'assessorDmp', 'prepareReassessment'));
    expect(codes(decide(prepared, {}))).toEqual(['reassessment.outcomeMissing']);
    expect(codes(decide(prepared, { reassessmentOutcome: 'permanent', outcome: 'discontinued' }))).toEqual([
      'reassessment.anotherDecision',
    ]);
    expect(codes(decide(prepared, { reassessmentOutcome: 'permanentWithCriteria' }))).toEqual(['reassessment.noCriteria']);
    expect(codes(decide(prepared, { reassessmentOutcome: 'fullPhaseOut', outcome: 'discontinued' }))).toEqual([
      'phaseOut.noSupplyCondition',
    ]);
    expect(codes(decide(prepared, { reassessmentOutcome: 'permanent' }))).toEqual([]);
    expect(codes(attempt(decided, 'bestillerforum', 'reopenCase'))).toEqual([]);
  });

  test('a price that is to be negotiated again goes back, and the re-assessment stays open', () => {
    const prepared = done(on(opened, '2029-01-15', 'assessorDmp', 'prepareReassessment', { reassessmentAdvice: 'renegotiate' }));
    const back = done(
      on(prepared, '2029-02-01', 'beslutningsforum', 'postponeDecision', {
        sentTo: 'backToNegotiation',
        meetingDate: '2029-02-01',
      }),
    );
    expect(back.state.reassessment.open?.prepared).toBeDefined();
    const offered = done(on(back, '2029-02-10', 'negotiator', 'recordPriceOffer', { validUntil: '2029-06-30' }));
    const decision = { meetingDate: '2029-03-01', validFrom: '2029-04-01', newInformation: 'Ny pris etter forhandling.' };
    const early = on(offered, '2029-03-01', 'beslutningsforum', 'recordDecision', {
      ...decision,
      reassessmentOutcome: 'permanent',
    });
    expect(codes(early)).toEqual(['priceNote.missing']);
  });

  test('a permanent introduction ends the contract: nothing of it is due any more', () => {
    const prepared = done(on(opened, '2029-01-15', 'assessorDmp', 'prepareReassessment'));
    const decision = {
      reassessmentOutcome: 'permanent',
      meetingDate: '2029-02-01',
      validFrom: '2029-03-01',
      newInformation: 'Effekten er bekreftet.',
    };
    const ended = done(
      on(
        done(on(prepared, '2029-02-01', 'beslutningsforum', 'recordDecision', decision)),
        '2029-02-02',
        'secretariat',
        'publishDecision',
      ),
    );
    expect(ended.state.reassessment).toMatchObject({ past: [{ outcome: 'permanent', decidedOn: '2029-02-01' }] });
    expect(eventsOfTime(ended.state, '2035-01-01')).toEqual([]);
    expect(deadlinesOf(ended.state, '2029-03-01').filter(({ kind }) => kind === 'contractEnd')).toEqual([]);
  });

  test('a temporary introduction that goes on under new terms has the new contract’s days, from its decision on', () => {
    const delivered = done(on(opened, '2028-12-16', 'secretariat', 'confirmDelivery', { deliveredOn: '2027-06-30' }));
    const prepared = done(on(delivered, '2029-01-15', 'assessorDmp', 'prepareReassessment', { reassessmentAdvice: 'renegotiate' }));
    const [register, patients] = wholeContract.sources;
    const terms = {
      sources: [
        { ...register, firstDue: '2029-09-30' },
        { ...patients, firstDue: '2029-12-31' },
      ],
      milestones: [],
      reassessmentOn: '2031-02-01',
      contractEndsOn: '2031-06-01',
    };
    const drafted = done(on(prepared, '2029-01-20', 'negotiator', 'draftContract', terms));
    const signed = (['supplierA', 'negotiator', 'beslutningsforum'] as const).reduce(
      (stage, signatory) => done(on(stage, '2029-01-25', signatory, 'signContract')),
      drafted,
    );
    // Signed is not decided: the old contract holds until the forum has decided.
    expect(followUpLine(signed.state, '2029-01-26')?.reassessmentOn).toBe('2029-11-01');
    const decision = {
      outcome: 'introducedTemporarily',
      reassessmentOutcome: 'continuedOnNewTerms',
      meetingDate: '2029-02-01',
      validFrom: '2029-02-15',
      reviewDate: '2031-02-01',
      newInformation: 'Prisen er forhandlet på nytt.',
    };
    const goesOn = done(
      on(
        done(on(signed, '2029-02-01', 'beslutningsforum', 'recordDecision', decision)),
        '2029-02-02',
        'secretariat',
        'publishDecision',
      ),
    );
    expect(followUpLine(goesOn.state, '2029-02-03')).toMatchObject({ stage: 'inUse', reassessmentOn: '2031-02-01' });
    // The first delivery of the new contract has the name of one that is done, and is not done.
    expect(deadlinesOf(goesOn.state, '2029-02-03').find(({ subject }) => subject === 'kreftregisteret 1')?.due).toBe('2029-09-30');
    const later = sweep(goesOn, '2031-02-01');
    expect(noticesIn(later.log).filter((line) => line.includes('opened'))).toEqual([
      '2028-12-15 opened by rule',
      '2031-02-01 opened by date',
    ]);
  });

  test('it can be opened early by the secretariat for new information, never by a supplier', () => {
    expect(done(attempt(decided, 'secretariat', 'openReassessment')).state.reassessment.open?.trigger).toBe('request');
    const supplierSteps = fc.array(fc.constantFrom<CommandType>(...commandTypes), { maxLength: 12 });
    fc.assert(
      fc.property(supplierSteps, fc.constantFrom(decided, opened), (types, place) => {
        const after = types.reduce((stage, type) => attempt(stage, 'supplierA', type), place);
        expect(after.state.reassessment).toEqual(place.state.reassessment);
        expect(after.state.decisions.published.length).toBe(place.state.decisions.published.length);
      }),
      { numRuns: 80, seed: 9 },
    );
  });
});

describe('phase-out', () => {
  const partial = {
    outcome: 'introducedForSubgroup',
    restriction: 'Bare pasienter med genforandring A.',
    reassessmentOutcome: 'partialPhaseOut',
    meetingDate: '2029-02-01',
    validFrom: '2029-03-01',
    newInformation: 'Effekten er vist bare i en undergruppe.',
    conditions: [{ kind: 'supplyCondition', text: 'Leverandøren leverer videre til behandleren avslutter.' }],
  };
  const steps: readonly (readonly [CalendarDate, Actor, CommandType, Readonly<Record<string, unknown>>])[] = [
    ['2028-12-15', 'assessorDmp', 'recordFollowUp', { ...triggered, dataUntil: '2028-12-01' }],
    ['2029-01-15', 'assessorDmp', 'prepareReassessment', { reassessmentAdvice: 'partialPhaseOut' }],
    ['2029-02-01', 'beslutningsforum', 'recordDecision', partial],
    ['2029-02-02', 'secretariat', 'publishDecision', {}],
  ];
  const exiting = steps.reduce((stage, [day, actor, type, values]) => done(on(stage, day, actor, type, values)), decided);

  test('the exit plan runs for new and for treated patients, in each region, with last days', () => {
    // Two steps in four regions each, and one of the supplier.
    expect(exitTasks(exiting.state).map(({ subject }) => subject)).toEqual([
      ...['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'].map((region) => `stopp-nye@${region}`),
      ...['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'].map((region) => `gjennomga@${region}`),
      'lever-videre',
    ]);
    const last = deadlinesOf(exiting.state, '2029-03-01').filter(({ kind }) => kind === 'exitStep');
    // 30 and 90 days from 1 March 2029.
    expect(last.find(({ subject }) => subject === 'stopp-nye@helse-vest')?.due).toBe('2029-03-31');
    expect(last.find(({ subject }) => subject === 'gjennomga@helse-vest')?.due).toBe('2029-05-30');
    expect(followUpLine(exiting.state, '2029-04-01')).toMatchObject({ stage: 'phasingOut', status: 'overdue' });
  });

  test('each region confirms its own, once; the rest is overdue and told of', () => {
    const vest = done(
      on(exiting, '2029-03-20', 'region', 'confirmExitStep', {
        exitStep: 'stopp-nye',
        exitRegion: 'helse-vest',
        doneOn: '2029-03-20',
      }),
    );
    const again = { exitStep: 'stopp-nye', exitRegion: 'helse-vest', doneOn: '2029-03-20' };
    expect(codes(on(vest, '2029-03-21', 'region', 'confirmExitStep', again))).toEqual(['exit.alreadyDone']);
    expect(codes(on(vest, '2029-03-21', 'region', 'confirmExitStep', { ...again, exitRegion: 'helse-nord' }))).toEqual([
      'exit.notYours',
    ]);
    expect(codes(on(vest, '2029-03-21', 'region', 'confirmExitStep', { ...again, exitRegion: undefined }))).toEqual([
      'exit.region',
      'exit.notYours',
    ]);
    expect(codes(on(vest, '2029-03-21', 'secretariat', 'confirmExitStep', { ...again, exitStep: 'annet' }))).toEqual([
      'exit.unknownStep',
    ]);
    expect(codes(on(vest, '2029-03-21', 'healthTrust', 'confirmExitStep', { ...again, exitRegion: 'helse-bergen' }))).toEqual(
      expect.arrayContaining(['exit.notYours']),
    );
    const swept = noticesIn(sweep(vest, '2029-04-20').log);
    expect(swept).toContain('2029-04-14 secretariat exitStep stopp-nye@helse-nord 2029-03-31 sekretariatet');
    expect(swept.some((line) => line.includes('stopp-nye@helse-vest') && !line.includes('ahead'))).toBe(false);
  });

  test('when all is confirmed the method is phased out and nothing is left', () => {
    const all = exitTasks(exiting.state).reduce(
      (stage, { step, region }) =>
        done(
          on(stage, '2029-05-01', 'secretariat', 'confirmExitStep', {
            exitStep: step.step,
            doneOn: '2029-05-01',
            ...(region === undefined ? {} : { exitRegion: region }),
          }),
        ),
      exiting,
    );
    expect(followUpLine(all.state, '2029-05-02')).toMatchObject({ stage: 'phasedOut', status: 'done' });
    expect(eventsOfTime(all.state, '2035-01-01')).toEqual([]);
  });

  test('a method in use without a contract is taken up by the same road, with reasons and its own exit plan', () => {
    const introduced = play(medicineWay.slice(9), play(medicineWay.slice(0, 9)));
    expect(codes(attempt(decided, 'bestillerforum', 'openPhaseOut'))).toEqual(['phaseOut.hasContract']);
    const taken = done(attempt(introduced, 'bestillerforum', 'openPhaseOut'));
    expect(taken.state.phase).toBe('signedOff');
    const decision = {
      outcome: 'discontinued',
      reassessmentOutcome: 'fullPhaseOut',
      newInformation: 'Nytten er liten.',
      meetingDate: today,
    };
    const bare = done(attempt(taken, 'assessorDmp', 'prepareReassessment'));
    expect(codes(attempt(bare, 'beslutningsforum', 'recordDecision', decision))).toEqual(['phaseOut.noExitPlan']);
    const planned = done(attempt(taken, 'assessorDmp', 'prepareReassessment', { exitPlan: wholeContract.exitPlan }));
    const out = play(
      [
        ['beslutningsforum', 'recordDecision', decision],
        ['secretariat', 'publishDecision'],
      ] as readonly Step[],
      planned,
    );
    expect(out.state.reassessment.exit).toMatchObject({ outcome: 'fullPhaseOut', from: '2026-12-01' });
    expect(exitTasks(out.state).length).toBe(9);
    const refused = play(
      [
        ['beslutningsforum', 'recordDecision', { outcome: 'notIntroduced' }],
        ['secretariat', 'publishDecision'],
      ],
      play(medicineWay.slice(0, 9)),
    );
    expect(codes(attempt(refused, 'bestillerforum', 'openPhaseOut'))).toEqual(['phaseOut.notInUse']);
    expect(people.bestillerforum.role).toBe('bestillerforum');
  });
});

describe('the overview', () => {
  test('tells which method, when, which data, who and which criteria, and how each thing stands', () => {
    const line = followUpLine(decided.state, '2027-05-15');
    expect(line).toMatchObject({
      stage: 'inUse',
      since: '2026-12-01',
      reassessmentOn: '2029-11-01',
      contractEndsOn: '2030-03-01',
      sources: ['Kreftregisteret', 'Norsk pasientregister'],
      measures: ['Totaloverlevelse', 'Kostnad'],
      status: 'warned',
    });
    expect(line?.items[0]).toEqual({
      kind: 'dataDelivery',
      subject: 'kreftregisteret 1',
      what: 'Kreftregisteret',
      due: '2027-06-30',
      party: 'supplier',
      status: 'warned',
    });
    expect(followUpLine(decided.state, '2027-07-01')?.status).toBe('overdue');
    expect(followUpLine(decided.state, '2027-04-29')?.status).toBe('onTime');
    const publicState = viewCase('case-1', decided.log, null, today)?.state;
    expect(publicState === undefined ? undefined : followUpLine(publicState, '2027-05-15')).toEqual(line);
  });

  test('a contract under way is for those who work on it; other cases have no line', () => {
    const draft = play([['negotiator', 'draftContract']], play(medicineWay.slice(0, 9)));
    expect(followUpLine(draft.state, today)).toMatchObject({
      stage: 'contractUnderWay',
      unsigned: ['supplier', 'sykehusinnkjop', 'rhf'],
    });
    const seen = viewCase('case-1', draft.log, null, today)?.state;
    expect(seen === undefined ? null : followUpLine(seen, today)).toBeUndefined();
    expect(followUpLine(play(medicineWay.slice(0, 9)).state, today)).toBeUndefined();
  });
});
