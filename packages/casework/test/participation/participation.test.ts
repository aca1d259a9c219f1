import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anchorOf,
  inputTargets,
  inputWindow,
  noticesOf,
  passageNow,
  questionStanding,
  participantStanding,
  viewCase,
} from '../../src/index.ts';
import { type Actor, attempt, forms, people, play, type Stage, type Step, today, wholeWay } from '../process.ts';

const registered: readonly Step[] = [
  ['proposer', 'submitProposal'],
  ['secretariat', 'registerCase'],
];
const commissioned: readonly Step[] = [...registered, ['bestillerforum', 'commissionAssessment']];
const asked: readonly Step[] = [...commissioned, ['region', 'proposeParticipant'], ['region', 'askParticipant']];
const appointed: readonly Step[] = [
  ...asked,
  ['expert', 'consentToTakePart'],
  ['healthTrust', 'releaseTime'],
  ['secretariat', 'judgeInterests'],
  ['region', 'appointParticipant'],
];
const answered: readonly Step[] = [...appointed, ['assessorFhi', 'askQuestions'], ['expert', 'answerQuestion']];
const published: readonly Step[] = [...commissioned, ['supplierA', 'giveInput'], ['secretariat', 'publishInput']];

const codes = ({ rejections }: Stage): readonly string[] => rejections.map(({ code, rule }) => `${code} (${rule})`);
const seenBy = (stage: Stage, actor: Actor | null, day = today) =>
  viewCase('case-1', stage.log, actor === null ? null : people[actor], day);
const partOf = (stage: Stage, actor: Actor | null) => seenBy(stage, actor)?.state.participation;

describe('an expert is proposed, asked, released, judged, appointed, asked and told (A15 b)', () => {
  test('the way of an expert, step by step', () => {
    const standings = asked.concat(appointed.slice(asked.length)).map((_step, index, steps) => {
      const [only] = play(steps.slice(0, index + 1)).state.participation.participants;
      return only === undefined ? 'none' : participantStanding(only);
    });
    expect(standings.slice(commissioned.length)).toEqual([
      'proposed',
      'asked',
      'awaitsRelease',
      'awaitsJudgement',
      'ready',
      'appointed',
    ]);
  });

  test.each<readonly [string, readonly Step[], readonly string[]]>([
    ['nothing yet', [], ['participant.noConsent (expert.consent)', 'participant.notReleased (expert.release)']],
    [
      'a no',
      [['expert', 'consentToTakePart', { consents: false, hasInterestsInCase: undefined }]],
      ['participant.noConsent (expert.consent)', 'participant.notReleased (expert.release)'],
    ],
    [
      'consent alone',
      [['expert', 'consentToTakePart']],
      ['participant.notReleased (expert.release)', 'participant.interestsNotJudged (expert.interests)'],
    ],
    [
      'time refused',
      [
        ['expert', 'consentToTakePart'],
        [
          'healthTrust',
          'releaseTime',
          { release: 'notReleased', releasedHours: undefined, releaseRefusal: forms.deliverAssessment['benefit'] },
        ],
        ['secretariat', 'judgeInterests'],
      ],
      ['participant.notReleased (expert.release)'],
    ],
    [
      'a conflict of interest',
      [
        ['expert', 'consentToTakePart', { hasInterestsInCase: true, interestsInCase: 'Honorar fra leverandøren i fjor.' }],
        ['healthTrust', 'releaseTime', { release: 'paidOvertime' }],
        ['secretariat', 'judgeInterests', { interestsJudgement: 'conflictOfInterest' }],
      ],
      ['participant.disqualified (expert.interests)'],
    ],
    ['all of it', appointed.slice(asked.length, -1), []],
  ])('after %s the appointment is refused for every reason that is left', (_name, steps, reasons) => {
    const stage = play([...asked, ...steps]);
    const id = stage.state.participation.participants[0]?.id;
    expect(codes(attempt(stage, 'region', 'appointParticipant', { participant: id }))).toEqual(reasons);
  });

  test.each<readonly [string, readonly Step[], Step, readonly string[]]>([
    [
      'a health trust that is no region recruits nobody',
      [...commissioned, ['proposer', 'proposeParticipant']],
      ['healthTrust', 'askParticipant', { participant: 'forslagsstiller-a.1' }],
      ['region.only (expert.recruitedByRegions)'],
    ],
    [
      'an expert needs an employer who can release time',
      [...commissioned, ['region', 'proposeParticipant']],
      ['region', 'askParticipant', { employer: undefined }],
      ['field.missing (expert.release)'],
    ],
    [
      'the account of a body is nobody’s own',
      [...commissioned, ['region', 'proposeParticipant']],
      ['region', 'askParticipant', { account: 'dmp' }],
      ['participant.account (expert.recruitedByRegions)'],
    ],
    [
      'nor is the employer’s',
      [...commissioned, ['region', 'proposeParticipant']],
      ['region', 'askParticipant', { account: 'helse-bergen' }],
      ['participant.account (expert.recruitedByRegions)'],
    ],
    [
      'a date that has passed is no deadline',
      [...commissioned, ['region', 'proposeParticipant']],
      ['region', 'askParticipant', { replyBy: '2026-11-22' }],
      ['date.inThePast (expert.recruitedByRegions)'],
    ],
    [
      'a user representative is not appointed by a region',
      [
        ...commissioned,
        ['userRepresentative', 'proposeParticipant', { participantKind: 'caseUserRepresentative' }],
        ['region', 'askParticipant'],
        ['userRepresentative', 'consentToTakePart'],
        ['secretariat', 'judgeInterests'],
      ],
      ['region', 'appointParticipant', { participant: 'brukerutvalgene.1' }],
      ['participant.none (order.ofSteps)', 'forum.only (user.appointedByForum)'],
    ],
    [
      'an interest that is there must be described',
      asked,
      ['expert', 'consentToTakePart', { hasInterestsInCase: true }],
      ['field.missing (expert.interests)'],
    ],
    [
      'a refusal of time must have its reason',
      [...asked, ['expert', 'consentToTakePart']],
      ['healthTrust', 'releaseTime', { release: 'notReleased', releasedHours: undefined }],
      ['field.missing (expert.release)'],
    ],
    [
      'only the appointed are asked',
      asked,
      ['assessorFhi', 'askQuestions', { askedParticipants: [{ participant: 'helse-vest.1' }] }],
      ['participant.none (order.ofSteps)', 'participant.notAppointed (order.ofSteps)'],
    ],
    [
      'the agency without the commission asks nothing',
      appointed,
      ['assessorDmp', 'askQuestions'],
      ['body.notCommissioned (assessment.byCommissionedBody)'],
    ],
    [
      'a question that asks for an estimate gets one',
      [
        ...appointed,
        [
          'assessorFhi',
          'askQuestions',
          {
            questions: [
              {
                question: 'Hvor mange får behandlingen?',
                whyAsked: 'Til budsjettvirkningen.',
                answerKind: 'estimate',
                answerBy: '2026-12-10',
              },
            ],
          },
        ],
      ],
      ['expert', 'answerQuestion'],
      ['question.kind (expert.questions)'],
    ],
    [
      'a question is answered once',
      answered,
      ['expert', 'answerQuestion', { questionId: 'helse-vest.1:1' }],
      ['question.none (order.ofSteps)', 'question.none (order.ofSteps)'],
    ],
    [
      'feedback comes after the answer',
      answered.slice(0, -1),
      ['assessorFhi', 'giveFeedback', { questionId: 'helse-vest.1:1' }],
      ['question.notAnswered (order.ofSteps)', 'question.notAnswered (order.ofSteps)'],
    ],
    [
      'what was changed is named',
      answered,
      ['assessorFhi', 'giveFeedback', { inputEffect: 'changedText' }],
      ['field.missing (intake.complete)'],
    ],
    [
      'and so is the version of the document',
      answered,
      ['assessorFhi', 'giveFeedback', { inputEffect: 'changedText', changedPlace: 'changedDocument' }],
      ['field.missing (intake.complete)'],
    ],
  ])('%s', (_name, steps, [actor, type, changes], reasons) => {
    expect(codes(attempt(play(steps), actor, type, changes))).toEqual(reasons);
  });

  test('a user representative is appointed by a forum, and needs no employer', () => {
    const stage = play([
      ...commissioned,
      ['userRepresentative', 'proposeParticipant', { participantKind: 'caseUserRepresentative' }],
      ['secretariat', 'askParticipant'],
      ['userRepresentative', 'consentToTakePart'],
      ['secretariat', 'judgeInterests'],
      ['bestillerforum', 'appointParticipant'],
    ]);
    expect(stage.state.participation.participants).toMatchObject([
      { id: 'brukerutvalgene.1', appointedOn: today, appointedBy: 'bestillerforum' },
    ]);
  });

  test('an open question is overdue the day after its deadline, an answered one never', () => {
    const [open] = play(answered.slice(0, -1)).state.participation.questions;
    const [done] = play(answered).state.participation.questions;
    if (open === undefined || done === undefined) throw new Error('no question');
    expect([
      questionStanding(open, '2026-12-10'),
      questionStanding(open, '2026-12-11'),
      questionStanding(done, '2027-01-01'),
    ]).toEqual(['open', 'overdue', 'answered']);
  });

  test('experts see their own questions, and that others are asked, but not what others answer', () => {
    const another = { ...people.expert, person: 'expert-2', organisation: 'fagekspert-b' };
    const stage = play([
      ...appointed,
      ['region', 'proposeParticipant', { expertise: 'Patologi', participantName: 'Overlege B' }],
      ['region', 'askParticipant', { participant: 'helse-vest.2', account: 'fagekspert-b' }],
    ]);
    const withB = [
      ['consentToTakePart', another],
      ['releaseTime', people.healthTrust],
      ['judgeInterests', people.secretariat],
      ['appointParticipant', people.region],
    ] as const;
    const both = withB.reduce((now, [type, actor]) => attempt(now, actor, type, { participant: 'helse-vest.2' }), stage);
    const questions = attempt(both, 'assessorFhi', 'askQuestions', { sharedBackground: 'Utkastet bygger på én studie.' });
    const done = attempt(questions, 'expert', 'answerQuestion', { answerText: 'Svaret fra ekspert A alene.' });
    expect(done.rejections).toEqual([]);
    const a = partOf(done, 'expert');
    const b = viewCase('case-1', done.log, another, today)?.state.participation;
    expect(a?.questions).toMatchObject([
      { id: 'helse-vest.1:1', othersAsked: ['Patologi'], answer: { answerText: 'Svaret fra ekspert A alene.' } },
    ]);
    expect(b?.questions).toMatchObject([{ id: 'helse-vest.2:1', othersAsked: ['Onkologi'] }]);
    expect(JSON.stringify(b)).not.toContain('ekspert A alene');
    expect(JSON.stringify(b)).not.toContain('Overlege A');
    expect(partOf(done, 'assessorFhi')?.questions.map(({ answer }) => answer !== undefined)).toEqual([true, false]);
  });

  test.each<readonly [Actor | null, readonly string[]]>([
    [null, []],
    ['supplierA', []],
    ['negotiator', ['answer']],
    ['healthTrust', ['name', 'release']],
    ['region', ['name', 'interests', 'release']],
    ['expert', ['name', 'interests', 'release', 'answer']],
    ['assessorFhi', ['name', 'interests', 'release', 'answer']],
  ])('%s sees of the expert: %j', (actor, seen) => {
    const stage = play([
      ...asked,
      ['expert', 'consentToTakePart', { hasInterestsInCase: true, interestsInCase: 'Aksjer i et annet selskap.' }],
      ['healthTrust', 'releaseTime', { releasedHours: 7.25 }],
      ['secretariat', 'judgeInterests', { interestsJudgement: 'mayTakePart' }],
      ['region', 'appointParticipant', { participant: 'helse-vest.1' }],
      ['assessorFhi', 'askQuestions'],
      ['expert', 'answerQuestion', { answerText: 'Omtrent halvparten tåler behandlingen.' }],
    ]);
    const text = JSON.stringify(seenBy(stage, actor));
    const secrets = { name: 'Overlege A', interests: 'Aksjer i et annet', release: '7.25', answer: 'Omtrent halvparten' };
    expect(
      Object.entries(secrets)
        .filter(([, secret]) => text.includes(secret))
        .map(([name]) => name),
    ).toEqual(seen);
    // That an expert in the field takes part is public (S14 f).
    expect(text).toContain('Onkologi');
  });
});

describe('input at every stage, on the text, with a disposition (S21.R2, S23.R3)', () => {
  const population = String(forms.registerCase['population']);
  const onPopulation = (from: number, to: number): Readonly<Record<string, unknown>> => {
    const anchor = anchorOf(population, from, to);
    if (anchor === null) throw new Error('nothing chosen');
    return {
      inputTarget: 'populationText',
      quotedText: anchor.exact,
      ...(anchor.prefix === '' ? {} : { textBefore: anchor.prefix }),
      ...(anchor.suffix === '' ? {} : { textAfter: anchor.suffix }),
    };
  };

  test('a passage of a public text is kept, and found', () => {
    const { state, rejections } = attempt(play(registered), 'supplierA', 'giveInput', onPopulation(3, 15));
    expect(rejections).toEqual([]);
    const [input] = state.participation.inputs;
    expect(input === undefined ? null : passageNow(state.participation.texts, input)).toMatchObject({ status: 'found' });
  });

  test('words that never stood there are not put into anyone’s mouth', () => {
    expect(
      codes(
        attempt(play(registered), 'supplierA', 'giveInput', { inputTarget: 'populationText', quotedText: 'Metoden er farlig' }),
      ),
    ).toEqual(['quote.notFound (input.openToAll)']);
    expect(
      codes(attempt(play(registered), 'supplierA', 'giveInput', { inputTarget: 'benefitText', quotedText: population })),
    ).toEqual(['quote.notFound (input.openToAll)']);
    expect(codes(attempt(play(registered), 'supplierA', 'giveInput', { inputTarget: 'populationText', textBefore: 'En' }))).toEqual(
      ['quote.incomplete (input.openToAll)'],
    );
  });

  test('every target but the whole case is a public text at some stage', () => {
    const { texts } = play(wholeWay).state.participation;
    // This case has no conditions, and the report lies outside of the log.
    expect(inputTargets.filter((target) => target !== 'wholeCase' && texts[target] === undefined)).toEqual([
      'decisionConditionsText',
      'reportText',
    ]);
  });

  test.each<readonly [string, readonly Step[], Step, readonly string[]]>([
    [
      'an organisation has a name',
      registered,
      ['supplierA', 'giveInput', { senderName: undefined }],
      ['field.missing (input.sender)'],
    ],
    [
      'a private person has none to give',
      registered,
      ['proposer', 'giveInput', { senderCapacity: 'privatePerson' }],
      ['field.notApplicable (input.sender)'],
    ],
    ['interests are stated', registered, ['supplierA', 'giveInput', { senderInterests: '' }], ['field.missing (input.sender)']],
    [
      'what is to be hidden stands in the input',
      registered,
      ['supplierA', 'giveInput', { hiddenPassages: [{ passage: 'finnes ikke', ground: 'groundPersonal' }] }],
      ['passage.notFound (input.openToAll)'],
    ],
    ['an agency gives no input to its own case', registered, ['assessorFhi', 'giveInput'], ['role.notAllowed (input.openToAll)']],
    [
      'input is published before it is answered',
      published.slice(0, -1),
      ['assessorFhi', 'answerInput', { inputId: 'leverandor-a.1' }],
      ['input.none (order.ofSteps)', 'input.notPublished (order.ofSteps)'],
    ],
    [
      'it is published once',
      published,
      ['secretariat', 'publishInput', { inputId: 'leverandor-a.1' }],
      ['input.none (order.ofSteps)', 'input.alreadyPublished (order.ofSteps)'],
    ],
    [
      'and answered once',
      [...published, ['assessorFhi', 'answerInput']],
      ['secretariat', 'answerInput', { inputId: 'leverandor-a.1' }],
      ['input.none (order.ofSteps)', 'input.alreadyAnswered (order.ofSteps)'],
    ],
    [
      'there is no such input',
      published,
      ['secretariat', 'answerInput', { inputId: 'leverandor-b.1' }],
      ['input.unknown (order.ofSteps)'],
    ],
    [
      'the agency without the commission answers none',
      published,
      ['assessorDmp', 'answerInput'],
      ['body.notCommissioned (assessment.byCommissionedBody)'],
    ],
  ])('%s', (_name, steps, [actor, type, changes], reasons) => {
    expect(codes(attempt(play(steps), actor, type, changes))).toEqual(reasons);
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['whole', {}, { publishedText: 'Per Hansen på sykehuset har god nytte av behandlingen.', senderName: 'Pasientorganisasjon A' }],
    [
      'without what is hidden',
      { inputPublication: 'publishPartly', hiddenPassages: [{ passage: 'Per  Hansen', ground: 'groundPersonal' }] },
      { publishedText: '████ på sykehuset har god nytte av behandlingen.', hiddenGrounds: ['groundPersonal'] },
    ],
    ['not at all', { inputPublication: 'publishWithheld', withheldGround: 'groundPersonal' }, { withheldGround: 'groundPersonal' }],
  ])('the public gets it %s', (_name, how, expected) => {
    const given = attempt(play(commissioned), 'supplierA', 'giveInput', {
      inputText: 'Per Hansen på sykehuset har god nytte av behandlingen.',
    });
    const stage = attempt(given, 'secretariat', 'publishInput', how);
    expect(stage.rejections).toEqual([]);
    const [input] = partOf(stage, null)?.inputs ?? [];
    expect(input).toMatchObject({ inputNumber: 1, givenOn: today, givenAtStage: 'duringAssessment', ...expected });
    expect(Object.keys(input ?? {})).not.toContain('contact');
    if (how['inputPublication'] !== undefined) expect(JSON.stringify(seenBy(stage, null))).not.toContain('Per Hansen');
    expect(partOf(stage, 'supplierA')?.inputs).toMatchObject([
      { id: 'leverandor-a.1', inputNumber: 1, inputText: 'Per Hansen på sykehuset har god nytte av behandlingen.' },
    ]);
  });

  test('the name of a private person is never published', () => {
    const given = attempt(play(registered), 'proposer', 'giveInput', {
      senderCapacity: 'privatePerson',
      senderName: undefined,
      contact: 'ola@example.org',
    });
    const stage = attempt(given, 'secretariat', 'publishInput');
    expect(JSON.stringify(seenBy(stage, null))).not.toContain('ola@example.org');
    expect(JSON.stringify(seenBy(stage, 'assessorFhi'))).not.toContain('ola@example.org');
    expect(JSON.stringify(seenBy(stage, 'secretariat'))).toContain('ola@example.org');
  });

  test('no assessment is delivered over input that stands unanswered without a reason (S21.R2, S23.R1)', () => {
    const ready = play([...published, ['assessorFhi', 'attachRun']]);
    const refused = attempt(ready, 'assessorFhi', 'deliverAssessment', { unansweredInputReason: undefined });
    expect(refused.rejections).toMatchObject([
      { code: 'input.unanswered', field: 'unansweredInputReason', details: { unanswered: 1 } },
    ]);
    expect(attempt(ready, 'assessorFhi', 'deliverAssessment').rejections).toEqual([]);
    const cleared = attempt(ready, 'assessorFhi', 'answerInput');
    expect(attempt(cleared, 'assessorFhi', 'deliverAssessment', { unansweredInputReason: undefined }).rejections).toEqual([]);
  });

  test('a case from before the rule is not held to it', () => {
    const early = registered.reduce(
      (now, [actor, type]) => attempt(now, actor, type, {}, `2024-03-0${now.log.length + 1}T09:00:00.000Z`),
      play([]),
    );
    const later = play(
      [
        ['bestillerforum', 'commissionAssessment'],
        ['supplierA', 'giveInput'],
        ['assessorFhi', 'attachRun'],
      ],
      early,
    );
    expect(attempt(later, 'assessorFhi', 'deliverAssessment', { unansweredInputReason: undefined }).rejections).toEqual([]);
  });

  test('the stage of an input tells nothing of steps that are not public', () => {
    const internal = play([...commissioned, ['assessorFhi', 'attachRun'], ['assessorFhi', 'deliverAssessment']]);
    const given = attempt(internal, 'supplierA', 'giveInput');
    expect(given.rejections).toEqual([]);
    expect(partOf(given, 'supplierA')?.inputs).toMatchObject([{ givenAtStage: 'duringAssessment' }]);
  });

  test.each([
    ['medicine', 'request', 'medicine', '2026-11-23', '2026-12-21', 28],
    ['proposal', 'proposal', 'procedure', '2026-11-23', '2027-01-18', 56],
  ])('the window of a %s', (_name, kind, methodType, opens, closes, days) => {
    const window = inputWindow({ kind, methodType, participation: { registeredOn: opens } }, today);
    expect(window).toMatchObject({ opens, closes, fact: { value: days, unit: 'days' } });
  });

  test('before the length of the window was known to us there is none to show', () => {
    expect(
      inputWindow({ kind: 'proposal', methodType: 'procedure', participation: { registeredOn: '2019-05-02' } }, today),
    ).toBeUndefined();
  });
});

describe('those who take part are told', () => {
  const whole = play([
    ...published,
    ['assessorFhi', 'answerInput'],
    ...answered.slice(commissioned.length),
    ['assessorFhi', 'giveFeedback'],
  ]);

  test('each once, of what concerns them', () => {
    expect(noticesOf(whole.log).map(({ kind, to, about }) => [kind, to, about])).toEqual([
      ['inputMadePublic', 'leverandor-a', 'leverandor-a.1'],
      ['inputDisposed', 'leverandor-a', 'leverandor-a.1'],
      ['askedToTakePart', 'fagekspert-a', 'helse-vest.1'],
      ['timeRequested', 'helse-bergen', 'helse-vest.1'],
      ['appointedToTakePart', 'fagekspert-a', 'helse-vest.1'],
      ['questionsReceived', 'fagekspert-a', 'helse-vest.1:1'],
      ['answerUsed', 'fagekspert-a', 'helse-vest.1:1'],
    ]);
  });

  test('a notice has the same id however much of the log is read', () => {
    const all = noticesOf(whole.log).map(({ id }) => id);
    for (let length = 0; length <= whole.log.length; length += 1) {
      const part = noticesOf(whole.log.slice(0, length)).map(({ id }) => id);
      expect(part).toEqual(all.slice(0, part.length));
    }
    expect(new Set(all).size).toBe(all.length);
  });

  test('a sender is told when the passage is altered', () => {
    const text = 'Metoden gjelder alle voksne pasienter med spredning av sykdommen.';
    const stage = play([
      ['proposer', 'submitProposal'],
      ['secretariat', 'registerCase', { population: text }],
      ['supplierA', 'giveInput', { inputTarget: 'populationText', quotedText: text }],
    ]);
    const [, registration] = stage.log;
    if (registration === undefined) throw new Error('no registration');
    const again = {
      ...registration,
      version: 4,
      recordedAt: `${today}T10:00:00.000Z`,
      values: { ...registration.values, population: { label: { class: 'public' as const }, value: 'Metoden gjelder barn.' } },
    };
    expect(noticesOf([...stage.log, again]).map(({ kind, to }) => [kind, to])).toEqual([['passageAltered', 'leverandor-a']]);
  });
});

describe('whatever is given, by whomever', () => {
  const giver = fc.constantFrom<Actor>('supplierA', 'supplierB', 'proposer', 'healthTrust');
  const step = fc.oneof(
    fc.record({ actor: giver, type: fc.constant('giveInput' as const) }),
    fc.record({ actor: fc.constant<Actor>('secretariat'), type: fc.constantFrom('publishInput', 'answerInput') }),
  );

  test('no viewer outside the bodies sees another’s input before it is published, nor how many there are', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 16 }), giver, (steps, viewer) => {
        const stage = steps.reduce(
          (now, { actor, type }, index) =>
            attempt(now, actor, type, type === 'giveInput' ? { inputText: `Innspill nummer ${index} fra ${actor}.` } : {}),
          play(commissioned),
        );
        const whole = stage.state.participation.inputs;
        for (const who of [viewer, null]) {
          const seen = seenBy(stage, who);
          const text = JSON.stringify(seen);
          const own = who === null ? undefined : people[who].organisation;
          const hidden = whole.filter(({ from, inputNumber }) => from !== own && inputNumber === undefined);
          for (const { inputText } of hidden) expect(text).not.toContain(JSON.stringify(inputText));
          const shown = whole.filter(({ from, inputNumber }) => from === own || inputNumber !== undefined);
          expect(seen?.state.participation.inputs).toHaveLength(shown.length);
          // Ids hold the organisation and count its own inputs only.
          expect(seen?.state.participation.inputs.filter(({ id }) => id !== undefined && !id.startsWith(`${own}.`))).toEqual([]);
        }
      }),
      { numRuns: 100, seed: 45 },
    );
  });

  test('published input is numbered from one without gaps, and each disposition is its own input’s', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const stage = steps.reduce((now, { actor, type }) => attempt(now, actor, type), play(commissioned));
        const { inputs } = stage.state.participation;
        const numbers = inputs.flatMap(({ inputNumber }) => inputNumber ?? []).toSorted((a, b) => a - b);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        const dispositions = (of: typeof inputs) => new Map(of.map(({ inputNumber, disposition }) => [inputNumber, disposition]));
        expect(dispositions(partOf(stage, null)?.inputs ?? [])).toEqual(
          dispositions(inputs.filter(({ inputNumber }) => inputNumber !== undefined)),
        );
      }),
      { numRuns: 100, seed: 46 },
    );
  });
});
