import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  availableActs,
  type CaseEvent,
  caseFrom,
  caseRows,
  commandTypes,
  isAwaited,
  isOfficial,
  openActsOf,
  summarise,
  type Viewer,
  viewCase,
  visibleTo,
} from '../src/index.ts';
import { type Actor, attempt, opening, people, play, today, wholeWay } from './process.ts';

const circumstances = { now: `${today}T23:00:00.000Z`, today, nextNumber: '' };
const viewers: readonly Viewer[] = [
  null,
  ...Object.values(people),
  { person: 'u', role: 'userRepresentative', organisation: 'brukerutvalgene' },
  { person: 'h', role: 'healthTrust', organisation: 'helse-bergen' },
];

/** What lists would show if they folded the log for this viewer alone. */
function folded(log: readonly CaseEvent[], viewer: Viewer) {
  const seen = visibleTo(viewer, log, today);
  const state = caseFrom('case-1', seen);
  const acts = viewer === null ? [] : availableActs(state, { ...circumstances, actor: viewer });
  const view = viewCase('case-1', log, viewer, today, acts);
  const openActs = acts
    .filter(({ obstacles, type }) => obstacles.length === 0 && isAwaited(type, state, viewer?.organisation ?? ''))
    .map(({ type }) => type);
  return view === null ? null : { ...summarise(view.state, viewer, today), openActs };
}

/** What lists show: the viewer's own line, else that of the bodies, else that of the public. */
function listed(log: readonly CaseEvent[], viewer: Viewer) {
  const rows = new Map(caseRows('case-1', log, circumstances).map((row) => [row.audience, row]));
  const row =
    (viewer === null ? undefined : rows.get(viewer.organisation)) ??
    (isOfficial(viewer) ? rows.get('official') : undefined) ??
    rows.get('public');
  return row === undefined ? null : { ...row.summary, openActs: openActsOf(row, viewer) };
}

describe('lines of lists', () => {
  test('a log that has grown is folded on, not anew, to the same case', () => {
    const log: CaseEvent[] = [];
    for (const event of play(wholeWay).log) {
      log.push(event);
      expect(caseFrom('case-1', log)).toEqual(caseFrom('case-1', structuredClone(log)));
      expect(visibleTo(null, log, today)).toEqual(visibleTo(null, structuredClone(log), today));
    }
  });

  test('whoever looks, the line says what folding the log for them would', () => {
    const step = fc.record({
      actor: fc.constantFrom(...(Object.keys(people) as readonly Actor[])),
      type: fc.constantFrom(...commandTypes),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { log } = steps.reduce((stage, { actor, type }) => attempt(stage, actor, type), opening);
        fc.pre(log.length > 0);
        for (const viewer of viewers) expect(listed(log, viewer), viewer?.person).toEqual(folded(log, viewer));
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  test('a case of which an audience may see nothing has no line for it', () => {
    const { log } = play(wholeWay.slice(0, 1));
    expect(caseRows('case-1', log, circumstances).map(({ audience }) => audience)).toEqual([
      'official',
      'forslagsstiller-a',
      'sekretariatet',
    ]);
  });

  test('the line says when something opens by itself, and not that it has opened', () => {
    const { log } = play(wholeWay);
    const withExpiry = (expires: string): readonly CaseEvent[] =>
      log.map((event) =>
        event.type === 'RunAttached'
          ? { ...event, label: { class: 'confidential', ground: 'tradeSecret', owner: 'fhi', sharedWith: [], expires } }
          : event,
      );
    expect(caseRows('case-1', withExpiry('2026-12-24'), circumstances)[0]?.changesOn).toBe('2026-12-24');
    expect(caseRows('case-1', withExpiry(today), circumstances)[0]?.changesOn).toBeUndefined();
  });
});
