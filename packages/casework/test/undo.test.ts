import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseFrom, commandTypes, viewCase } from '../src/index.ts';
import { type Actor, attempt, opening, people, play, today, wholeWay } from './process.ts';

describe('taking back', () => {
  const upTo = (type: string): number => wholeWay.findIndex((step) => step[1] === type) + 1;
  const attached = play(wholeWay.slice(0, upTo('attachAssessment')));

  const later = (minutes: number): string => new Date(Date.parse(attached.state.lastRecordedAt) + minutes * 60_000).toISOString();

  test('an act that is not final: the case is as it was, the log keeps both', () => {
    const before = play(wholeWay.slice(0, upTo('attachAssessment') - 1));
    const undone = attempt(attached, 'assessorFhi', 'undoLast');
    expect(undone.rejections).toEqual([]);
    expect(undone.log.map(({ type }) => type).slice(-2)).toEqual(['AssessmentAttached', 'ActUndone']);
    const { version: _v, lastRecordedAt: _l, undoable: _u, ...now } = undone.state;
    const { version: _v2, lastRecordedAt: _l2, undoable: _u2, ...then } = before.state;
    expect(now).toEqual(then);
    expect(attempt(undone, 'assessorFhi', 'attachAssessment').rejections).toEqual([]);
  });

  test('only by those who did it, only the last, only for ten minutes, only once', () => {
    const codes = (stage: typeof attached) => stage.rejections.map(({ code, rule }) => [code, rule]);
    expect(codes(attempt(attached, 'assessorDmp', 'undoLast'))).toEqual([['undo.nothing', 'act.undo']]);
    expect(codes(attempt(attached, 'secretariat', 'undoLast'))).toEqual([['undo.nothing', 'act.undo']]);
    expect(attempt(attached, 'assessorFhi', 'undoLast', {}, later(10)).rejections).toEqual([]);
    expect(codes(attempt(attached, 'assessorFhi', 'undoLast', {}, later(10.001)))).toEqual([['undo.tooLate', 'act.undo']]);
    expect(codes(attempt(attempt(attached, 'assessorFhi', 'undoLast'), 'assessorFhi', 'undoLast'))).toEqual([
      ['undo.nothing', 'act.undo'],
    ]);
  });

  test('what is public stays: registration, commission, sign-off and publication cannot be taken back', () => {
    for (const type of ['registerCase', 'commissionAssessment', 'signOffAssessment', 'publishDecision']) {
      const steps = upTo(type);
      const stage = play(wholeWay.slice(0, steps));
      const actor = wholeWay[steps - 1]?.[0] ?? 'secretariat';
      expect(attempt(stage, actor, 'undoLast').rejections.map(({ code }) => code)).toEqual(['undo.nothing']);
    }
  });

  test('whatever was done and taken back, each viewer folds what they see to the same, and is not shown what was before', () => {
    const step = fc.record({
      actor: fc.constantFrom(...(Object.keys(people) as readonly Actor[])),
      type: fc.oneof(fc.constantFrom(...commandTypes), fc.constant('undoLast' as const)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { log, state } = steps.reduce((stage, { actor, type }) => attempt(stage, actor, type), opening);
        expect(caseFrom('case-1', log)).toEqual(state);
        for (const viewer of [null, ...Object.values(people)]) {
          expect(JSON.stringify(viewCase('case-1', log, viewer, today) ?? {})).not.toContain('"undoable"');
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
