import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import {
  assess,
  descendants,
  type InformationResult,
  readAssessment,
  readProposal,
  type ResultNode,
  valueOfInformation,
} from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const text = file('assessments/constructed-targeted-therapy.yaml');

const definition = readModel(file('constructed-targeted-therapy.yaml'));
if (!definition.ok) throw new Error('the model is not sound');
const compiled = compileModel(definition.value);
if (!compiled.ok) throw new Error('the model cannot be compiled');
const baseCase = runBaseCase(compiled.value);
const probabilistic = runProbabilistic(compiled.value, { seed: 1, from: 0, to: 400 });
if (!baseCase.ok || !probabilistic.ok) throw new Error('the model cannot be run');
const parts = { definition: definition.value, compiled: compiled.value, baseCase: baseCase.value, known: '2026-11-22' } as const;

function judged(given: string, drawn = true) {
  const document = readAssessment(given);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  const assessment = assess({
    document: document.value,
    ...parts,
    ...(drawn && probabilistic.ok ? { probabilistic: probabilistic.value } : {}),
  });
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
}

function computed(given: string): InformationResult {
  const { information } = judged(given).parts;
  if (information?.status !== 'computed') throw new Error('not computed');
  return information;
}

const study = (result: InformationResult, id: string) => {
  const found = result.proposals.find((proposal) => proposal.id === id)?.information;
  if (found?.status !== 'computed') throw new Error('no such study');
  return found;
};

describe('the part information of an assessment', () => {
  const result = computed(text);

  test('every sampled parameter, the groups and the proposals, none worth more than everything', () => {
    const sampled = probabilistic.ok ? probabilistic.value.parameters.map(({ parameter }) => parameter) : [];
    expect(new Set(result.parameters.flatMap(({ parameters }) => parameters))).toEqual(new Set(sampled));
    expect(result.parameters).toHaveLength(sampled.length);
    expect(result.groups.map(({ id }) => id)).toEqual(['survival', 'qualityOfLife']);
    const known = [...result.parameters, ...result.groups.map(({ information }) => information)];
    for (const each of known) {
      expect(each.status === 'computed' && each.evppi.value >= 0 && each.evppi.value <= result.evpi.value).toBe(true);
    }
    for (const { evsi } of study(result, 'longerTrial').sizes)
      expect(evsi.value).toBeLessThanOrEqual(study(result, 'longerTrial').evppi.value);
  });

  test('a group is worth no less than its parts', () => {
    const [survival] = result.groups;
    if (survival?.information.status !== 'computed') throw new Error('not computed');
    const { evppi, parameters } = survival.information;
    for (const each of result.parameters) {
      if (each.parameters.every((name) => parameters.includes(name))) expect(evppi.value).toBeGreaterThanOrEqual(each.evppi.value);
    }
  });

  test('all patients: incidence and uptake of the population, discounted, from the year of the decision', () => {
    if ('status' in result.populationEvpi) throw new Error('blocked');
    // years 0 … 9; new patients grow by 1 % a year after the last that is given, uptake holds on
    const incidence = [60, 62, 64, 66, 68, ...[1, 2, 3, 4, 5].map((year) => 68 * 1.01 ** year)];
    const uptake = [0.3, 0.6, 0.8, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9];
    const people = incidence.reduce((sum, count, year) => sum + (count * (uptake[year] ?? 0)) / 1.04 ** year, 0);
    expect(result.populationEvpi.value).toBeCloseTo(result.evpi.value * people, 4);
  });

  test('the value of a study in its best size is what its patients and its price leave', () => {
    for (const { evsi, beneficiaries, cost, enbs } of study(result, 'register').sizes) {
      expect(enbs?.value).toBeCloseTo(evsi.value * (beneficiaries?.value ?? 0) - (cost?.value ?? 0), 6);
    }
    // 250,000 fixed and 800 a patient; nobody loses by being followed in a register
    expect(study(result, 'register').sizes.map(({ cost }) => cost?.value)).toEqual([270_000, 290_000, 330_000]);
  });

  test('what likeverd voi says of the same study is the same number', () => {
    const proposal = readProposal(
      JSON.stringify({
        outcomes: [{ likelihood: 'normal', parameter: 'hrOs', scale: 'log', standardDeviation: 2.5 }],
        sizes: [400, 50, 100, 200],
      }),
    );
    if (!proposal.ok || !probabilistic.ok) throw new Error('not read');
    const alone = valueOfInformation({
      run: probabilistic.value,
      threshold: result.threshold,
      groups: [],
      proposal: proposal.value,
    });
    if (alone.study?.status !== 'computed') throw new Error('not computed');
    expect(alone.study.sizes.map(({ size, evsi }) => [size, evsi.value])).toEqual(
      study(result, 'longerTrial').sizes.map(({ size, evsi }) => [size, evsi.value]),
    );
  });

  test('each number has an id of its own and leads to the run', () => {
    const numbers: ResultNode[] = result.proposals.flatMap(({ information }) =>
      information.status === 'computed'
        ? information.sizes.flatMap(({ evsi, enbs }) => (enbs === undefined ? [evsi] : [evsi, enbs]))
        : [],
    );
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(numbers.length);
    expect(numbers.every((each) => descendants(each).some(({ run }) => run !== undefined))).toBe(true);
  });
});

describe('what is missing blocks that alone', () => {
  test('no draws', () => {
    const { appraisal, parts: found } = judged(text, false);
    expect(found.information).toMatchObject({ status: 'blocked', code: 'information.noDraws' });
    expect(found.population).toMatchObject({ status: 'computed' });
    expect(appraisal.strategies).toHaveLength(2);
  });
  test('no patients: the figures per patient stand', () => {
    const without = computed(text.replace(/^population:[\s\S]*?(?=^information:)/mu, ''));
    expect(without.populationEvpi).toMatchObject({ status: 'blocked', code: 'information.noPatients' });
    expect(without.evpi.value).toBe(computed(text).evpi.value);
    expect(study(without, 'register').sizes.every(({ evsi, enbs }) => evsi.value >= 0 && enbs === undefined)).toBe(true);
  });
  test('a parameter that the model lacks, and shares of a strategy that it lacks', () => {
    const lacking = computed(
      text.replace('[hrOs, hrPfs]', '[hrOs, hrPsf]').replace('allocation: { chemotherapy', 'allocation: { chemo'),
    );
    expect(lacking.groups[0]?.information).toMatchObject({ code: 'information.notSampled', details: { parameter: 'hrPsf' } });
    expect(lacking.groups[1]?.information).toMatchObject({ status: 'computed' });
    expect(lacking.proposals[0]?.information).toMatchObject({
      code: 'information.allocation',
      details: { allowed: 'chemotherapy, targeted' },
    });
    expect(lacking.proposals[1]?.information).toMatchObject({ status: 'computed' });
  });
  test('a fault of the part is told with its place', () => {
    const document = readAssessment(text.replace('likelihood: normal, parameter: hrOs', 'likelihood: nrmal, parameter: hrOs'));
    expect(document.ok && document.value.faults).toMatchObject([
      { code: 'field.choice', path: 'information.proposals.longerTrial.outcomes[0].likelihood', details: { suggestion: 'normal' } },
    ]);
  });
});

describe('a proposed study as a file', () => {
  test('numbers and lists, numbers and names', () => {
    const read = readProposal(
      'outcomes: [{ likelihood: weibull, parameter: scale, shape: shape, followUp: 3 }]\nsizes: [10]\npopulation: { incidence: [5, 6], horizonYears: 3, discountRate: 0.04 }\n',
    );
    expect(read).toEqual({
      ok: true,
      value: {
        study: { outcomes: [{ likelihood: 'weibull', parameter: 'scale', shape: 'shape', followUp: 3 }], sizes: [10] },
        population: { incidence: [5, 6], horizonYears: 3, discountRate: 0.04 },
      },
    });
  });
  test('every fault with its place', () => {
    const read = readProposal('outcomes:\n  - { likelihood: weibull, parameter: scale, shape: -1 }\nsizes: []\nmore: 1\n');
    expect(read.ok ? [] : read.faults.map(({ code, path, line }) => `${line} ${path} ${code}`)).toEqual([
      '2 outcomes[0].followUp field.missing',
      '2 outcomes[0].shape field.range',
      '3 sizes field.range',
      '4 more field.unknown',
    ]);
  });
});
