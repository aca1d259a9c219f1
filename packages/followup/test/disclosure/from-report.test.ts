import { readAssessment } from '@likeverd/appraisal';
import { compileModel, digest, readModel, runBaseCase } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import {
  followUp,
  type FollowUpReport,
  prepareRelease,
  readFollowUp,
  readOutcomes,
  releaseLimits,
  releaseOfReport,
  type ReleaseTitles,
  type ReportChoice,
} from '../../src/index.ts';
import { publicRule } from '../../src/disclosure/rule-probability.ts';
import { livingFile } from '../living-example.ts';
import { drawn, galleryAssessment, galleryModel } from '../models.ts';

const must = <T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly unknown[] },
): T => {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
};
const whole = livingFile('.yaml');
const text = whole.slice(0, whole.indexOf('\nforecast:')).replace(/ {2}subgroups: .*\n/, '');
const patients = livingFile('-patients.csv');

function made(): FollowUpReport {
  const definition = must(readModel(galleryModel('constructed-targeted-therapy')));
  const compiled = must(compileModel(definition));
  const read = must(readFollowUp(text));
  const found = followUp({
    document: read,
    outcomes: { ...must(readOutcomes(patients, read.premises)), hash: digest(patients) },
    assessment: must(readAssessment(galleryAssessment('constructed-targeted-therapy'))),
    definition,
    compiled,
    baseCase: must(runBaseCase(compiled)),
    prior: drawn(compiled, 200),
    known: '2029-01-15',
  });
  if ('status' in found) throw new Error(found.code);
  return found;
}

const report = made();
const limits = releaseLimits('2029-01-15');
const titles: ReleaseTitles = {
  release: (date) => `Data til ${date}`,
  patients: (by) => `Pasienter etter ${by.join(', ')}`,
  curve: ({ endpoint, subgroup = 'alle' }) => `Kurve: ${endpoint}, ${subgroup}`,
  events: (endpoint) => `Hendelser: ${endpoint}`,
  expected: ({ endpoint, subgroup = 'alle' }) => `Ventet: ${endpoint}, ${subgroup}`,
  ratio: ({ endpoint, subgroup = 'alle' }) => `Forhold: ${endpoint}, ${subgroup}`,
  rule: (rule) => `Regel ${rule}`,
};
const nothing: ReportChoice = { protect: 'suppress', tables: [], curves: [], events: [], rules: [] };
const filled = (choice: Partial<ReportChoice>, of = report) => releaseOfReport(of, { ...nothing, ...choice }, titles);
const request = (choice: Partial<ReportChoice>) => {
  const found = filled(choice);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.request;
};
const released = (choice: Partial<ReportChoice>) => {
  const found = prepareRelease(request(choice), [], limits);
  if (found.status !== 'prepared') throw new Error(JSON.stringify(found));
  return found;
};

describe('a request filled in from a report', () => {
  test('counts everybody once, by every dimension', () => {
    const { dimensions, people, source } = request({ tables: [['region']] });
    const os = report.endpoints.find(({ endpoint, subgroup }) => endpoint === 'os' && subgroup === undefined);
    expect(people.reduce((sum, { count }) => sum + count, 0)).toBe(os?.status === 'compared' ? os.people : Number.NaN);
    const dead = people.filter(({ at }) => at['os fate'] === 'event').reduce((sum, { count }) => sum + count, 0);
    expect(dead).toBe(os?.status === 'compared' ? os.events : Number.NaN);
    expect(source).toEqual({ report: report.hash, dataUntil: report.contract.dataUntil });
    // regions are known before anybody has started there
    expect(dimensions[0]).toMatchObject({ id: 'region', grows: true });
  });

  test('the released curve follows Kaplan–Meier of the report, beside the curve that was assumed', () => {
    const [curve] = released({ curves: [{ endpoint: 'os' }] }).publication.curves;
    const os = report.endpoints.find(({ endpoint, subgroup }) => endpoint === 'os' && subgroup === undefined);
    const points = os?.status === 'compared' ? os.points : [];
    expect(curve?.steps.length).toBeGreaterThan(2);
    for (const { month, survival, assumed } of curve?.steps ?? []) {
      const point = points.find((each) => each.month === month);
      if (point === undefined) continue;
      // half of those who leave within three months count for half of them: a few hundredths at most
      expect(Math.abs(survival - point.observed)).toBeLessThan(0.05);
      expect(assumed).toBeCloseTo(point.assumed, 9);
    }
    expect(curve?.steps.some(({ month }) => points.some((each) => each.month === month))).toBe(true);
  });

  test('expected events and estimates behind rules go along with the number they rest on, and no further', () => {
    const { publication } = released({
      events: [{ endpoint: 'os' }],
      rules: report.rules.flatMap((each) =>
        each.status === 'judged' && each.estimate !== undefined && each.rule.statistic !== 'count' ? [each.rule.id] : [],
      ),
    });
    const { statistics } = publication;
    expect(statistics.map(({ id }) => id)).toEqual(expect.arrayContaining(['expected os', 'ratio os']));
    const rules = statistics.filter(({ rule }) => rule !== undefined);
    expect(rules.length).toBeGreaterThan(0);
    for (const { figure, people, rule } of rules) {
      expect('withheld' in figure).toBe(people === undefined);
      if ('withheld' in figure) expect(rule).not.toHaveProperty('probability');
    }
  });

  test('every fault of a choice at once, each at its place', () => {
    const faults = filled({
      tables: [['region', 'region']],
      curves: [{ endpoint: 'os' }, { endpoint: 'qol' }],
      events: [{ endpoint: 'os', subgroup: 'Marsboere' }],
      rules: ['=1+1'],
    });
    expect(faults.ok ? [] : faults.faults.map(({ code, place }) => `${place} ${code}`)).toEqual([
      'tables[0] release.sameCode',
      'curves[1] release.unknownItem',
      'events[0] release.unknownItem',
      'rules[0] release.unknownItem',
    ]);
    expect(filled({})).toMatchObject({ ok: false, faults: [{ code: 'release.nothingAsked' }] });
  });

  test('a report from before the counts were kept releases nothing', () => {
    const { people: _counts, ...older } = report;
    expect(filled({ tables: [['region']] }, older)).toMatchObject({ ok: false, faults: [{ code: 'release.noCounts' }] });
  });

  test('a certainty that was not reached is not reached by rounding, and one that was reached is', () => {
    const shown = (probability: number, boundary: number) => publicRule({ id: 'r', probability, boundary });
    // 0.8999 is told as 0.89, under every certainty of two decimals that it lies under
    expect([0.8999, 0.9, 0.29].map((probability) => publicRule({ id: 'r', probability }).probability)).toEqual([0.89, 0.9, 0.29]);
    expect(shown(0.9712, 0.9708)).toEqual({ id: 'r', probability: 0.97, boundary: 0.97 });
    expect(shown(0.9706, 0.9708)).toEqual({ id: 'r', probability: 0.97, boundary: 0.98 });
  });
});
