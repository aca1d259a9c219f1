import { readFileSync } from 'node:fs';
import { readProposal } from '@likeverd/appraisal';
import { describeModel, readModel, type RunInputs } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { answersOf } from '../src/model/AdvisheForm.tsx';
import { emptyForm, proposalIn } from '../src/information/proposal.ts';
import { type Answer, answerTo, drawnParameters, gridParameters, type Question } from '../src/model/questions.ts';

function gallery(id: string) {
  const document = readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8');
  const read = readModel(document);
  if (!read.ok) throw new Error(`${id} has faults`);
  return { document, description: describeModel(read.value) };
}

function ask<K extends Question['kind']>(id: string, question: Question & { readonly kind: K }): Extract<Answer, { kind: K }> {
  const { document, description } = gallery(id);
  const answer = answerTo(document, description, question);
  const isAsked = (given: Answer): given is Extract<Answer, { kind: K }> => given.kind === question.kind;
  if (!answer.ok || !isAsked(answer.value)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
  return answer.value;
}

const colon = { strategy: 'exercise', comparator: 'control', threshold: 385_000 };

describe('what it is worth to know more', () => {
  const asked = { kind: 'information', inputs: {}, threshold: 385_000, draws: 300, seed: 1 } as const;

  test('every drawn parameter alone, between 0 and everything; a held one is not drawn', () => {
    const { description } = gallery('colon-exercise-norway');
    const { information } = ask('colon-exercise-norway', { ...asked, groups: 'each' });
    const known = information.groups.flatMap((group) => (group.status === 'computed' ? [group] : []));
    expect(known.map(({ parameters }) => parameters[0])).toEqual(drawnParameters(description, {}));
    expect(known.every(({ evppi }) => evppi.value >= 0 && evppi.value <= information.evpi.value)).toBe(true);
    expect(drawnParameters(description, { values: { hrDfs: 0.8 } })).not.toContain('hrDfs');
    const held = ask('colon-exercise-norway', { ...asked, inputs: { values: { hrDfs: 0.8 } }, groups: [['hrDfs']] });
    expect(held.information.groups[0]).toMatchObject({ status: 'blocked', details: { parameter: 'hrDfs' } });
  });

  test('a study as typed in the form is the proposal of a file', () => {
    const form = { ...emptyForm('hrOs'), likelihood: 'logNormal', standardDeviation: '2,5', sizes: '100, 50' } as const;
    const proposal = proposalIn(form);
    expect(proposal).toEqual({
      study: { outcomes: [{ likelihood: 'normal', scale: 'log', parameter: 'hrOs', standardDeviation: 2.5 }], sizes: [100, 50] },
      population: { incidence: 100, horizonYears: 10, discountRate: 0.04, delayYears: 1 },
      costs: { fixed: 1_000_000, perPatient: 5_000, patientsPerYear: 100 },
    });
    if (proposal === null) throw new Error('the form is complete');
    expect(readProposal(JSON.stringify({ ...proposal.study, population: proposal.population, costs: proposal.costs }))).toEqual({
      ok: true,
      value: proposal,
    });
    const { information } = ask('colon-exercise-norway', { ...asked, groups: [], proposal });
    expect(information.study).toMatchObject({ status: 'computed', sizes: [{ size: 50 }, { size: 100 }] });
  });

  test.each([
    ['standardDeviation', ''],
    ['standardDeviation', '0'],
    ['sizes', '50 x'],
    ['sizes', '0'],
    ['fixed', '-1'],
    ['parameter', ''],
  ])('nothing is asked while %s is “%s”', (field, value) => {
    expect(proposalIn({ ...emptyForm('hrOs'), standardDeviation: '1', [field]: value })).toBeNull();
  });
});

describe('what a reader may ask of a model', () => {
  test('the tornado’s middle is the published net benefit, and holds with other inputs', () => {
    const { analysis } = ask('colon-exercise-norway', { kind: 'oneWay', inputs: {}, ...colon });
    // Álcega Hartmann 2026, DOI 10.5281/zenodo.21978175: 0.910 QALYs and 32,764 kroner more.
    expect(analysis.base.qalys).toBeCloseTo(0.91, 3);
    expect(analysis.base.netBenefit).toBeCloseTo(385_000 * analysis.base.qalys - 32_764, -1);
    expect(analysis.bars.length).toBeGreaterThan(5);
    const tenYears = ask('colon-exercise-norway', { kind: 'oneWay', inputs: { horizonYears: 10 }, ...colon });
    expect(Math.round(tenYears.analysis.base.costs / tenYears.analysis.base.qalys)).toBe(11_907);
  });

  test('a grid goes between percentiles, or between the ends of the slider where the number is fixed or held', () => {
    const { description } = gallery('colon-exercise-norway');
    const held: RunInputs = { values: { hrDfs: 0.8 } };
    expect(gridParameters(description, {})).toContain('hrDfs');
    expect(gridParameters(description, held)).toContain('hrDfs');
    const { adjustable } = description;
    const slider = adjustable.find(({ parameter }) => parameter === 'hrDfs');
    const { analysis } = ask('colon-exercise-norway', { kind: 'twoWay', inputs: held, ...colon, rows: 'hrDfs', columns: 'hrOs' });
    expect([analysis.rows.values[0], analysis.rows.values[4]]).toEqual([slider?.minimum, slider?.maximum]);
    expect(analysis.cells.map((line) => line.length)).toEqual([5, 5, 5, 5, 5]);
    // A higher hazard ratio is worse.
    const first = analysis.cells.map(([cell]) => cell?.netBenefit ?? Number.NaN);
    expect(first).toEqual(first.toSorted((a, b) => b - a));
  });

  test('scenarios: the base case first, and the published ten-year horizon among them', () => {
    const { rows } = ask('colon-exercise-norway', { kind: 'scenarios', inputs: { scenario: 'horizon_10' } });
    expect(rows[0]?.scenario).toBeUndefined();
    const ratios = rows.flatMap(({ result }) =>
      result.ok ? result.value.comparisons.map(({ costs, qalys }) => Math.round(costs / qalys)) : [],
    );
    expect(ratios[0]).toBe(35_995);
    expect(ratios).toContain(11_907);
  });

  test.each(['evans-1997-migraine', 'jenks-2016-dressing', 'constructed-targeted-therapy'])(
    '%s: every check has an outcome',
    (id) => {
      const { results } = ask(id, { kind: 'checks' });
      expect(results.length).toBeGreaterThan(20);
      expect(results.filter(({ status, severity }) => status === 'failed' && severity === 'error')).toEqual([]);
    },
  );

  test('a document with faults, and a parameter that cannot vary, are refused with their faults', () => {
    const { document, description } = gallery('colon-exercise-norway');
    expect(answerTo('id: x', description, { kind: 'checks' }).ok).toBe(false);
    const grid = answerTo(document, description, { kind: 'twoWay', inputs: {}, ...colon, rows: 'noSuch', columns: 'hrOs' });
    expect(grid.ok ? [] : grid.faults.map(({ code }) => code)).toEqual(['input.unknown']);
  });
});

test('an item of AdViSHE counts as answered when it is said whether it was done', () => {
  expect(answersOf({})).toEqual({});
  expect(
    answersOf({
      'A1.done': 'yes',
      'A1.explanation': 'Two oncologists.',
      'A1.reference': ' ',
      'A2.explanation': 'Not yet.',
      'C1.done': 'perhaps',
    }),
  ).toEqual({ A1: { done: 'yes', explanation: 'Two oncologists.' } });
});
