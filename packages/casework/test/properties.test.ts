import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availableActs, commandTypes, decide, mayRead, newestEdition, validate, viewCase } from '../src/index.ts';
import { type Actor, attempt, caseFrom, forms, opening, people, type Stage, today } from './process.ts';

const actors = Object.keys(people) as readonly Actor[];
const step = fc.record({
  actor: fc.constantFrom(...actors),
  type: fc.constantFrom(...commandTypes),
  body: fc.constantFrom('dmp', 'fhi'),
});
const anySteps = fc.array(step, { maxLength: 40 });

function wander(steps: readonly { actor: Actor; type: (typeof commandTypes)[number]; body: string }[]): Stage {
  return steps.reduce(
    (stage, { actor, type, body }) => attempt(stage, actor, type, type === 'commissionAssessment' ? { body } : {}),
    opening,
  );
}

/** Acts whose form names something of the case: the form of these tests may name what is not there. */
const refersToTheCase: ReadonlySet<string> = new Set(['judgeClaim', 'openValue']);

describe('whatever people try, in whatever order', () => {
  test('the log is numbered without gaps and folds to the state that was kept', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { log, state } = wander(steps);
        expect(log.map((event) => event.version)).toEqual(log.map((_, index) => index + 1));
        expect(caseFrom('case-1', log)).toEqual(state);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('what the page offers is exactly what the rules accept', () => {
    fc.assert(
      fc.property(anySteps, fc.constantFrom(...actors), (steps, actor) => {
        const { state } = wander(steps);
        fc.pre(state.version > 0);
        const circumstances = { actor: people[actor], now: `${today}T23:00:00.000Z`, today, nextNumber: 'ID2026_001' };
        for (const { type, obstacles } of availableActs(state, circumstances)) {
          const accepted = decide(state, { type, values: forms[type] }, circumstances).ok;
          if (!refersToTheCase.has(type)) expect(accepted, type).toBe(obstacles.length === 0);
          else if (accepted) expect(obstacles, type).toEqual([]);
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('every refusal cites a rule that exists', () => {
    fc.assert(
      fc.property(anySteps, step, (steps, last) => {
        const { rejections } = attempt(wander(steps), last.actor, last.type);
        for (const rejection of rejections) expect(newestEdition(rejection.rule).source.length).toBeGreaterThan(10);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('a viewer’s view holds no value that mayRead denies', () => {
    fc.assert(
      fc.property(anySteps, fc.option(fc.constantFrom(...actors), { nil: null }), (steps, name) => {
        const { log } = wander(steps);
        const viewer = name === null ? null : people[name];
        const view = viewCase('case-1', log, viewer, today);
        const hidden = log.filter((event) => !mayRead(viewer, event.label, today)).map((event) => event.type);
        for (const entry of view?.timeline ?? []) {
          const original = log.filter((event) => event.type === entry.type);
          expect(original.some((event) => mayRead(viewer, event.label, today))).toBe(true);
        }
        if (hidden.length === log.length) expect(view).toBeNull();
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

describe('forms', () => {
  test('any garbage is refused with codes, never with a crash, and all faults at once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commandTypes), fc.dictionary(fc.string(), fc.anything()), (type, values) => {
        const outcome = validate(type, values);
        if (outcome.ok) expect(Object.keys(values).length).toBeLessThanOrEqual(20);
        else expect(outcome.rejections.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  test('an empty decision names every required field at once', () => {
    const outcome = validate('recordDecision', {});
    expect(outcome.ok ? [] : outcome.rejections.map((rejection) => rejection.field)).toEqual([
      'outcome',
      'meetingDate',
      'agreeing',
      'population',
      'validFrom',
      'reasonBenefit',
      'reasonResources',
      'reasonSeverity',
      'reasonOverall',
      'judgements',
    ]);
  });

  test.each([
    ['a bidirectional override', 'pris \u202e00001 kroner i dag'],
    ['a zero-width space', 'ren tekst\u200b her er det'],
    ['a null character', 'ren tekst\u0000 her er det'],
    ['half a surrogate pair', 'ren tekst \ud800 her er det'],
  ])('hostile text is refused: %s', (_name, text) => {
    const outcome = validate('askForCompletion', { missing: text });
    expect(outcome.ok ? [] : outcome.rejections.map((rejection) => rejection.code)).toEqual(['field.forbiddenCharacters']);
  });

  test('ordinary Norwegian, line breaks and the letters æøåáčđŋ are accepted and normalised', () => {
    const outcome = validate('askForCompletion', { missing: '  Blåbær\n– «sitat» á č đ ŋ, A\u030a  ' });
    expect(outcome).toEqual({ ok: true, values: { missing: 'Blåbær\n– «sitat» á č đ ŋ, Å' } });
  });

  test('script text is kept as text', () => {
    const outcome = validate('askForCompletion', { missing: '<script>alert(1)</script>' });
    expect(outcome).toEqual({ ok: true, values: { missing: '<script>alert(1)</script>' } });
  });

  test.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['22.11.2026', false],
    ['2026-1-1', false],
  ])('%s is a day: %s', (text, exists) => {
    const outcome = validate('declineAssessment', { meetingDate: text, reason: 'En tilstrekkelig lang tekst.' });
    expect(outcome.ok ? [] : outcome.rejections.map(({ code, field }) => [code, field])).toEqual(
      exists ? [] : [['field.notADate', 'meetingDate']],
    );
  });
});
