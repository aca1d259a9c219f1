import { evalFhirPath } from '@medplum/core';
import type { Observation, PlanDefinition, Resource } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeSystemOf,
  commandFields,
  criterionPath,
  type DecidedMethod,
  decisionBundle,
  type DecisionRecord,
  type FhirSetting,
  introduces,
  isCode,
  outcomeCodeSystem,
  regionOrganizations,
  resourceVersions,
} from '../src/index.ts';
import { faultsOf } from './fhir-definitions.ts';

const setting: FhirSetting = {
  base: 'https://likeverd.example/fhir',
  site: 'https://likeverd.example',
  publisher: 'Beslutningsforum for nye metoder',
  regions: { 'helse-nord': 'Helse Nord RHF' },
  outcomes: { introduced: 'Innføres', notIntroduced: 'Innføres ikke' },
  words: { treatment: 'Start behandling', stop: 'Stopp behandling', outcomes: 'Utfall av beslutninger' },
};

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const prose = fc.string({ minLength: 10, maxLength: 40, unit: 'grapheme' }).map((text) => `Tekst ${text.trim()}`);
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const measurable = fc.record({
  kind: fc.constantFrom('startCriterion', 'stopCriterion'),
  criterion: prose,
  system: fc.constant('loinc'),
  code: digits(4).map((code) => `1${code}-3`),
  comparator: fc.constantFrom(...commandFields.recordDecision.startStopCriteria.columns.comparator.choices),
  value: fc.integer({ min: -10_000, max: 10_000 }).map((hundredths) => hundredths / 100),
  unit: fc.constantFrom('mg/L', '%', "a'b\\c"),
  measured: optional(prose),
});
const wordsOnly = fc.record({ kind: fc.constantFrom('startCriterion', 'stopCriterion'), criterion: prose });

/** Decisions as the forms accept them. */
const decisions: fc.Arbitrary<DecisionRecord> = fc
  .record({
    outcome: fc.constantFrom(...commandFields.recordDecision.outcome.choices),
    population: optional(prose),
    restriction: optional(prose),
    meetingDate: day,
    validFrom: day,
    decisionCodes: optional(
      fc.uniqueArray(
        fc.oneof(
          fc.record({ system: fc.constant('atc'), code: digits(2).map((code) => `L01FF${code}`), name: prose }),
          fc.record({ system: fc.constant('icd10'), code: digits(2).map((code) => `C${code}.9`), name: prose }),
        ),
        { selector: ({ code }) => code, maxLength: 4 },
      ),
    ),
    startStopCriteria: optional(fc.array(fc.oneof(measurable, wordsOnly), { maxLength: 5 })),
    ongoingTrials: optional(
      fc.array(fc.record({ trial: digits(8).map((id) => `NCT${id}`), note: optional(prose) }), { maxLength: 2 }),
    ),
    affectedGuidelines: optional(
      fc.array(fc.record({ guideline: prose, address: fc.constant('https://helsedirektoratet.no/x') }), { maxLength: 2 }),
    ),
    supersedes: optional(fc.constant('ID2020_008')),
  })
  // What comes from a form has no absent entries.
  .map((record) => JSON.parse(JSON.stringify(record)) as DecisionRecord);

const methods: fc.Arbitrary<DecidedMethod> = fc
  .record({
    number: fc.integer({ min: 1, max: 999 }).map((sequence) => `ID2026_${String(sequence).padStart(3, '0')}`),
    title: prose,
    methodType: fc.constantFrom('medicine', 'procedure', 'device', 'diagnostic'),
    constructed: fc.boolean(),
    decisions: fc
      .array(fc.tuple(decisions, day), { minLength: 1, maxLength: 3 })
      .map((all) => all.map(([decision, date], index) => ({ ordinal: index + 1, publishedAt: `${date}T10:00:00.000Z`, decision }))),
  })
  .chain((method) =>
    optional(fc.constant({ number: 'ID2030_001', publishedAt: '2036-01-01T10:00:00.000Z', validFrom: '2036-02-01' })).map(
      (supersededBy) => (supersededBy === undefined ? method : { ...method, supersededBy }),
    ),
  );

describe('decisions as FHIR R4', () => {
  test('the check finds what it should: a missing element, an unknown element, a wrong type, a code outside its value set', () => {
    const plan = { resourceType: 'PlanDefinition', status: 'active' };
    const wrong = (changes: object) => faultsOf({ ...plan, ...changes } as unknown as Resource).length;
    expect(wrong({})).toBe(0);
    expect(wrong({ status: undefined })).toBeGreaterThan(0);
    expect(wrong({ outcome: 'introduced' })).toBeGreaterThan(0);
    expect(wrong({ experimental: 'yes' })).toBeGreaterThan(0);
    expect(wrong({ status: 'besluttet' })).toBe(1);
    // An invariant: an expression is written out or referred to (exp-1).
    expect(wrong({ action: [{ condition: [{ kind: 'start', expression: { language: 'text/fhirpath' } }] }] })).toBe(1);
    expect(wrong({ action: [{ condition: [{ kind: 'begin' }] }] })).toBe(1);
    expect(
      wrong({
        action: [
          {
            relatedAction: [
              { actionId: 'a', relationship: 'after' },
              { actionId: 'b', relationship: 'etter' },
            ],
          },
        ],
      }),
    ).toBe(1);
  });

  test('every version of any decision is valid, alone and in its bundle', () => {
    fc.assert(
      fc.property(methods, (method) => {
        for (const version of resourceVersions(method, setting)) {
          expect(faultsOf(version.plan)).toEqual([]);
          for (const activity of version.activities) expect(faultsOf(activity)).toEqual([]);
          expect(faultsOf(decisionBundle(version, setting))).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 21 },
    );
    expect(faultsOf(outcomeCodeSystem(setting))).toEqual([]);
  });

  test('codes stand under the identity of FHIR and the Norwegian OID, and are found by either', () => {
    const decision: DecisionRecord = {
      outcome: 'introduced',
      decisionCodes: [
        { system: 'atc', code: 'L01FF02', name: 'pembrolizumab' },
        { system: 'icd10', code: 'C18.9', name: 'Kreft' },
        { system: 'nkpk', code: 'JAH01', name: 'Prosedyre' },
      ],
    };
    const method = { number: 'ID2026_001', title: 'X', methodType: 'medicine', constructed: true };
    const [first] = resourceVersions(
      { ...method, decisions: [{ ordinal: 1, publishedAt: '2026-11-23T10:00:00.000Z', decision }] },
      setting,
    );
    const systems = first?.plan.useContext?.map(({ valueCodeableConcept }) =>
      valueCodeableConcept?.coding?.map(({ system }) => system),
    );
    expect(systems).toEqual([
      ['http://www.whocc.no/atc', 'urn:oid:2.16.578.1.12.4.1.1.7180'],
      ['http://hl7.org/fhir/sid/icd-10-no', 'urn:oid:2.16.578.1.12.4.1.1.7110'],
      ['urn:oid:2.16.578.1.12.4.1.1.7275'],
    ]);
    expect(systems?.flat().map((system) => codeSystemOf(system ?? ''))).toEqual(['atc', 'atc', 'icd10', 'icd10', 'nkpk']);
    expect(['JAH01', 'WBOC05', 'SCM0BK'].every((code) => isCode('nkpk', code))).toBe(true);
    expect(['JA01', 'jah01', 'C18.9', 'JAH011'].some((code) => isCode('nkpk', code))).toBe(false);
  });

  test('organisations follow the national base profile: a number of Enhetsregisteret that checks, a name, the profile', () => {
    // no-basis-Organization, slice ENH of identifier: system fixed, value the organisation number (nine digits, the last by modulus 11 with weights 3 2 7 6 5 4 3 2).
    const weights = [3, 2, 7, 6, 5, 4, 3, 2];
    for (const organization of regionOrganizations(setting)) {
      expect(faultsOf(organization)).toEqual([]);
      expect(organization.meta?.profile).toEqual(['http://hl7.no/fhir/StructureDefinition/no-basis-Organization']);
      const [number] = organization.identifier ?? [];
      expect(number?.system).toBe('urn:oid:2.16.578.1.12.4.1.4.101');
      const digits = (number?.value ?? '').split('').map(Number);
      const rest = weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
      expect(digits).toHaveLength(9);
      expect(digits[8]).toBe((11 - rest) % 11);
      expect(organization.name).toBeTruthy();
    }
  });

  test('ids stay, versions count up, and the last is retired where another case has replaced it', () => {
    fc.assert(
      fc.property(methods, (method) => {
        const versions = resourceVersions(method, setting);
        const plans = versions.map(({ plan }) => plan);
        expect(new Set(plans.map(({ id }) => id)).size).toBe(1);
        expect(plans.map(({ meta }) => meta?.versionId)).toEqual(plans.map((_, index) => String(index + 1)));
        expect(plans.length).toBe(method.decisions.length + (method.supersededBy === undefined ? 0 : 1));
        expect(plans.at(-1)?.status).toBe(method.supersededBy === undefined ? 'active' : 'retired');
      }),
      { numRuns: 60, seed: 22 },
    );
  });

  test('what may not be used is said not to be performed, and no plan starts it', () => {
    fc.assert(
      fc.property(methods, (method) => {
        for (const [index, { plan, activities }] of resourceVersions(method, setting).entries()) {
          const inUse = introduces((method.decisions[index] ?? method.decisions.at(-1))?.decision.outcome);
          expect(activities.length).toBeGreaterThan(0);
          expect(activities.every(({ doNotPerform }) => doNotPerform === !inUse)).toBe(true);
          expect(plan.action !== undefined).toBe(inUse);
        }
      }),
      { numRuns: 60, seed: 23 },
    );
  });

  test('every criterion stands in the plan, in words and under its kind', () => {
    const decision: DecisionRecord = {
      outcome: 'introduced',
      startStopCriteria: [
        { kind: 'startCriterion', criterion: 'Påvist mutasjon' },
        {
          kind: 'startCriterion',
          criterion: 'CRP minst 10 mg/L',
          system: 'loinc',
          code: '1988-5',
          comparator: 'atLeast',
          value: 10,
          unit: 'mg/L',
        },
        { kind: 'stopCriterion', criterion: 'Sykdomsprogresjon', measured: 'etter 12 uker' },
      ],
    };
    const method = { number: 'ID2026_001', title: 'X', methodType: 'medicine', constructed: true };
    const [first] = resourceVersions(
      { ...method, decisions: [{ ordinal: 1, publishedAt: '2026-11-23T10:00:00.000Z', decision }] },
      setting,
    );
    const plan: PlanDefinition | undefined = first?.plan;
    expect(
      plan?.action?.map(({ id, textEquivalent, condition }) => [id, textEquivalent, condition?.map(({ kind }) => kind)]),
    ).toEqual([
      ['treatment', 'Påvist mutasjon\nCRP minst 10 mg/L', ['start', 'start']],
      ['stop-1', 'Sykdomsprogresjon (etter 12 uker)', ['stop']],
    ]);
    expect(plan?.experimental).toBe(true);
  });

  test('a measurable criterion as FHIRPath says of an observation what the criterion says of its value', () => {
    const meets: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
      below: (value, limit) => value < limit,
      atMost: (value, limit) => value <= limit,
      equals: (value, limit) => value === limit,
      atLeast: (value, limit) => value >= limit,
      above: (value, limit) => value > limit,
    };
    fc.assert(
      fc.property(measurable, fc.constantFrom(-1, -0.01, 0, 0.01, 1), (criterion, difference) => {
        const value = Math.round((criterion.value + difference) * 100) / 100;
        const observation: Observation = {
          resourceType: 'Observation',
          status: 'final',
          code: { coding: [{ system: 'http://loinc.org', code: criterion.code }] },
          valueQuantity: { value, system: 'http://unitsofmeasure.org', code: criterion.unit },
        };
        const path = criterionPath(criterion);
        expect(evalFhirPath(path, observation)).toEqual([meets[criterion.comparator]?.(value, criterion.value)]);
        // Another measurement, or another unit, says nothing.
        expect(evalFhirPath(path, { ...observation, code: { coding: [{ system: 'http://loinc.org', code: '99999-9' }] } })).toEqual(
          [],
        );
        expect(evalFhirPath(path, { ...observation, valueQuantity: { value, code: 'kg' } })).toEqual([]);
      }),
      { numRuns: 200, seed: 24 },
    );
  });
});
