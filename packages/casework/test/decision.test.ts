import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandFields,
  type DecisionRecord,
  decide,
  decisionChanges,
  decisionInForce,
  emptyCase,
  introduces,
  judgements,
  nearestPrecedents,
  type Precedent,
  viewCase,
} from '../src/index.ts';
import { attempt, forms, medicineWay, people, play, type Stage, today, wholeWay } from './process.ts';

const codesOf = ({ rejections }: Stage) => rejections.map(({ code, rule, field }) => [code, rule, field]);
const toDecide = () => play(wholeWay.slice(0, 7));
const reasoned = (names: readonly string[]) =>
  names.map((judgement) => ({ judgement, direction: 'speaksAgainst', weight: 'someWeight', text: 'En tilstrekkelig lang tekst.' }));

test('a medicine is introduced on an offer that is in force at the meeting; a no needs none, and a new offer with its note will do', () => {
  const offered = play([
    ...medicineWay.slice(
      0,
      medicineWay.findIndex(([, type]) => type === 'recordPriceOffer'),
    ),
    ['negotiator', 'recordPriceOffer', { validUntil: '2026-11-30' }],
    ...medicineWay.slice(
      medicineWay.findIndex(([, type]) => type === 'recordPriceOffer') + 1,
      medicineWay.findIndex(([, type]) => type === 'recordDecision'),
    ),
  ]);
  const decided = (from: Stage, day: string, changes: Readonly<Record<string, unknown>> = {}) =>
    codesOf(
      attempt(from, 'beslutningsforum', 'recordDecision', { meetingDate: day, validFrom: day, ...changes }, `${day}T12:00:00.000Z`),
    );
  expect(decided(offered, '2026-11-30')).toEqual([]);
  expect(decided(offered, '2026-12-01')).toEqual([['price.offerExpired', 'price.offerInForce', 'outcome']]);
  expect(decided(offered, '2026-12-01', { outcome: 'notIntroduced' })).toEqual([]);
  const renewed = attempt(offered, 'negotiator', 'recordPriceOffer', { validUntil: '2027-06-30' }, '2026-12-01T09:00:00.000Z');
  expect(decided(renewed, '2026-12-01')).toEqual([['priceNote.missing', 'price.noteBeforeDecision', undefined]]);
  expect(decided(attempt(renewed, 'negotiator', 'recordPriceNote', {}, '2026-12-01T10:00:00.000Z'), '2026-12-01')).toEqual([]);
});

describe('what a decision must hold (decision table)', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly (readonly [string, string, string])[]]>([
    ['an introduction without more', {}, []],
    [
      'a subgroup is named (A9 (b))',
      { outcome: 'introducedForSubgroup' },
      [['field.missing', 'decision.restriction', 'restriction']],
    ],
    ['so is a part', { outcome: 'introducedInPart' }, [['field.missing', 'decision.restriction', 'restriction']]],
    [
      'a restriction belongs to a subgroup',
      { restriction: 'Bare pasienter med mutasjon.' },
      [['field.notApplicable', 'decision.restriction', 'restriction']],
    ],
    [
      'a no has no price condition',
      { outcome: 'notIntroduced', priceCondition: 'equalOrLower' },
      [['field.notApplicable', 'intake.complete', 'priceCondition']],
    ],
    [
      'the form of an agreement is public (A9-4)',
      { priceCondition: 'priceAgreement' },
      [['field.missing', 'decision.agreementForm', 'agreementForm']],
    ],
    ['with its form it is complete', { priceCondition: 'priceAgreement', agreementForm: 'volumeBased' }, []],
    [
      'each judgement is stated (S06.R5)',
      { judgements: reasoned(['uncertainty', 'budget', 'rarity']) },
      [['judgement.missing', 'decision.judgements', 'judgements']],
    ],
    [
      'once',
      { judgements: reasoned(['uncertainty', 'budget', 'rarity', 'organisation', 'budget']) },
      [
        ['judgement.missing', 'decision.judgements', 'judgements'],
        ['judgement.twice', 'decision.judgements', 'judgements.5.judgement'],
      ],
    ],
    [
      'a measurable criterion is whole',
      { startStopCriteria: [{ kind: 'startCriterion', criterion: 'CRP over 10 mg/L', system: 'loinc' }] },
      [
        ['field.missing', 'intake.complete', 'startStopCriteria.1.code'],
        ['field.missing', 'intake.complete', 'startStopCriteria.1.comparator'],
        ['field.missing', 'intake.complete', 'startStopCriteria.1.value'],
      ],
    ],
    [
      'and its code has the form of its system',
      {
        startStopCriteria: [
          { kind: 'stopCriterion', criterion: 'CRP over 10', system: 'loinc', code: 'NPU19748', comparator: 'above', value: 10 },
        ],
      },
      [['code.form', 'decision.measurableCriteria', 'startStopCriteria.1.code']],
    ],
    ['a criterion may be words only', { startStopCriteria: [{ kind: 'stopCriterion', criterion: 'Sykdomsprogresjon' }] }, []],
    [
      'codes have the form of their system',
      { decisionCodes: [{ system: 'atc', code: 'C18.9', name: 'Tykktarm' }] },
      [['code.form', 'decision.measurableCriteria', 'decisionCodes.1.code']],
    ],
    [
      'a trial is named by its number',
      { ongoingTrials: [{ trial: 'javascript:alert(1)' }] },
      [['trial.form', 'decision.trials', 'ongoingTrials.1.trial']],
    ],
    [
      'of any of the three registries',
      { ongoingTrials: ['NCT01234567', 'ISRCTN12345678', '2024-512345-12-00'].map((trial) => ({ trial })) },
      [],
    ],
    [
      'a link starts nothing',
      { affectedGuidelines: [{ guideline: 'Handlingsprogram', address: 'javascript:alert(document.cookie)' }] },
      [['link.form', 'implementation.guidelines', 'affectedGuidelines.1.address']],
    ],
    [
      'what is replaced is a case, and what is new is said',
      { supersedes: 'forrige' },
      [
        ['supersedes.form', 'decision.supersedes', 'supersedes'],
        ['newInformation.missing', 'decision.supersedes', 'newInformation'],
      ],
    ],
    [
      'a case does not replace itself',
      { supersedes: 'ID2026_001', newInformation: 'Nye data fra studien.' },
      [['supersedes.itself', 'decision.supersedes', 'supersedes']],
    ],
    ['another case it may', { supersedes: 'ID2020_008', newInformation: 'Nye data fra studien.' }, []],
  ])('%s', (_name, changes, expected) => {
    expect(codesOf(attempt(toDecide(), 'beslutningsforum', 'recordDecision', changes))).toEqual(expected);
  });

  test('a case from before the rule on judgements is decided without them', () => {
    const before = '2024-02-01';
    const old = { ...toDecide().state, receivedOn: before };
    const { judgements: _judgements, ...values } = forms.recordDecision;
    const circumstances = { actor: people.beslutningsforum, now: `${today}T12:00:00.000Z`, today, nextNumber: '' };
    const decided = decide(old, { type: 'recordDecision', values }, circumstances);
    const refused = decide({ ...old, receivedOn: '2025-06-04' }, { type: 'recordDecision', values }, circumstances);
    expect(decided.ok).toBe(true);
    expect(refused.ok ? [] : refused.rejections.map(({ rule }) => rule)).toEqual(['decision.judgements']);
  });

  test('hostile text in a row is refused at its place', () => {
    const stage = attempt(toDecide(), 'beslutningsforum', 'recordDecision', {
      conditions: [{ kind: 'otherCondition', text: 'ren tekst\u202e snudd rundt' }],
    });
    expect(codesOf(stage)).toEqual([['field.forbiddenCharacters', 'intake.complete', 'conditions.1.text']]);
  });
});

describe('put off, taken up again, decided anew', () => {
  test.each([
    ['laterMeeting', 'signedOff'],
    ['backToNegotiation', 'signedOff'],
    ['backToAssessment', 'commissioned'],
  ])('%s leaves the case at %s, and the public sees what is awaited', (sentTo, phase) => {
    const { state, log } = play([['beslutningsforum', 'postponeDecision', { sentTo }]], toDecide());
    expect(state.phase).toBe(phase);
    expect(viewCase('case-1', log, null, today)?.state.decisions.postponed).toMatchObject({ sentTo, meetingDate: today });
  });

  test('the decision in force stands until a new one is published; the new one says what is new', () => {
    const decided = play(wholeWay);
    const again = play([['bestillerforum', 'reopenCase']], decided);
    expect(decisionInForce(again.state.decisions)?.ordinal).toBe(1);
    expect(codesOf(attempt(again, 'beslutningsforum', 'recordDecision', { outcome: 'discontinued' }))).toEqual([
      ['newInformation.missing', 'decision.supersedes', 'newInformation'],
    ]);
    const recorded = play(
      [['beslutningsforum', 'recordDecision', { outcome: 'discontinued', newInformation: 'Ingen effekt i registeret.' }]],
      again,
    );
    expect(viewCase('case-1', recorded.log, null, today)?.state.decision?.outcome).toBe('introduced');
    const { state } = play([['secretariat', 'publishDecision']], recorded);
    expect(state.decisions.published.map(({ ordinal, decision }) => [ordinal, decision.outcome])).toEqual([
      [1, 'introduced'],
      [2, 'discontinued'],
    ]);
    expect(state.decisions.reopened).toBeUndefined();
  });

  test('conditions that an old log holds as one text are one condition', () => {
    const { log } = play(wholeWay);
    const published = log.at(-1);
    if (published === undefined) throw new Error('no event');
    const old = {
      ...published,
      values: { ...published.values, conditions: { label: published.label, value: 'Bare ved sentre.' } },
    };
    expect(viewCase('case-1', [...log.slice(0, -1), old], null, today)?.state.decision?.conditions).toEqual([
      { kind: 'otherCondition', text: 'Bare ved sentre.' },
    ]);
    expect(emptyCase('x').decisions.published).toEqual([]);
  });

  test('what may be used after a decision', () => {
    expect(commandFields.recordDecision.outcome.choices.map((outcome) => [outcome, introduces(outcome)])).toEqual([
      ['introduced', true],
      ['introducedForSubgroup', true],
      ['introducedInPart', true],
      ['introducedTemporarily', true],
      ['notIntroduced', false],
      ['discontinued', false],
    ]);
  });
});

const text = fc.constantFrom('Kriterium en', 'Kriterium to', 'Kriterium tre');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const records: fc.Arbitrary<DecisionRecord> = fc
  .record({
    outcome: fc.constantFrom(...commandFields.recordDecision.outcome.choices),
    population: optional(text),
    reviewDate: optional(fc.constantFrom('2027-01-01', '2028-01-01')),
    conditions: optional(
      fc.array(fc.record({ kind: fc.constantFrom('tenderCondition', 'otherCondition'), text }), { maxLength: 4 }),
    ),
    judgements: optional(
      fc.uniqueArray(
        fc.record({
          judgement: fc.constantFrom(...judgements),
          direction: fc.constantFrom('speaksFor', 'neutral'),
          weight: fc.constantFrom('noWeight', 'muchWeight'),
          text,
        }),
        { selector: ({ judgement }) => judgement },
      ),
    ),
  })
  .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));

describe('what changed from one decision to the next', () => {
  test('a judgement that turns is one change, not one row gone and one come', () => {
    const row = { judgement: 'budget', direction: 'neutral', weight: 'noWeight', text: 'Lite utslag.' };
    const turned = { ...row, direction: 'speaksAgainst', weight: 'muchWeight' };
    expect(
      decisionChanges({ outcome: 'introduced', judgements: [row] }, { outcome: 'notIntroduced', judgements: [turned] }),
    ).toEqual([
      { kind: 'value', field: 'outcome', before: 'introduced', after: 'notIntroduced' },
      { kind: 'row', field: 'judgements', before: row, after: turned },
    ]);
  });

  test('nothing differs from itself, whatever the order of its rows', () => {
    fc.assert(
      fc.property(records, (record) => {
        const turned = { ...record, ...(record.conditions === undefined ? {} : { conditions: record.conditions.toReversed() }) };
        expect(decisionChanges(record, turned)).toEqual([]);
      }),
      { numRuns: 100, seed: 11 },
    );
  });

  test('the changes carry the one decision over into the other: nothing is left out, nothing made up', () => {
    fc.assert(
      fc.property(records, records, (before, after) => {
        const carried: Record<string, unknown> = { ...before };
        for (const change of decisionChanges(before, after)) {
          if (change.kind === 'value') carried[change.field] = change.after;
          else {
            const rows = [...((carried[change.field] as readonly unknown[] | undefined) ?? [])].map((row) => JSON.stringify(row));
            if (change.before !== undefined) rows.splice(rows.indexOf(JSON.stringify(change.before)), 1);
            if (change.after !== undefined) rows.push(JSON.stringify(change.after));
            carried[change.field] = rows.map((row): unknown => JSON.parse(row));
          }
        }
        const bag = (record: Readonly<Record<string, unknown>>, field: string) => {
          const value = record[field];
          return Array.isArray(value) ? value.map((row) => JSON.stringify(row)).toSorted() : (value ?? []);
        };
        for (const field of Object.keys({ ...before, ...after })) expect(bag(carried, field)).toEqual(bag(after, field));
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

describe('earlier decisions beside a case', () => {
  const precedent = (number: string, rest: Partial<Precedent>): Precedent => ({
    number,
    title: number,
    outcome: 'introduced',
    constructed: true,
    methodType: 'medicine',
    ...rest,
  });

  test('first by severity class, then type, then the ratio of costs, then the newest; what is unknown comes last', () => {
    const subject = { number: 'ID2026_009', methodType: 'medicine', severityClass: 4, costPerQaly: 400_000 };
    const near = nearestPrecedents(
      subject,
      [
        precedent('own', { number: 'ID2026_009', severityClass: 4 }),
        precedent('hidden', {}),
        precedent('far', { severityClass: 1, costPerQaly: 400_000 }),
        precedent('double', { severityClass: 4, costPerQaly: 800_000 }),
        precedent('equal', { severityClass: 4, costPerQaly: 400_000 }),
        precedent('device', { severityClass: 4, methodType: 'device', costPerQaly: 400_000 }),
        precedent('secret', { severityClass: 4, decidedOn: '2026-01-01' }),
        precedent('older', { severityClass: 4, decidedOn: '2025-01-01' }),
      ],
      6,
    );
    expect(near.map(({ precedent: { title } }) => title)).toEqual(['equal', 'double', 'secret', 'older', 'device', 'far']);
    expect(near.map(({ severityDifference, costRatio }) => [severityDifference, costRatio])).toEqual([
      [0, 1],
      [0, 2],
      [0, undefined],
      [0, undefined],
      [0, 1],
      [4 - 1, 1],
    ]);
  });
});
