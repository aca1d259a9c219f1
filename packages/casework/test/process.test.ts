import { describe, expect, test } from 'vitest';
import {
  caseNumber,
  clockEntries,
  commandTypes,
  type CommandType,
  fileActs,
  isCaseNumber,
  type RuleId,
  rules,
  ruleIds,
} from '../src/index.ts';
import { type Actor, attempt, medicineWay, opening, play, type Stage, wholeWay } from './process.ts';

const codes = (stage: Stage) =>
  stage.rejections.map(({ code, rule, field }) => [code, rule, ...(field === undefined ? [] : [field])]);
const refused = (stage: Stage, code: string, rule: RuleId, field?: string) =>
  expect(codes(stage)).toContainEqual([code, rule, ...(field === undefined ? [] : [field])]);

/** Documents are brought at any time. */
const isFileAct = (type: CommandType): boolean => fileActs.some((act) => act === type);

describe('the way of a method through Nye metoder (S14, Box 7.5)', () => {
  test('a proposal goes from submission to a published decision in nine acts', () => {
    const { state, log } = play(wholeWay);
    expect(state.phase).toBe('published');
    expect(state.number).toBe('ID2026_001');
    expect(log.map((event) => event.type)).toEqual([
      'RequestSubmitted',
      'CaseRegistered',
      'AssessmentCommissioned',
      'RunAttached',
      'AssessmentAttached',
      'AssessmentDelivered',
      'AssessmentSignedOff',
      'DecisionRecorded',
      'DecisionPublished',
    ]);
  });

  test('a medicine goes the same way with a price offer and a price note', () => {
    const { state } = play(medicineWay);
    expect(state.phase).toBe('published');
    expect(state.priceOffers).toHaveLength(1);
  });

  test('the published decision is the recorded one, word for word', () => {
    const { log } = play(wholeWay);
    const plain = (index: number) =>
      Object.entries(log.at(index)?.values ?? {}).flatMap(([name, { value }]) => (name === clockEntries ? [] : [[name, value]]));
    expect(plain(-1)).toEqual(plain(-2));
    expect(plain(-1).length).toBeGreaterThan(8);
  });

  test('no act can be done out of turn: after each step, every act that is not next is refused with a rule', () => {
    const order: Readonly<Record<string, readonly string[]>> = {
      submitted: ['askForCompletion', 'registerCase'],
      registered: ['commissionAssessment', 'declineAssessment'],
      commissioned: ['attachRun', 'attachAssessment', 'deliverAssessment'],
      delivered: ['signOffAssessment'],
      signedOff: ['recordDecision'],
      decided: ['publishDecision'],
      published: [],
    };
    const doer: Readonly<Record<string, Actor>> = {
      // may be done at any time by its own roles
      claimConfidentiality: 'secretariat',
      submitRequest: 'supplierA',
      submitProposal: 'proposer',
      askForCompletion: 'secretariat',
      completeRequest: 'proposer',
      registerCase: 'secretariat',
      commissionAssessment: 'bestillerforum',
      declineAssessment: 'bestillerforum',
      attachRun: 'assessorFhi',
      attachAssessment: 'assessorFhi',
      deliverAssessment: 'assessorFhi',
      signOffAssessment: 'bestillerforum',
      recordPriceOffer: 'negotiator',
      recordPriceNote: 'negotiator',
      recordDecision: 'beslutningsforum',
      publishDecision: 'secretariat',
    };
    for (let taken = 1; taken <= wholeWay.length; taken += 1) {
      const stage = play(wholeWay.slice(0, taken));
      const possible = commandTypes.filter(
        (type) => !isFileAct(type) && attempt(stage, doer[type] ?? 'proposer', type).rejections.length === 0,
      );
      const expected = order[stage.state.phase] ?? [];
      expect(possible, `after ${taken} steps`).toEqual(
        expected.filter((type) => type !== 'deliverAssessment' || stage.state.run !== undefined),
      );
    }
  });

  test('completion goes back to the sender and returns to the secretariat', () => {
    const asked = play([
      ['proposer', 'submitProposal'],
      ['secretariat', 'askForCompletion'],
    ]);
    expect(asked.state.phase).toBe('awaitingCompletion');
    refused(attempt(asked, 'secretariat', 'registerCase'), 'step.notNow', 'number.oncePerCase');
    refused(attempt(asked, 'supplierB', 'completeRequest'), 'party.notOwner', 'intake.complete');
    expect(play([['proposer', 'completeRequest']], asked).state.phase).toBe('submitted');
  });

  test('a case that Bestillerforum does not commission is closed, with its reason public', () => {
    const { state, log } = play([
      ['proposer', 'submitProposal'],
      ['secretariat', 'registerCase'],
      ['bestillerforum', 'declineAssessment'],
    ]);
    expect(state.phase).toBe('closed');
    expect(log.at(-1)?.label.class).toBe('public');
  });
});

describe('who may do what', () => {
  test('A4-1: only Bestillerforum commissions', () => {
    const registered = play(wholeWay.slice(0, 2));
    refused(attempt(registered, 'secretariat', 'commissionAssessment'), 'role.notAllowed', 'commission.byBestillerforum');
  });

  test('the commissioned body delivers; another body is refused', () => {
    const commissioned = play(wholeWay.slice(0, 3));
    refused(attempt(commissioned, 'assessorDmp', 'attachRun'), 'body.notCommissioned', 'assessment.byCommissionedBody');
  });

  test('S16: only Beslutningsforum decides, and only on a signed-off assessment', () => {
    const signedOff = play(wholeWay.slice(0, 7));
    refused(attempt(signedOff, 'negotiator', 'recordDecision'), 'role.notAllowed', 'decision.byBeslutningsforum');
    refused(attempt(play(wholeWay.slice(0, 6)), 'beslutningsforum', 'recordDecision'), 'step.notNow', 'decision.needsBasis');
  });

  test('suppliers request medicines; a proposer cannot', () => {
    refused(attempt(opening, 'proposer', 'submitRequest'), 'role.notAllowed', 'intake.whoMayAsk');
  });
});

describe('what must hold', () => {
  test('A1-6: a request covers the whole indication', () => {
    refused(
      attempt(opening, 'supplierA', 'submitRequest', { wholeIndication: false }),
      'indication.notWhole',
      'intake.wholeIndication',
      'wholeIndication',
    );
  });

  test('S17.R1: a request says when documentation comes, and not in the past', () => {
    refused(
      attempt(opening, 'supplierA', 'submitRequest', { documentationDate: '' }),
      'field.missing',
      'intake.documentationDate',
      'documentationDate',
    );
    refused(
      attempt(opening, 'supplierA', 'submitRequest', { documentationDate: '2026-11-22' }),
      'date.inThePast',
      'intake.documentationDate',
      'documentationDate',
    );
  });

  test('A2-5: an assessment rests on a run', () => {
    refused(attempt(play(wholeWay.slice(0, 3)), 'assessorFhi', 'deliverAssessment'), 'run.missing', 'assessment.needsRun');
  });

  test.each(['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'])(
    'S16.R1: without %s there is no consensus',
    (absent) => {
      const agreeing = ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'].filter(
        (authority) => authority !== absent,
      );
      const stage = attempt(play(wholeWay.slice(0, 7)), 'beslutningsforum', 'recordDecision', { agreeing });
      refused(stage, 'consensus.missing', 'decision.consensus', 'agreeing');
      expect(stage.rejections[0]?.details.missing).toBe(absent);
    },
  );

  test.each(['reasonBenefit', 'reasonResources', 'reasonSeverity', 'reasonOverall'])(
    'S21.R1: a decision without %s is refused by the rule on reasons',
    (field) => {
      refused(
        attempt(play(wholeWay.slice(0, 7)), 'beslutningsforum', 'recordDecision', { [field]: ' ' }),
        'field.missing',
        'decision.reasonPerCriterion',
        field,
      );
    },
  );

  test('A1 (b) 5: a medicine is not decided without a price note', () => {
    const withoutNote = play(medicineWay.slice(0, 8));
    refused(attempt(withoutNote, 'beslutningsforum', 'recordDecision'), 'priceNote.missing', 'price.noteBeforeDecision');
  });

  test('a price note that does not know the last offer is no basis: a new note is needed', () => {
    const newOffer = play([['negotiator', 'recordPriceOffer', { pricePerPack: 40_000 }]], play(medicineWay.slice(0, 9)));
    refused(attempt(newOffer, 'beslutningsforum', 'recordDecision'), 'priceNote.missing', 'price.noteBeforeDecision');
    const newNote = play([['negotiator', 'recordPriceNote']], newOffer);
    expect(attempt(newNote, 'beslutningsforum', 'recordDecision').rejections).toEqual([]);
  });

  test('an offer above the maximum price is refused', () => {
    refused(
      attempt(play(medicineWay.slice(0, 3)), 'negotiator', 'recordPriceOffer', { pricePerPack: 52_000.01 }),
      'price.aboveMaximum',
      'price.bySykehusinnkjop',
      'pricePerPack',
    );
  });

  test('dates of a decision are in order: meeting <= valid from < review', () => {
    const ready = play(wholeWay.slice(0, 7));
    refused(
      attempt(ready, 'beslutningsforum', 'recordDecision', { validFrom: '2026-11-22' }),
      'date.beforeMeeting',
      'decision.byBeslutningsforum',
      'validFrom',
    );
    refused(
      attempt(ready, 'beslutningsforum', 'recordDecision', { reviewDate: '2026-12-01' }),
      'date.beforeValidFrom',
      'decision.byBeslutningsforum',
      'reviewDate',
    );
    refused(
      attempt(ready, 'beslutningsforum', 'recordDecision', { meetingDate: '2026-11-24' }),
      'date.inTheFuture',
      'decision.byBeslutningsforum',
      'meetingDate',
    );
  });

  test('a clock behind the log is refused and nothing is recorded', () => {
    const stage = play(wholeWay.slice(0, 2));
    const late = attempt(stage, 'bestillerforum', 'commissionAssessment', {}, '2026-11-23T08:59:59.999Z');
    refused(late, 'clock.behindLog', 'log.appendOnly');
    expect(late.log).toBe(stage.log);
  });
});

test('every rule cites where it is written', () => {
  for (const id of ruleIds) {
    for (const { source, entries, validFrom } of rules[id]) {
      expect(source.length, id).toBeGreaterThan(10);
      expect(entries, id).toMatch(/\(L\d|Facts \d/);
      expect(validFrom, id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(rules[id].map(({ validFrom }) => validFrom)).toEqual(rules[id].map(({ validFrom }) => validFrom).toSorted());
  }
});

test('case numbers: ID, year, at least three digits', () => {
  expect(caseNumber(2026, 1)).toBe('ID2026_001');
  expect(caseNumber(2026, 1000)).toBe('ID2026_1000');
  expect(isCaseNumber('ID2026_001')).toBe(true);
  expect(isCaseNumber('ID26_1')).toBe(false);
});
