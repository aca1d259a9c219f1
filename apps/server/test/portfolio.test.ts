import { caseFrom, phases, regionalHealthAuthorities } from '@likeverd/casework';
import { healthTrusts } from '@likeverd/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asWriter } from '../src/database.ts';
import { playHistory, storeHistories } from '../src/example/history.ts';
import { constructedPortfolio } from '../src/example/portfolio.ts';
import { verifyChain } from '../src/log/event-store.ts';
import { type Platform, startPlatform, startTestServer, type TestServer } from './harness.ts';

const today = '2026-11-22';
const moment = { now: `${today}T12:00:00.000Z`, today };
let server: TestServer;
let platform: Platform;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server, moment.now);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

test('two hundred constructed cases go by the rules, say that they are constructed, and stand at every step', () => {
  const portfolio = constructedPortfolio(200, today);
  expect(new Set(portfolio.map(({ name }) => name)).size).toBe(200);
  const states = portfolio.map((history) => caseFrom('x', playHistory(history, 'ID2026_001')));
  expect(states.every((state) => state.constructed)).toBe(true);
  const seen = new Set(states.map((state) => state.phase));
  // Between the decision and its publication lie two days, so no case stands there.
  // Hospitals’ own assessments are no part of it.
  const local = ['localAssessment', 'peerReview', 'localDecision', 'localDecided'];
  expect(phases.filter((phase) => !seen.has(phase))).toEqual(['decided', ...local]);
  expect(states.filter((state) => state.phase === 'published').length).toBeGreaterThan(90);
});

test('what was decided long ago waits for nobody: the trusts were told and have answered', () => {
  const published = constructedPortfolio(200, today)
    .map((history) => caseFrom('x', playHistory(history, 'ID2026_001')))
    .filter(({ phase }) => phase === 'published');
  const trusts = healthTrusts.trusts.length;
  const answers = published.map(({ implementation: { acknowledgements } }) => acknowledgements.length);
  for (const { implementation } of published)
    expect(implementation.letters.map(({ recipients }) => recipients)).toEqual([regionalHealthAuthorities]);
  expect(new Set(answers)).toEqual(new Set([0, trusts]));
  expect(answers.filter((count) => count === 0).length).toBeLessThan(15);
  expect(published.every(({ decision }) => (decision?.reviewDate ?? today) >= today)).toBe(true);
});

test('on any day of the year the rules take the portfolio', () => {
  for (const day of ['2024-02-29', '2025-12-31', '2027-01-01']) {
    for (const history of constructedPortfolio(60, day)) playHistory(history, 'ID2026_001');
  }
});

test('it is stored once, chained, numbered by the days of registration, and found in lists', async () => {
  const portfolio = constructedPortfolio(40, today);
  expect(await storeHistories(platform.store, portfolio, moment)).toBe(40);
  expect(await storeHistories(platform.store, portfolio, moment)).toBe(0);
  expect(await storeHistories(platform.store, constructedPortfolio(40, '2026-11-30'), moment)).toBe(0);
  expect(await asWriter(platform.store, verifyChain)).toMatchObject({ ok: true, cases: 40 });
  const numbers = await asWriter(platform.store, (tx) =>
    tx.selectFrom('case_number').select(['year', 'sequence']).orderBy('year').orderBy('sequence').execute(),
  );
  for (const [index, { year, sequence }] of numbers.entries()) {
    const before = numbers[index - 1];
    expect(sequence).toBe(before?.year === year ? before.sequence + 1 : 1);
  }
  const answer = await platform.request('/api/methods');
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ total: numbers.length });
});

test('a larger log is made of the same acts', () => {
  const [history] = constructedPortfolio(1, today, 380);
  if (history === undefined) throw new Error('no history');
  expect(playHistory(history, 'ID2026_001').length).toBeGreaterThan(300);
});
