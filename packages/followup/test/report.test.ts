import { readAssessment } from '@likeverd/appraisal';
import { compileModel, digest, readModel, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import {
  deliveryCsv,
  followUp,
  type FollowUpReport,
  outcomeCsv,
  readDrugDeliveries,
  readFollowUp,
  readOutcomes,
  simulate,
} from '../src/index.ts';
import { livingFile, livingTruth } from './living-example.ts';
import { drawn, galleryAssessment, galleryModel } from './models.ts';

const must = <T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly unknown[] },
): T => {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
};
const text = livingFile('.yaml');
const patients = livingFile('-patients.csv');
const deliveries = livingFile('-deliveries.csv');
const definition = must(readModel(galleryModel('constructed-targeted-therapy')));
const compiled = must(compileModel(definition));
const prior = drawn(compiled, 400);

const reported = (document = text, rows = patients): FollowUpReport => {
  const read = must(readFollowUp(document));
  const found = followUp({
    document: read,
    outcomes: { ...must(readOutcomes(rows, read.premises)), hash: digest(rows) },
    deliveries: { rows: must(readDrugDeliveries(deliveries, read.premises)), hash: digest(deliveries) },
    assessment: must(readAssessment(galleryAssessment('constructed-targeted-therapy'))),
    definition,
    compiled,
    baseCase: must(runBaseCase(compiled)),
    prior,
    known: '2029-01-15',
  });
  if ('status' in found) throw new Error(found.code);
  return found;
};

/** Without what costs time and is not asked about. */
const lean = text.slice(0, text.indexOf('\nforecast:')).replace(/ {2}subgroups: .*\n/, '');

describe('the constructed follow-up', () => {
  const report = reported();
  const [whole, fusion, other] = report.updates;

  test('its data are what the simulator deals from its truth', () => {
    const simulated = simulate(livingTruth);
    expect(outcomeCsv(simulated)).toBe(patients);
    expect(deliveryCsv(simulated)).toBe(deliveries);
  });

  test('is one plain object: what JSON gives back is the same, and the same inputs give the same hash', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(reported().hash).toBe(report.hash);
    expect(report.constructed).toBe(true);
    expect(Object.values(report.inputs).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });

  test('tells the story: fewer patients, more events than assumed, the effect held up in fusions and not elsewhere', () => {
    expect(report.data).toMatchObject({ patients: 70, duplicates: 3 });
    expect(report.practice.inside + report.practice.outside + report.practice.unknown).toBe(70);
    const pfs = report.endpoints.find(({ endpoint, subgroup }) => endpoint === 'pfs' && subgroup === undefined);
    expect(pfs).toMatchObject({ status: 'compared' });
    if (pfs?.status === 'compared') expect(pfs.lower).toBeGreaterThan(1);
    expect(report.rules.map((each) => (each.status === 'judged' ? each.verdict : each.code))).toEqual([
      'met',
      'undecided',
      'undecided',
      'met',
      'met',
      'notYet',
    ]);
    const hr = (of: typeof whole, when: 'prior' | 'posterior') =>
      of?.update.status === 'updated'
        ? of.update.parameters.find(({ parameter }) => parameter === 'hrPfs')?.[when].mean
        : undefined;
    expect(hr(whole, 'posterior')).toBeGreaterThan(hr(whole, 'prior') ?? 0);
    expect(hr(fusion, 'posterior')).toBeLessThan(hr(other, 'posterior') ?? 0);
  });

  test('the appraisal is made anew at list price and as agreed, of all and of each subgroup', () => {
    for (const each of report.updates) {
      const found = each.reappraisal;
      if (found === undefined || 'status' in found || found.underAgreement === undefined || 'status' in found.underAgreement)
        throw new Error('not re-appraised');
      const { before, after, underAgreement } = found;
      // what is agreed costs less than the list price, and changes no health
      expect(underAgreement.before.costs.mean).toBeLessThan(before.costs.mean);
      expect(underAgreement.after.costs.mean).toBeLessThan(after.costs.mean);
      expect(underAgreement.after.qalys).toEqual(after.qalys);
      expect(after.evpi).toBeGreaterThanOrEqual(0);
      expect(after.holdingPrice?.price).toBeLessThan(45_000);
    }
  });

  test('two years are settled: 35 % off, then money back for those who had progressed by half a year', () => {
    expect(report.settlements.map((each) => (each.status === 'settled' ? [each.from, each.rows, each.listed] : each.code))).toEqual(
      [
        ['2027-01-01', 90, 90 * 4_500_000],
        ['2028-01-01', 388, 388 * 4_500_000],
      ],
    );
    for (const each of report.settlements)
      if (each.status === 'settled') expect(each.steps[0]?.after).toBe(Math.round(0.65 * each.listed));
  });

  test('the forecast warns: fewer patients than by the plan, and hardly the number that was written down', () => {
    const found = report.forecast;
    if (found === undefined || 'status' in found) throw new Error('no forecast');
    expect(found.now.patients.middle).toBeLessThan(found.atStart.patients.middle);
    const enough = (of: typeof found.now) => of.rules.find(({ id }) => id === 'enough-patients')?.probability ?? 0;
    expect(enough(found.now)).toBeLessThan(enough(found.atStart) / 2);
  });
});

describe('causes that rule each other out', () => {
  const told = (report: FollowUpReport, subgroup?: string) => {
    const found = report.endpoints.find((each) => each.endpoint === 'treatment' && each.subgroup === subgroup);
    if (found?.status !== 'compared' || found.causes === undefined) throw new Error('no causes');
    return { ...found, causes: found.causes };
  };

  test('the endpoint is any of them; where one has all the states, it takes all who are no longer free, and the other is assumed not to happen', () => {
    const { events, points, causes } = told(reported(lean));
    expect(causes.each.map(({ cause, events: own }) => [cause, own])).toEqual([
      [1, 34],
      [2, 2],
    ]);
    expect(events).toBe(34 + 2);
    causes.each[0]?.points.forEach(({ assumed, observed }, index) => {
      expect(assumed).toBeCloseTo(1 - (points[index]?.assumed ?? Number.NaN), 9);
      // with survival, the causes sum to 1
      expect(observed + (causes.each[1]?.points[index]?.observed ?? 0) + (points[index]?.observed ?? 0)).toBeCloseTo(1, 9);
    });
    // nothing was expected of the second: no ratio, and any event is too many
    expect(causes.each[1]?.expected).toMatchObject({ events: 2, expected: 0, excess: 2, p: 0 });
    expect(causes.each[1]?.points.every(({ assumed }) => assumed === 0)).toBe(true);
    expect(causes.each.every(({ control }) => control === undefined)).toBe(true);
  });

  test('with a cohort as external control, Gray’s test and the ratio of the hazards of each cause', () => {
    const cohort = lean.replace('kind: modelComparator', 'kind: cohort');
    // every third patient becomes one of the control
    const mixed = patients
      .split('\n')
      .map((line) =>
        Number(line.slice(0, line.indexOf(';')).split('-')[1]) % 3 === 0 ? line.replace(';treated;', ';control;') : line,
      )
      .join('\n');
    const { causes } = told(reported(cohort, mixed));
    const [stopped] = causes.each;
    expect(stopped?.control?.people).toBeGreaterThan(15);
    expect(stopped?.control?.gray?.p).toBeGreaterThan(0);
    expect(stopped?.control?.ratio?.lower).toBeLessThan(stopped?.control?.ratio?.estimate ?? 0);
    // no cohort is stated, no comparison is made: A11-6
    expect(told(reported(lean, mixed)).causes.each.every(({ control }) => control === undefined)).toBe(true);
  });

  test('a model that follows shares without transitions does not tell two causes apart, and says so; a state without a cause is named', () => {
    const two = lean.replace('states: [progressed, dead]', 'states: [progressed]').replace('states: [] }', 'states: [dead] }');
    expect(told(reported(two)).causes.assumed).toMatchObject({ code: 'followUp.noIncidence', details: { measure: 'treatment' } });
    const short = lean.replace('states: [progressed, dead]', 'states: [progressed]');
    expect(told(reported(short)).causes.assumed).toMatchObject({ details: { states: 'dead' } });
    const silent = lean.replace('        states: [progressed, dead]\n', '').replace(', states: [] }', ' }');
    const { causes } = told(reported(silent));
    expect(causes.assumed).toBeUndefined();
    expect(
      causes.each.every(({ expected, points }) => expected === undefined && points.every((each) => !('assumed' in each))),
    ).toBe(true);
  });

  test('a code that no cause has is a fault at its row, and two causes of one code at theirs', () => {
    const { premises } = must(readFollowUp(text));
    const wrong = patients.replace(/(\d);(0\.\d+;0\.\d+;\d+;)/, '7;$2');
    const read = readOutcomes(wrong, premises);
    expect(read.ok ? [] : read.faults.map(({ code, variable, details }) => [code, variable, details['codes']])).toEqual([
      ['cell.code', 'treatmentEvent', '0, 1, 2'],
    ]);
    const twice = readFollowUp(text.replace('- { code: 2, label', '- { code: 1, label'));
    expect(twice.ok ? [] : twice.faults.map(({ code, path }) => [code, path])).toEqual([
      ['field.choice', 'endpoints.treatment.causes[1].code'],
    ]);
  });
});

describe('effect size without an external control', () => {
  const without = lean.replace(/externalControl:[\s\S]*?biasSd: [\d.]+\n/, '');
  const report = reported(without);

  test('is refused in rules and updates, with the requirement; what needs none stands', () => {
    expect(report.externalControl).toBeUndefined();
    expect(report.rules[1]).toMatchObject({ status: 'refused', code: 'followUp.noExternalControl', rule: 'effectSize' });
    expect(report.rules[0]).toMatchObject({ status: 'judged', verdict: 'met' });
    expect(report.updates[0]?.update).toMatchObject({ status: 'refused', code: 'followUp.noExternalControl' });
    expect(report.endpoints.every(({ status }) => status === 'compared')).toBe(true);
    expect(report.settlements.length).toBe(2);
  });

  test('parameters that are no effects can still be updated', () => {
    const modest = without.replace('  endpoints: [os, pfs]\n', '');
    const [update] = reported(modest).updates;
    expect(update?.update).toMatchObject({ status: 'updated' });
    const moved = update?.update.status === 'updated' ? update.update.parameters.filter(({ linked }) => linked) : [];
    expect(moved.map(({ parameter }) => parameter)).toEqual(['utilityProgressionFree', 'monitoringPerYear']);
  });

  test('evidence on a hazard ratio itself is effect size too', () => {
    const sly = without
      .replace('  endpoints: [os, pfs]\n', '')
      .replace(
        '{ likelihood: normal, parameter: utilityProgressionFree, series: quality, month: 6 }',
        '{ likelihood: normal, parameter: hrOs, series: quality, month: 6 }',
      );
    expect(reported(sly).updates[0]?.update).toMatchObject({ code: 'followUp.noExternalControl' });
  });
});

describe('what cannot be read is refused, every fault at once', () => {
  test('the document: place and code of each', () => {
    const wrong = text
      .replace('statistic: rmst', 'statistic: rsmt')
      .replace('outside: exclude', 'outside: perhaps')
      .replace('weight: 0.8', 'weight: 2');
    const read = readFollowUp(wrong);
    expect(read.ok ? [] : read.faults.map(({ code, path }) => [code, path])).toEqual([
      ['field.choice', 'indication.outside'],
      ['field.range', 'externalControl.weight'],
      ['field.choice', 'rules[3].statistic'],
    ]);
  });

  test.each(['../secret.csv', '/etc/passwd', 'folder\\\\file.csv', '.hidden'])('a file elsewhere: %s', (file) => {
    const read = readFollowUp(text.replace('file: constructed-targeted-therapy-patients.csv', `file: "${file}"`));
    expect(read.ok ? [] : read.faults.map(({ code, path }) => [code, path])).toEqual([['field.type', 'patients.file']]);
  });

  test('names that are not there, and dates in the wrong order', () => {
    const wrong = text
      .replace('measure: quality,', 'measure: qualty,')
      .replace('reassessment: 2029-12-31', 'reassessment: 2026-02-30')
      .replace('to: 2028-01-01, patients: 40', 'to: 2026-01-01, patients: 40');
    const read = readFollowUp(wrong);
    expect(read.ok ? [] : read.faults.map(({ code, path }) => [code, path])).toEqual([
      ['field.type', 'contract.reassessment'],
      ['field.type', 'expectedPatients[0].to'],
      ['field.choice', 'rules[4].measure'],
    ]);
  });

  test('a plan of looks that lacks a part, or that the rule cannot have', () => {
    const wrong = text
      .replace('certainty: 0.8, consequence: renegotiatePrice', 'looks: 4, consequence: renegotiatePrice')
      .replace('certainty: 0.7, consequence: stopSubgroup', 'certainty: 0.7, spending: pocock, consequence: stopSubgroup')
      .replace('by: bootstrap, certainty: 0.8', 'by: bootstrap, looks: 4, everyMonths: 6, certainty: 0.8');
    const read = readFollowUp(wrong);
    expect(new Set(read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`))).toEqual(
      new Set([
        'field.missing rules[0].certainty',
        'field.missing rules[0].everyMonths',
        'field.missing rules[1].looks',
        'field.unknown rules[3].looks',
      ]),
    );
  });

  const { premises } = must(readFollowUp(text));
  const heading = patients.slice(0, patients.indexOf('\n'));
  const row = 'a;west;fusion;treated;inside;2027-04-28;10;1;5;1;5;1;0.7;0.7;30000;';
  const faults = (...rows: readonly string[]) => {
    const read = readOutcomes([heading, ...rows].join('\n'), premises);
    return read.ok ? [] : read.faults.map(({ code, row: at, variable }) => [code, at, variable]);
  };

  test.each([
    ['a start after the data end', row.replace('2027-04-28', '2029-02-01'), 'cell.above', 'start'],
    ['an event without a time', row.replace(';10;1;', ';;1;'), 'cell.required', 'osMonths'],
    ['a time without an event', row.replace(';10;1;', ';10;;'), 'cell.required', 'osEvent'],
    ['a time below 0', row.replace(';10;1;', ';-1;1;'), 'cell.below', 'osMonths'],
    ['an arm that is not known', row.replace('treated', 'tretaed'), 'cell.code', 'arm'],
    // made up, both control digits right
    ['an identity number', row.replace('a;', '01010750160;'), 'cell.identityNumber', 'patient'],
  ])('%s', (_what, wrong, code, variable) => {
    expect(faults(row.replace('a;', 'b;'), wrong)).toEqual([[code, 3, variable]]);
  });

  test('the same row twice counts once; two that differ are a fault', () => {
    expect(must(readOutcomes([heading, row, row].join('\n'), premises))).toMatchObject({ duplicates: 1, table: { rows: 1 } });
    expect(faults(row, row.replace(';10;1;', ';11;1;'))).toEqual([['cell.notUnique', 3, 'patient']]);
  });

  test('hostile text is only text', () => {
    const hostile = must(readOutcomes([heading, row.replace('west', '<script>alert(1)</script>')].join('\n'), premises));
    expect(hostile.table.region).toEqual(['<script>alert(1)</script>']);
  });

  test('exact limits where they are asked for: wider than the usual ones before the first event, which have no width', () => {
    const at = (report: FollowUpReport) => {
      const [first] = report.endpoints;
      return first?.status === 'compared' ? first.points[0] : undefined;
    };
    expect(at(reported(lean))).toMatchObject({ lower: 1, upper: 1 });
    const exact = at(reported(lean.replace('compare: {', 'compare: { limits: exact,')));
    // of n at risk, all free of the event: the lower limit is 0.025^(1/n)
    expect(exact?.lower).toBeCloseTo(0.025 ** (1 / (exact?.atRisk ?? 0)), 9);
  });

  test('a strategy, state or offer that is not there is told where it is used', () => {
    const states = reported(lean.replace('free: [progressionFree]', 'free: [progressionless]'));
    expect(states.endpoints.find(({ endpoint }) => endpoint === 'pfs')).toMatchObject({ code: 'followUp.unknownState' });
    expect(states.updates[0]?.update).toMatchObject({ code: 'followUp.unknownState' });
    expect(reported(lean.replace('offer: money-back', 'offer: free')).settlements).toMatchObject([
      { code: 'followUp.unknownOffer' },
    ]);
    expect(reported(lean.replace('price: drugPricePerPack', 'price: entryAge')).updates[0]?.reappraisal).toMatchObject({
      code: 'followUp.noPrice',
    });
  });
});
