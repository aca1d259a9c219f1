import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommandType, miniHtaLine, type Party, type Rejection, validate, viewCase } from '../src/index.ts';
import { type Actor, attempt, forms, opening, people, play, type Stage, today } from './process.ts';

const codes = ({ rejections }: { readonly rejections: readonly Rejection[] }) =>
  rejections.map(({ code, rule, field }) => [code, rule, ...(field === undefined ? [] : [field])]);

const started = play([['healthTrust', 'startMiniHta']]);
const written = play([['healthTrust', 'writeMiniHta']], started);
const reviewed = play([['otherTrust', 'reviewMiniHta']], written);
const decided = play([['healthTrust', 'decideMiniHta']], reviewed);
const phasesOf = (stage: Stage, viewer: Party | null) => viewCase('case-1', stage.log, viewer, today)?.state.phase;

describe('a hospital’s own assessment in three parts (S44)', () => {
  test('goes from start by assessment, peer and decision to the national database', () => {
    expect([started, written, reviewed, decided].map(({ state }) => state.phase)).toEqual([
      'localAssessment',
      'peerReview',
      'localDecision',
      'localDecided',
    ]);
  });

  test.each<[string, Stage, CommandType, readonly Actor[]]>([
    ['part 1', started, 'writeMiniHta', ['healthTrust']],
    ['part 2', written, 'reviewMiniHta', ['otherTrust']],
    ['part 3', reviewed, 'decideMiniHta', ['healthTrust']],
    ['the stop', written, 'stopMiniHta', ['healthTrust']],
  ])('%s is for one trust alone', (_name, stage, type, allowed) => {
    const actors = Object.keys(people) as readonly Actor[];
    expect(actors.filter((actor) => attempt(stage, actor, type).rejections.length === 0)).toEqual(allowed);
  });

  test('only trusts start, with a peer of another trust, and no medicine', () => {
    expect(codes(attempt(opening, 'proposer', 'startMiniHta'))).toEqual([['role.notAllowed', 'miniHta.byTrusts']]);
    expect(codes(attempt(opening, 'healthTrust', 'startMiniHta', { peerTrust: 'helse-bergen' }))).toEqual([
      ['miniHta.ownPeer', 'miniHta.independentPeer', 'peerTrust'],
    ]);
    expect(codes(attempt(opening, 'healthTrust', 'startMiniHta', { methodType: 'medicine' }))).toEqual([
      ['field.choice', 'intake.complete', 'methodType'],
    ]);
    expect(codes(attempt(opening, 'healthTrust', 'startMiniHta', { peerTrust: 'leverandor-a' }))).toEqual([
      ['field.choice', 'miniHta.independentPeer', 'peerTrust'],
    ]);
  });

  test('a peer who sends it back sends it to part 1, and what is written anew stands without that review', () => {
    const back = play([['otherTrust', 'reviewMiniHta', { reviewVerdict: 'reviewSentBack' }]], written);
    expect(back.state.phase).toBe('localAssessment');
    expect(codes(attempt(back, 'healthTrust', 'decideMiniHta'))).toContainEqual(['step.notNow', 'miniHta.threeParts']);
    const again = play([['healthTrust', 'writeMiniHta']], back);
    expect(again.state.miniHta?.parts.reviewVerdict).toBeUndefined();
  });

  test('dates are of this world', () => {
    expect(codes(attempt(started, 'healthTrust', 'writeMiniHta', { literatureSearchedOn: '2026-11-24' }))).toEqual([
      ['miniHta.searchAhead', 'miniHta.threeParts', 'literatureSearchedOn'],
    ]);
    expect(codes(attempt(reviewed, 'healthTrust', 'decideMiniHta', { localReviewDate: '2026-11-22' }))).toEqual([
      ['date.inThePast', 'miniHta.threeParts', 'localReviewDate'],
    ]);
  });
});

describe('who sees what', () => {
  test('that it is under way is public from the start; its content when it is finished, whole', () => {
    expect([started, written, reviewed].map((stage) => phasesOf(stage, null))).toEqual([
      'localAssessment',
      'localAssessment',
      'localAssessment',
    ]);
    const before = viewCase('case-1', reviewed.log, null, today)?.state;
    expect(before?.miniHta).toEqual({
      trust: 'helse-bergen',
      department: 'Kirurgisk klinikk',
      miniHtaPurpose: 'toIntroduce',
      peerTrust: 'oslo-universitetssykehus',
      parts: {},
    });
    const after = viewCase('case-1', decided.log, null, today)?.state;
    expect(after?.miniHta?.parts).toEqual({ ...forms.writeMiniHta, ...forms.reviewMiniHta, ...forms.decideMiniHta });
    expect(after?.contact).toBeUndefined();
  });

  test('unfinished, the trust, its peer and FHI read it; no other trust, body or supplier does', () => {
    const readers = (Object.keys(people) as readonly Actor[]).filter(
      (actor) => viewCase('case-1', written.log, people[actor], today)?.state.phase === 'peerReview',
    );
    expect(readers).toEqual(['assessorFhi', 'healthTrust', 'otherTrust']);
  });

  test('stopped, it tells why in public and nothing of what was written', () => {
    const stopped = play([['healthTrust', 'stopMiniHta']], written);
    const seen = viewCase('case-1', stopped.log, null, today)?.state;
    expect(seen).toMatchObject({ phase: 'closed', miniHta: { parts: {}, stopReason: 'En tilstrekkelig lang tekst.' } });
  });

  test('its line in the database holds what the public sees', () => {
    const state = viewCase('case-1', decided.log, null, today)?.state;
    expect(state === undefined ? null : miniHtaLine(state)).toMatchObject({
      title: 'Digital oppfølging av kroniske sår',
      trust: 'helse-bergen',
      outcome: 'localIntroduced',
      phase: 'localDecided',
    });
    expect(miniHtaLine(play([['proposer', 'submitProposal']]).state)).toBeNull();
  });
});

test('acts of the national system are never possible in it, and its own never in a national case', () => {
  const actors = Object.keys(people) as readonly Actor[];
  const own: readonly CommandType[] = ['startMiniHta', 'writeMiniHta', 'reviewMiniHta', 'decideMiniHta', 'stopMiniHta'];
  const national: readonly CommandType[] = [
    'registerCase',
    'withdrawCase',
    'commissionAssessment',
    'recordDecision',
    'publishDecision',
  ];
  const step = fc.record({ actor: fc.constantFrom(...actors), type: fc.constantFrom(...own, ...national, 'submitProposal') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { log, state } = steps.reduce((stage, { actor, type }) => attempt(stage, actor, type), opening);
      const local = log.map(({ type }) => type.startsWith('MiniHta'));
      expect(new Set(local).size).toBeLessThanOrEqual(1);
      if (local[0] === true) {
        expect(['localAssessment', 'peerReview', 'localDecision', 'localDecided', 'closed']).toContain(state.phase);
        expect(state.number).toBeUndefined();
        const public_ = viewCase('case-1', log, null, today)?.state.miniHta;
        if (state.phase !== 'localDecided') expect(public_?.parts).toEqual({});
      }
    }),
    { numRuns: 300, seed: 21 },
  );
});

test.each([
  ['a bidirectional override', 'pris \u202e00001 kroner i dag'],
  ['a null character', 'ren tekst\u0000 her er det'],
])('hostile text is refused: %s', (_name, text) => {
  const outcome = validate('writeMiniHta', { ...forms.writeMiniHta, localConclusion: text });
  expect(outcome.ok ? [] : outcome.rejections.map(({ code, field }) => [code, field])).toEqual([
    ['field.forbiddenCharacters', 'localConclusion'],
  ]);
});
