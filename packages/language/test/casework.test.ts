import {
  bodies,
  commandFields,
  type Field,
  type Fields,
  commandTypes,
  eventTypes,
  legalGrounds,
  meetingCommandTypes,
  meetingEventTypes,
  meetingFields,
  openInputFields,
  phases,
  regionalHealthAuthorities,
  rejectionCodes,
  roles,
  ruleIds,
  schemeFields,
  trialFields,
} from '@likeverd/casework';
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { content, languages } from '../src/index.ts';

/** Casework names things by code; the words live here. Every code has words in every language, and no words lack a code. */
test.each(languages)('%s: every role, phase, event, act, ground, refusal and rule of the process has words', (language) => {
  const words = content[language].casework;
  const sorted = (names: Iterable<string>) => [...names].sort();
  expect(sorted(Object.keys(words.roles))).toEqual(sorted(roles));
  expect(sorted(Object.keys(words.phases))).toEqual(sorted(phases));
  expect(sorted(Object.keys(words.events))).toEqual(sorted([...eventTypes, ...meetingEventTypes]));
  expect(sorted(Object.keys(words.acts))).toEqual(sorted([...commandTypes, ...meetingCommandTypes]));
  expect(sorted(Object.keys(words.grounds))).toEqual(sorted(legalGrounds));
  expect(sorted(Object.keys(words.rejections))).toEqual(sorted(rejectionCodes));
  expect(sorted(Object.keys(words.rules))).toEqual(sorted(ruleIds));
});

/** A form's fields with the columns of its tables under `field.column`. */
function everyField(fields: Fields): readonly (readonly [string, Field])[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [name, field] as const,
    ...Object.entries(field.columns ?? {}).map(([column, columnField]) => [`${name}.${column}`, columnField] as const),
  ]);
}

test.each(languages)('%s: every field, section, unit and choice of every form has words', (language) => {
  const words = content[language].casework;
  const fields = [
    ...Object.values(commandFields),
    ...Object.values(meetingFields),
    trialFields,
    openInputFields,
    schemeFields,
  ].flatMap((form) => everyField(form));
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
  expect(Object.keys(words.fields).sort()).toEqual(sorted(fields.map(([name]) => name)));
  expect(Object.keys(words.sections).sort()).toEqual(sorted(fields.flatMap(([, { section }]) => section ?? [])));
  expect(Object.keys(words.units).sort()).toEqual(sorted(fields.flatMap(([, { unit }]) => unit ?? [])));
  const named = new Set([words.choices, words.organisations, words.grounds, words.classes].flatMap((each) => Object.keys(each)));
  const choices = fields.flatMap(([, field]) => field.choices ?? []);
  expect(choices.filter((choice) => !named.has(choice))).toEqual([]);
  expect([...Object.values(bodies), ...regionalHealthAuthorities].filter((body) => !named.has(body))).toEqual([]);
});

test('no key stands in two rooms: the later would silently take its place', async () => {
  const folder = new URL('../src/nb/casework/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file !== 'index.ts');
  const modules: readonly unknown[] = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  const rooms = modules.flatMap((module) => Object.values(Object(module) as Readonly<Record<string, unknown>>));
  const keys = rooms.flatMap((room) =>
    Object.entries(Object(room) as Readonly<Record<string, object>>).flatMap(([kind, words]) =>
      Object.keys(words).map((key) => `${kind} ${key}`),
    ),
  );
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  expect(keys.length).toBeGreaterThan(100);
});
