import { regionOf } from '@likeverd/reference';
import { describe, expect, test } from 'vitest';
import { caseRows, decide, openActsOf, openFlags, viewCase } from '../src/index.ts';
import { attempt, forms, people, play, type Stage, type Step, today, wholeWay } from './process.ts';

const decided = (changes: Readonly<Record<string, unknown>> = {}) =>
  play([...wholeWay.slice(0, 7), ['beslutningsforum', 'recordDecision', changes], ['secretariat', 'publishDecision']]);
const codesOf = ({ rejections }: Stage) => rejections.map(({ code, rule, field }) => [code, rule, field]);
const informed: readonly Step[] = [['secretariat', 'informTrusts']];

describe('trusts are informed and confirm (S14 (b) 10)', () => {
  test('a trust confirms what has been sent to its region, once', () => {
    const told = play(informed, decided());
    expect(codesOf(attempt(decided(), 'healthTrust', 'acknowledgeInformation'))).toEqual([
      ['implementation.notInformed', 'implementation.inform', undefined],
    ]);
    const confirmed = play([['healthTrust', 'acknowledgeInformation', { forwardedTo: 'Kreftavdelingen ved sykehuset' }]], told);
    expect(confirmed.state.implementation.acknowledgements).toMatchObject([{ ordinal: 1, trust: 'helse-bergen' }]);
    expect(codesOf(attempt(confirmed, 'healthTrust', 'acknowledgeInformation'))).toEqual([
      ['implementation.alreadyAcknowledged', 'implementation.inform', undefined],
    ]);
    expect(attempt(confirmed, 'otherTrust', 'acknowledgeInformation').rejections).toEqual([]);
  });

  test('the public sees that it was confirmed, not to whom it was passed on', () => {
    const { log } = play([...informed, ['healthTrust', 'acknowledgeInformation', { forwardedTo: 'Kreftavdelingen' }]], decided());
    const view = viewCase('case-1', log, null, today);
    expect(view?.state.implementation.acknowledgements).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain('Kreftavdelingen');
  });

  test('only to a region that the letter went to', () => {
    const told = play([['secretariat', 'informTrusts', { informedRegions: ['helse-nord'] }]], decided());
    expect(codesOf(attempt(told, 'healthTrust', 'acknowledgeInformation'))).toEqual([
      ['implementation.notInformed', 'implementation.inform', undefined],
    ]);
  });

  test('the queue holds the letter until every region has it, then the trusts that have not answered', () => {
    const waits = (stage: Stage, viewer: (typeof people)[keyof typeof people]) => {
      const rows = caseRows('case-1', stage.log, { now: `${today}T23:00:00.000Z`, today, nextNumber: '' });
      const row =
        rows.find(({ audience }) => audience === viewer.organisation) ?? rows.find(({ audience }) => audience === 'public');
      return row === undefined ? [] : openActsOf(row, viewer);
    };
    const { secretariat, healthTrust, otherTrust } = people;
    const some = play([['secretariat', 'informTrusts', { informedRegions: ['helse-vest'] }]], decided());
    expect(waits(decided(), secretariat)).toContain('informTrusts');
    expect(waits(some, secretariat)).toContain('informTrusts');
    const told = play(informed, decided());
    expect(waits(told, secretariat)).not.toContain('informTrusts');
    expect(attempt(told, 'secretariat', 'informTrusts').rejections).toEqual([]);

    expect(waits(decided(), healthTrust)).toEqual([]);
    expect(waits(told, healthTrust)).toEqual(['acknowledgeInformation', 'reportIntroduction']);
    const answered = play(
      [
        ['healthTrust', 'acknowledgeInformation'],
        ['healthTrust', 'reportIntroduction'],
      ],
      told,
    );
    expect(waits(answered, healthTrust)).toEqual([]);
    expect(waits(answered, otherTrust)).toEqual(['acknowledgeInformation', 'reportIntroduction']);
  });

  test('a new decision is a new letter', () => {
    const first = play([...informed, ['healthTrust', 'acknowledgeInformation']], decided());
    const second = play(
      [
        ['bestillerforum', 'reopenCase'],
        ['beslutningsforum', 'recordDecision', { newInformation: 'Ny pris er forhandlet fram.' }],
        ['secretariat', 'publishDecision'],
        ['secretariat', 'informTrusts'],
      ],
      first,
    );
    expect(attempt(second, 'healthTrust', 'acknowledgeInformation').rejections).toEqual([]);
  });
});

describe('a trust reports (S24.R5, S24.R7)', () => {
  test.each<[string, Stage, Readonly<Record<string, unknown>>, readonly (readonly unknown[])[]]>([
    ['in use from a day on or after the decision', decided(), { inUseFrom: '2026-12-01' }, []],
    [
      'not before it',
      decided(),
      { inUseFrom: '2026-11-30' },
      [['implementation.beforeValidFrom', 'implementation.fromDate', 'inUseFrom']],
    ],
    [
      'not in use only with a reason',
      decided(),
      { inUse: 'inUseNo', inUseFrom: undefined },
      [['field.missing', 'implementation.fromDate', 'whyNot']],
    ],
    [
      'nothing of a method that may not be used',
      decided({ outcome: 'notIntroduced' }),
      {},
      [['implementation.notInUse', 'implementation.byTrust', undefined]],
    ],
  ])('%s', (_name, stage, changes, expected) => {
    expect(codesOf(attempt(stage, 'healthTrust', 'reportIntroduction', changes))).toEqual(expected);
  });

  test('the last report counts, and what was displaced is public', () => {
    const { log, state } = play(
      [
        ['healthTrust', 'reportIntroduction', { inUse: 'inUseNo', inUseFrom: undefined, whyNot: 'Mangler fysioterapeuter.' }],
        ['healthTrust', 'reportIntroduction', { displaced: 'Færre gruppetilbud for andre.' }],
      ],
      decided(),
    );
    expect(state.implementation.introductions).toMatchObject([{ trust: 'helse-bergen', inUse: true }]);
    expect(viewCase('case-1', log, null, today)?.state.implementation.introductions[0]?.displaced).toContain('Færre');
  });

  test.each([
    [{ patientsTreated: 2.5 }, ['implementation.wholeNumber', 'implementation.byTrust', 'patientsTreated']],
    // The stage's clock stands at 23 November 2026, in the fourth quarter.
    [{ useQuarter: 'q4' }, ['implementation.periodNotOver', 'implementation.byTrust', 'useQuarter']],
  ])('use %j is refused', (changes, expected) => {
    expect(codesOf(attempt(decided(), 'healthTrust', 'reportUse', changes))).toEqual([expected]);
  });

  test('counts are seen by the trust and the bodies, cost by the trust and Sykehusinnkjøp, neither by the public or another trust', () => {
    const { log } = play([['healthTrust', 'reportUse']], decided());
    const seen = (viewer: Parameters<typeof viewCase>[2]) => viewCase('case-1', log, viewer, today)?.state.implementation.use;
    const counts = { trust: 'helse-bergen', period: '2026-Q3', patients: 12, packs: 40 };
    expect(seen(people.healthTrust)).toEqual([{ ...counts, cost: 1_652_680 }]);
    expect(seen(people.negotiator)).toEqual([{ ...counts, cost: 1_652_680 }]);
    expect(seen(people.secretariat)).toEqual([counts]);
    expect(seen(people.otherTrust)).toEqual([]);
    expect(seen(people.supplierA)).toEqual([]);
    expect(seen(null)).toEqual([]);
  });

  test('whoever is no health trust reports nothing', () => {
    const actor = { ...people.healthTrust, organisation: 'leverandor-a' };
    const circumstances = { actor, now: `${today}T12:00:00.000Z`, today, nextNumber: '' };
    const refused = decide(decided().state, { type: 'reportUse', values: forms.reportUse }, circumstances);
    expect(refused.ok ? [] : refused.rejections.map(({ code }) => code)).toEqual(['implementation.notATrust']);
    expect(regionOf('leverandor-a')).toBeUndefined();
  });
});

describe('guidelines are flagged until they are revised (S24.R1-R2)', () => {
  const guideline = 'Handlingsprogram for tykktarmskreft';

  test('by the decision that says what must change, or later; revised, the flag goes and the date stays', () => {
    const stage = decided({
      affectedGuidelines: [{ guideline, change: 'Trening omtales.' }, { guideline: 'Bare lenket, uten endring' }],
    });
    expect(openFlags(stage.state.implementation).map((flag) => flag.guideline)).toEqual([guideline]);
    expect(codesOf(attempt(stage, 'secretariat', 'flagGuideline', { guideline: guideline.toUpperCase() }))).toEqual([
      ['guideline.alreadyFlagged', 'implementation.guidelines', 'guideline'],
    ]);
    const { state } = play([['secretariat', 'guidelineRevised']], stage);
    expect(openFlags(state.implementation)).toEqual([]);
    expect(state.implementation.guidelines).toMatchObject([{ guideline, revisedOn: today }]);
  });

  test('what is not flagged cannot be revised, and the refusal names what is', () => {
    const stage = play([['secretariat', 'flagGuideline']], decided());
    const refused = attempt(stage, 'secretariat', 'guidelineRevised', { guideline: 'En annen' });
    expect(refused.rejections).toMatchObject([{ code: 'guideline.notFlagged', details: { open: guideline } }]);
    expect(codesOf(attempt(decided(), 'secretariat', 'guidelineRevised'))[0]?.[0]).toBe('guideline.notFlagged');
  });
});
