import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { appraisalFigures, noDiscount, updateModel } from '@likeverd/followup';
import { compileModel, readModel, runProbabilistic } from '@likeverd/modelling';
import { cumulativeIncidence, type EventTimes, grayTest, kaplanMeier, logRank, selectTimes, sum } from '@likeverd/statistics';
import { readInput } from './input-file.ts';

/**
 * Our side of a question of follow-up data, through the public interfaces, in one thread.
 *
 * usage: follow-up-process.ts INPUT JOB: each line on standard input is one run, each answer "seconds peak_kilobytes total ...".
 */
const [, , file = '', job = ''] = process.argv;
const input = readInput(file);
const columnOf = (name: string): Float64Array => input[name] ?? new Float64Array();
const entry = columnOf('entry');
const times: EventTimes = {
  exit: columnOf('exit'),
  cause: Uint8Array.from(columnOf('cause')),
  ...(entry.length === 0 ? {} : { entry }),
};
const halves = [0, 1].map((half) => selectTimes(times, (index) => index % 2 === half));

const must = <T>(checked: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!checked.ok) throw new Error('The example is not sound');
  return checked.value;
};
const model = readFileSync(new URL('../models/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');

/** 300 patients of the method, followed for up to two years, with half as many events again as assumed; then cost per QALY, probability, EVPI and EVPPI anew. */
const update = (): readonly number[] => {
  const compiled = must(compileModel(must(readModel(model))));
  const prior = must(runProbabilistic(compiled, { seed: 1, from: 0, to: 10_000 }, undefined, WebAssembly));
  const exit = Float64Array.from({ length: 300 }, (_, i) => 1 + (i % 24));
  const endpoint = (name: string, free: readonly string[], every: number) => ({
    endpoint: name,
    strategy: 'targeted',
    free,
    times: { exit, cause: Uint8Array.from(exit, (_, i) => (i % every === 0 ? 1 : 0)) },
    discount: { ...noDiscount, biasSd: 0.15 },
  });
  const endpoints = [endpoint('os', ['progressionFree', 'progressed'], 3), endpoint('pfs', ['progressionFree'], 2)];
  const updated = updateModel({ compiled, prior, endpoints, parameters: [], host: WebAssembly });
  if (updated.status === 'refused') throw new Error(updated.code);
  const asked = { strategy: 'targeted', comparator: 'chemotherapy', threshold: 825_000, groups: [['hrOs'], ['hrOs', 'hrPfs']] };
  const [before, after] = [appraisalFigures({ ...asked, run: prior }), appraisalFigures({ ...asked, run: updated.run })];
  return [before.costs.mean, after.costs.mean, before.evpi, after.evpi];
};

const answer = (): readonly number[] => {
  switch (job) {
    case 'competing-risks': {
      const { causes, survival } = cumulativeIncidence(times);
      return [sum(survival), ...causes.map(({ incidence }) => sum(incidence))];
    }
    case 'log-rank': {
      const { chiSquare, groups } = logRank([halves]);
      return [chiSquare, ...groups.map(({ expected }) => expected), 0];
    }
    case 'gray-test': {
      const [one, other] = halves;
      if (one === undefined || other === undefined) throw new Error('No halves');
      const { chiSquare, groups } = grayTest(one, other);
      return [chiSquare, ...groups.map(({ expected }) => expected), 0];
    }
    case 'follow-up-update':
      return update();
    default: {
      const { survival, greenwood, cumulativeHazard } = kaplanMeier(times);
      return [sum(survival), greenwood.findLast((each) => Number.isFinite(each)) ?? 0, cumulativeHazard.at(-1) ?? 0, 0];
    }
  }
};

for await (const _line of createInterface({ input: process.stdin })) {
  const began = performance.now();
  const totals = answer();
  console.log([(performance.now() - began) / 1000, process.resourceUsage().maxRSS, ...totals].join(' '));
}
