import {
  clockParties,
  clockPhases,
  clockReasons,
  deadlineKinds,
  exclusions,
  measures,
  processAudiences,
  processFactsOn,
  processSteps,
} from '@likeverd/casework';
import { content, languages } from '@likeverd/language';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Deadlines } from '../src/clock/Deadlines.tsx';
import { LedgerBar } from '../src/clock/LedgerBar.tsx';
import { SpeechProvider } from '../src/i18n/language.tsx';

function drawn(element: ReactElement): string {
  const speech = { language: 'nb' as const, words: content.nb, choose: () => undefined };
  return renderToStaticMarkup(<SpeechProvider speech={speech}>{element}</SpeechProvider>).replace(/[\u00a0\u202f]/g, ' ');
}

describe('the ledger as a bar', () => {
  const shares = [
    { key: 'supplier', days: 30 },
    { key: 'dmp', days: 1 },
    { key: 'rhf', days: 69 },
  ] as const;

  test('says in words what it shows', () => {
    expect(drawn(<LedgerBar shares={shares} />)).toContain(
      'aria-label="Stolpe med én del for hver part: Leverandøren 30 dager, DMP 1 dag, De regionale helseforetakene 69 dager."',
    );
  });

  test('its parts lie end to end and fill it', () => {
    const parts = [...drawn(<LedgerBar shares={shares} />).matchAll(/<rect x="([\d.]+)" width="([\d.]+)" height="28"/g)].map(
      ([, x, width]) => [Number(x), Number(width)],
    );
    // 30, 1 and 69 of 100 days of 1,000 units.
    expect(parts).toEqual([
      [0, 300],
      [300, 10],
      [310, 690],
    ]);
  });

  test('of a case that is a day old or less there is nothing to draw', () => {
    expect(drawn(<LedgerBar shares={[]} />)).toBe('');
  });
});

test('a deadline says what, who, until when, how it is counted and by which rule; one whose clock stands has no day', () => {
  const counting = { by: 'calendarDays', from: '2026-03-02', length: 180, fact: 'assessment-limit' } as const;
  const left = { calendarDays: 9, workingDays: 5, lastWorkingDay: '2026-08-28' };
  const text = drawn(
    <Deadlines
      deadlines={[
        { kind: 'assessmentLimit', party: 'dmp', due: '2026-08-29', counting, left, rule: 'clock.assessmentLimit' },
        { kind: 'answer', party: 'supplier', counting: { by: 'setDay' }, rule: 'clock.byHolder' },
      ]}
    />,
  );
  for (const words of [
    'Levere metodevurderingen',
    'DMP',
    'Innen 29. august 2026',
    '9 dager igjen, 5 av dem arbeidsdager',
    'Siste arbeidsdag før fristen er 28. august 2026.',
    '180 dager, alle dager regnet, fra 2. mars 2026',
    'Meld. St. 21 (2024–2025)',
    'Klokken står.',
  ])
    expect(text).toContain(words);
});

test.each(languages)('%s: every party, phase, reason, deadline, measure and step has words', (language) => {
  const { clock, statistics, processMap } = content[language].pages;
  const names = (words: object): readonly string[] => Object.keys(words);
  expect(names(clock.parties)).toEqual(expect.arrayContaining([...clockParties, 'everyone']));
  expect(names(clock.phases)).toEqual(expect.arrayContaining([...clockPhases]));
  expect(names(clock.nextSteps)).toEqual(expect.arrayContaining([...clockPhases]));
  expect(names(clock.reasons).toSorted()).toEqual(clockReasons.toSorted());
  expect(names(clock.kinds).toSorted()).toEqual(deadlineKinds.toSorted());
  expect(names(statistics.measures).toSorted()).toEqual(measures.map(({ id }) => id).toSorted());
  expect(names(statistics.reasons).toSorted()).toEqual(exclusions.toSorted());
  expect(names(processMap.steps)).toEqual([...processSteps]);
  expect(names(processMap.audiences)).toEqual([...processAudiences]);
});

test('the process map tells the times that the facts give', () => {
  const facts = processFactsOn('2026-11-22');
  if (facts === null) throw new Error('no facts');
  const { steps } = content.nb.pages.processMap;
  // 28 and 56 days are 4 and 8 weeks; 12 months; 180 days; 10 to 14 days (facts 3.2).
  expect(steps.input.time(facts)).toContain('4 uker for legemidler og 8 uker');
  expect(steps.documentation.time(facts)).toContain('12 måneder');
  expect(steps.assessment.time(facts)).toContain('180 dager');
  expect(steps.signOff.time(facts)).toBe('10 til 14 dager.');
  // Before 2026 the length of the windows is not known here, and no time is told.
  expect(processFactsOn('2025-06-01')).toBeNull();
});
