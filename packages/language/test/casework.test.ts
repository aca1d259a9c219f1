import {
  bodies,
  commandFields,
  type Field,
  commandTypes,
  eventTypes,
  legalGrounds,
  phases,
  regionalHealthAuthorities,
  rejectionCodes,
  roles,
  ruleIds,
} from '@likeverd/casework';
import { expect, test } from 'vitest';
import { content, languages } from '../src/index.ts';

/** Casework names things by code; the words live here. Every code has words in every language, and no words lack a code. */
test.each(languages)('%s: every role, phase, event, act, ground, refusal and rule of the process has words', (language) => {
  const words = content[language].casework;
  const sorted = (names: Iterable<string>) => [...names].sort();
  expect(sorted(Object.keys(words.roles))).toEqual(sorted(roles));
  expect(sorted(Object.keys(words.phases))).toEqual(sorted(phases));
  expect(sorted(Object.keys(words.events))).toEqual(sorted(eventTypes));
  expect(sorted(Object.keys(words.acts))).toEqual(sorted(commandTypes));
  expect(sorted(Object.keys(words.grounds))).toEqual(sorted(legalGrounds));
  expect(sorted(Object.keys(words.rejections))).toEqual(sorted(rejectionCodes));
  expect(sorted(Object.keys(words.rules))).toEqual(sorted(ruleIds));
});

test.each(languages)('%s: every field and every choice of every form has words', (language) => {
  const words = content[language].casework;
  const fieldNames = new Set(commandTypes.flatMap((type) => Object.keys(commandFields[type])));
  expect(Object.keys(words.fields).sort()).toEqual([...fieldNames].sort());
  const named = new Set([...Object.keys(words.choices), ...Object.keys(words.organisations)]);
  const choices = commandTypes.flatMap((type) => Object.values<Field>(commandFields[type]).flatMap((field) => field.choices ?? []));
  expect(choices.filter((choice) => !named.has(choice))).toEqual([]);
  expect([...Object.values(bodies), ...regionalHealthAuthorities].filter((body) => !named.has(body))).toEqual([]);
});
