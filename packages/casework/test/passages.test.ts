import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CaseEvent,
  caseFrom,
  type CommandType,
  decide,
  evolve,
  type Label,
  mayRead,
  type Party,
  strictest,
  type Viewer,
  viewCase,
  visibleTo,
  type WithheldPassage,
  withheldMark,
} from '../src/index.ts';
import { type Actor, attempt, forms, medicineWay, people, play, type Stage, today } from './process.ts';

const observer: Party = { person: 'observer-1', role: 'userRepresentative', organisation: 'brukerutvalgene' };
const viewers: readonly Viewer[] = [null, ...Object.values(people), observer];

/** The first place of a text in another, as a passage. */
function passage(text: string, found: string, more: Partial<WithheldPassage> = {}): WithheldPassage {
  const from = text.indexOf(found);
  return { field: 'reasonResources', from, to: from + found.length, ground: 'tradeSecret', readers: 'priceParties', ...more };
}

interface Doing {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly withheld?: readonly WithheldPassage[];
  readonly day?: string;
}

function act(stage: Stage, actor: Actor, type: CommandType, { values = {}, withheld = [], day = today }: Doing = {}): Stage {
  const now = `${day}T10:${String(stage.log.length).padStart(2, '0')}:00.000Z`;
  const outcome = decide(
    stage.state,
    { type, values: { ...forms[type], ...values }, withheld },
    { actor: people[actor], now, today: day, nextNumber: 'ID2026_001' },
  );
  if (!outcome.ok) return { ...stage, rejections: outcome.rejections };
  const added = outcome.events.map(
    (each, index): CaseEvent => ({
      ...each,
      caseId: stage.state.id,
      version: stage.state.version + index + 1,
      recordedAt: now,
      actor: people[actor],
    }),
  );
  return { log: [...stage.log, ...added], state: added.reduce(evolve, stage.state), rejections: [] };
}

const before = play(medicineWay.slice(0, -2));
const text = 'Prisen er 41 317 kroner, og det gir 812 000 kroner per gode leveår.';
const decided = act(before, 'beslutningsforum', 'recordDecision', {
  values: { reasonResources: text },
  withheld: [passage(text, '41 317'), passage(text, '812 000', { expires: '2027-01-01', reason: 'Følger av prisen.' })],
});
const published = act(decided, 'secretariat', 'publishDecision');
const seen = (stage: Stage, viewer: Viewer, day: string = today): string | undefined =>
  viewCase('case-1', stage.log, viewer, day)?.state.decision?.reasonResources;
const mark = withheldMark('tradeSecret');

describe('a passage is withheld where it stands', () => {
  test('the public and those it is not shared with read a mark with the ground; those it is shared with read the text', () => {
    expect(published.rejections).toEqual([]);
    expect(seen(published, null)).toBe(`Prisen er ${mark} kroner, og det gir ${mark} kroner per gode leveår.`);
    expect(seen(published, people.supplierB)).toBe(seen(published, null));
    expect(seen(published, people.assessorDmp)).toBe(seen(published, null));
    for (const viewer of [people.beslutningsforum, people.negotiator, people.supplierA]) expect(seen(published, viewer)).toBe(text);
  });

  test('the mark names the paragraph: offl. § 13, fvl. § 13 no. 2', () => {
    expect(mark).toBe('[skjermet: offl. § 13 jf. fvl. § 13 første ledd nr. 2]');
  });

  test('publication carries the passages under their own classes into the public event', () => {
    const event = published.log.at(-1);
    expect(event?.label).toEqual({ class: 'public' });
    const own = Object.entries(event?.values ?? {}).filter(([name]) => name.startsWith('passage.'));
    expect(own.map(([, { value }]) => value)).toEqual(['41 317', '812 000']);
    for (const [, { label }] of own) expect(label).toMatchObject({ class: 'confidential', owner: 'beslutningsforum' });
    expect(JSON.stringify(event?.values['reasonResources'])).not.toMatch(/41|812/);
  });

  test('what a viewer reads with a passage in it has the class of the passage', () => {
    const view = viewCase('case-1', published.log, people.negotiator, today);
    expect(view?.labels['DecisionPublished.reasonResources']).toMatchObject({ class: 'confidential', ground: 'tradeSecret' });
    expect(view?.labels['DecisionPublished.reasonBenefit']).toEqual({ class: 'public' });
  });

  test('a passage with a day opens by itself on that day, in the text, and not the day before', () => {
    expect(seen(published, null, '2026-12-31')).toContain(`gir ${mark} kroner`);
    expect(seen(published, null, '2027-01-01')).toBe(`Prisen er ${mark} kroner, og det gir 812 000 kroner per gode leveår.`);
  });

  test('every fault of the marking at once, at its field: no prose, two that overlap, blanks at an end, half a letter, a day that has passed', () => {
    const wrong = (more: Partial<WithheldPassage>): WithheldPassage => passage(text, '41 317', more);
    const refused = (withheld: readonly WithheldPassage[], values = text): readonly (string | undefined)[] =>
      act(before, 'beslutningsforum', 'recordDecision', { values: { reasonResources: values }, withheld }).rejections.map(
        ({ code }) => code,
      );
    expect(refused([wrong({ field: 'outcome' }), wrong({ field: 'nowhere' })])).toEqual(['passage.field', 'passage.field']);
    expect(refused([wrong({}), wrong({ to: 20 })])).toEqual(['passage.place']);
    expect(refused([wrong({ from: 9 })])).toEqual(['passage.place']);
    expect(refused([wrong({ to: 10_000 })])).toEqual(['passage.place']);
    expect(refused([wrong({ from: 1, to: 2 })], `x😀 ${text}`)).toEqual(['passage.place']);
    expect(refused([wrong({ expires: today })])).toEqual(['passage.expires']);
  });

  test('the characters that hold a passage’s place cannot be typed', () => {
    const typed = { values: { reasonResources: `${text} \uE0001|tradeSecret|10|1|\uE001` } };
    expect(act(before, 'beslutningsforum', 'recordDecision', typed).rejections).toMatchObject([
      { code: 'field.forbiddenCharacters', field: 'reasonResources' },
    ]);
  });
});

describe('what a supplier withholds is a claim, and a body judges it', () => {
  const reason = 'Metoden koster 77 000 kroner i produksjon, og vi har 3 konkurrenter.';
  const asked = act({ ...before, log: [], state: caseFrom('case-1', []), rejections: [] }, 'supplierA', 'submitRequest', {
    values: { reason },
    withheld: [{ ...passage(reason, '77 000 kroner i produksjon'), field: 'reason', reason: 'Kostnaden er ikke kjent.' }],
  });
  const registered = act(asked, 'secretariat', 'registerCase', { values: { population: 'Som skrevet i anmodningen.' } });
  const [claim] = registered.state.disclosure.claims;
  const reasonFor = (viewer: Viewer, stage: Stage, day: string = today): string | undefined =>
    viewCase('case-1', stage.log, viewer, day)?.state.reason;

  test('it is withheld at once from all but the supplier and the bodies, and stands as a claim without judgement', () => {
    expect(reasonFor(people.supplierA, asked)).toBe(reason);
    expect(reasonFor(people.secretariat, asked)).toBe(reason);
    expect(claim).toMatchObject({ owner: 'leverandor-a', ground: 'tradeSecret', reason: 'Kostnaden er ikke kjent.' });
    expect(claim?.judgement).toBeUndefined();
  });

  test('accepted: nothing opens', () => {
    const judged = act(registered, 'secretariat', 'judgeClaim', { values: { claimId: claim?.id } });
    expect(judged.rejections).toEqual([]);
    expect(judged.state.disclosure.claims[0]).toMatchObject({ judgement: 'claimAccepted' });
    expect(reasonFor(observer, judged, '2099-01-01')).toBe(reason);
  });

  test('refused: the text was internal, so it opens no further than its text; a public place opens on the day', () => {
    const values = { claimId: claim?.id, claimJudgement: 'claimRefused', opensOn: '2026-12-01' };
    const judged = act(registered, 'secretariat', 'judgeClaim', { values });
    expect(judged.rejections).toEqual([]);
    expect(viewCase('case-1', judged.log, null, '2027-01-01')?.state.disclosure.passages).toEqual({});
    expect(JSON.stringify(visibleTo(null, judged.log, '2027-01-01'))).not.toContain('77 000');
  });

  test('a judgement that comes twice, of a claim that is not there, without notice, or with words that are not in the text is refused', () => {
    const judge = (values: Readonly<Record<string, unknown>>, from: Stage = registered): readonly string[] =>
      act(from, 'secretariat', 'judgeClaim', { values }).rejections.map(({ code }) => code);
    expect(judge({ claimId: 'x' })).toEqual(['claim.unknown']);
    expect(judge({ claimId: claim?.id, claimJudgement: 'claimRefused', opensOn: today })).toEqual(['date.notAfterToday']);
    expect(judge({ claimId: claim?.id, claimJudgement: 'claimPartly', opensOn: '2026-12-01', openedText: 'noe annet' })).toEqual([
      'claim.notInText',
    ]);
    const once = act(registered, 'secretariat', 'judgeClaim', { values: { claimId: claim?.id } });
    expect(judge({ claimId: claim?.id }, once)).toEqual(['claim.none', 'claim.judged']);
  });
});

describe('a judgement of a passage that stands in a public text', () => {
  const [first] = Object.keys(published.state.disclosure.passages);
  const claimed = (stage: Stage): Stage => {
    // the supplier claims the same words; the body judges its own passage by the same acts in the other tests
    const claim = stage.state.disclosure.claims[0];
    return claim === undefined ? stage : stage;
  };

  test('the owner opens it: for everyone, by a new event, in the text', () => {
    const opened = act(claimed(published), 'beslutningsforum', 'openValue', {
      values: { withheldItem: `passage.${first}`, ownerConsents: true },
    });
    expect(opened.rejections).toEqual([]);
    expect(opened.log.length).toBe(published.log.length + 1);
    expect(opened.log.slice(0, -1)).toEqual(published.log);
    expect(seen(opened, null)).toBe(`Prisen er 41 317 kroner, og det gir ${mark} kroner per gode leveår.`);
  });

  test('only the owner opens, and another’s secret only with consent', () => {
    const open = (actor: Actor, values: Readonly<Record<string, unknown>>): readonly string[] =>
      act(published, actor, 'openValue', { values }).rejections.map(({ code }) => code);
    expect(open('secretariat', { withheldItem: `passage.${first}`, ownerConsents: true })).toEqual([
      'value.none',
      'party.notOwner',
    ]);
    expect(open('beslutningsforum', { withheldItem: `passage.${first}`, ownerConsents: false })).toEqual(['consent.missing']);
    expect(open('negotiator', { withheldItem: 'DecisionPublished.outcome' })).toEqual(['value.unknown']);
  });

  test('a whole value is opened the same way', () => {
    const opened = act(published, 'negotiator', 'openValue');
    expect(opened.rejections).toEqual([]);
    expect(viewCase('case-1', opened.log, null, today)?.state.disclosure.opened).toMatchObject([
      { item: 'PriceOfferRecorded.pricePerPack', value: 41_317 },
    ]);
  });
});

describe('a claim on words that stand in the open', () => {
  const words = 'hemmelig fremgangsmåte';
  const claimed = attempt(play(medicineWay.slice(0, 6)), 'supplierA', 'claimConfidentiality', { claimedText: words });
  const id = claimed.state.disclosure.claims[0]?.id;
  const delivery = { resources: `Varen lages ved en ${words} som er dyr.` };

  test('accepted: from then on they are withheld in everything that is published, whoever writes it', () => {
    const judged = attempt(claimed, 'assessorDmp', 'judgeClaim', { claimId: id });
    const delivered = play([['assessorDmp', 'deliverAssessment', delivery]], judged);
    const signed = play([['bestillerforum', 'signOffAssessment']], delivered);
    const shown = (viewer: Viewer): string | undefined =>
      viewCase('case-1', signed.log, viewer, today)?.state.assessment?.resources;
    expect(shown(null)).toBe(`Varen lages ved en ${mark} som er dyr.`);
    expect(shown(people.supplierA)).toBe(delivery.resources);
    expect(shown(people.supplierB)).toBe(shown(null));
  });

  test('accepted in part: what is opened stays in the open, the rest is withheld', () => {
    const judged = attempt(claimed, 'assessorDmp', 'judgeClaim', {
      claimId: id,
      claimJudgement: 'claimPartly',
      openedText: 'fremgangsmåte',
      opensOn: '2026-12-01',
    });
    expect(judged.rejections).toEqual([]);
    const signed = play(
      [
        ['assessorDmp', 'deliverAssessment', delivery],
        ['bestillerforum', 'signOffAssessment'],
      ],
      judged,
    );
    expect(viewCase('case-1', signed.log, null, today)?.state.assessment?.resources).toBe(
      `Varen lages ved en ${mark}fremgangsmåte som er dyr.`,
    );
  });

  test('refused: nothing is withheld', () => {
    const judged = attempt(claimed, 'assessorDmp', 'judgeClaim', {
      claimId: id,
      claimJudgement: 'claimRefused',
      opensOn: '2026-12-01',
    });
    const signed = play(
      [
        ['assessorDmp', 'deliverAssessment', delivery],
        ['bestillerforum', 'signOffAssessment'],
      ],
      judged,
    );
    expect(viewCase('case-1', signed.log, null, today)?.state.assessment?.resources).toBe(delivery.resources);
  });
});

describe('properties', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'ø', 'é', '😀', '7', '(', '$', '&', '|', '.'),
    minLength: 3,
    maxLength: 12,
  });

  test('400 random texts and passages: whoever may not read a passage gets none of its characters, whoever may gets the text as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), word), { minLength: 2, maxLength: 8 }),
        fc.constantFrom<WithheldPassage['readers']>('bodies', 'bodiesAndSubmitter', 'priceParties'),
        fc.option(fc.constantFrom('2026-12-01', '2027-06-01'), { nil: undefined }),
        fc.constantFrom(today, '2026-12-01', '2027-07-01'),
        (pieces, readers, expires, day) => {
          // Passages are made of letters that the open text does not use, so that any that leaks is seen.
          const parts = pieces.map(([secret, piece], index) => ({
            secret,
            piece: secret ? ('ΔΘΛΞΠ'[index % 5] ?? 'Δ').repeat(piece.length) : piece,
          }));
          const whole = `Her står det: ${parts.map(({ piece }) => piece).join(' ')} slutt.`;
          let at = 'Her står det: '.length;
          const withheld = parts.flatMap(({ secret, piece }): readonly WithheldPassage[] => {
            const from = at;
            at += piece.length + 1;
            const days = expires === undefined ? {} : { expires };
            return secret
              ? [{ field: 'reasonResources', from, to: from + piece.length, ground: 'tradeSecret', readers, ...days }]
              : [];
          });
          const stage = act(before, 'beslutningsforum', 'recordDecision', { values: { reasonResources: whole }, withheld });
          const out = act(stage, 'secretariat', 'publishDecision');
          expect(out.rejections).toEqual([]);
          for (const viewer of viewers) {
            const got = JSON.stringify([viewCase('case-1', out.log, viewer, day), visibleTo(viewer, out.log, day)]);
            const mayAll = Object.values(out.state.disclosure.passages).every(({ label }) => mayRead(viewer, label, day));
            if (mayAll) expect(seen(out, viewer, day)).toBe(whole);
            else expect(got).not.toMatch(/[ΔΘΛΞΠ]/u);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  const organisation = fc.constantFrom(
    'leverandor-a',
    'leverandor-b',
    'sekretariatet',
    'dmp',
    'sykehusinnkjop',
    'beslutningsforum',
  );
  const label: fc.Arbitrary<Label> = fc.oneof(
    fc.constant<Label>({ class: 'public' }),
    organisation.map((owner): Label => ({ class: 'internal', owner })),
    fc
      .tuple(
        organisation,
        fc.array(organisation, { maxLength: 3 }),
        fc.option(fc.constantFrom('2026-12-01', '2027-01-01'), { nil: undefined }),
      )
      .map(
        ([owner, sharedWith, expires]): Label => ({
          class: 'confidential',
          ground: 'tradeSecret',
          owner,
          sharedWith,
          ...(expires === undefined ? {} : { expires }),
        }),
      ),
  );

  test('the strictest of two classes is read by nobody who may not read both', () => {
    fc.assert(
      fc.property(
        label,
        label,
        fc.constantFrom(...viewers),
        fc.constantFrom('2026-11-30', '2026-12-01', '2027-01-01'),
        (one, other, viewer, day) => {
          if (mayRead(viewer, strictest(one, other), day)) {
            expect(mayRead(viewer, one, day)).toBe(true);
            expect(mayRead(viewer, other, day)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
