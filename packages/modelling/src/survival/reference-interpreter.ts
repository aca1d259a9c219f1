import { FLOOR, readCurves } from '../curves/reference-interpreter.ts';
import { evaluate, type Expression } from '../expression.ts';
import {
  add,
  discount,
  type Interpreted,
  lessLosses,
  type Lookup,
  namedLosses,
  openLosses,
  utilityAt,
  summed,
  zero,
} from '../reference-parts.ts';
import type { SurvivalModel } from './model.ts';

type Survival = (cycle: number) => number;

const remembered = (curve: Survival): Survival => {
  const known: number[] = [];
  return (cycle) => {
    known[cycle] ??= curve(cycle);
    return known[cycle] ?? Number.NaN;
  };
};

/** The curve under the mortality floor of the document. */
const floored = (model: SurvivalModel, unbounded: Survival): Survival => {
  const raw: Survival = (cycle) => Math.max(unbounded(cycle), FLOOR);
  const { mortality } = model.document.population;
  const { cyclesPerYear } = model.document.time;
  const oldest = model.annualMortality.length - 1;
  const general: Survival = remembered((cycle) => {
    if (cycle === 0) return 1;
    const age = Math.min(Math.floor(model.entryAge + cycle / cyclesPerYear), oldest);
    return general(cycle - 1) * (1 - (model.annualMortality[age] ?? Number.NaN)) ** (1 / cyclesPerYear);
  });
  const increment = (curve: Survival, cycle: number): number =>
    Math.log(Math.max(curve(cycle - 1), FLOOR)) - Math.log(Math.max(curve(cycle), FLOOR));
  for (let cycle = 0; cycle <= model.cycles; cycle++) general(cycle);
  if (mortality.floor === 'none') return raw;
  if (mortality.floor === 'survivalMinimum') return (cycle) => Math.min(raw(cycle), Math.max(general(cycle), FLOOR));
  const { curedFromYear = Number.POSITIVE_INFINITY } = mortality;
  const curve: Survival = remembered((cycle) => {
    if (cycle === 0) return 1;
    const cured = (cycle - 1) / cyclesPerYear >= curedFromYear - 1e-12;
    const hazard = cured ? increment(general, cycle) : Math.max(increment(raw, cycle), increment(general, cycle));
    return curve(cycle - 1) * Math.exp(-hazard);
  });
  for (let cycle = 0; cycle <= model.cycles; cycle++) curve(cycle);
  return curve;
};

/** Totals of every strategy of a partitioned survival model, by its states and curves. */
export const interpretSurvival = (model: SurvivalModel, lookup: Lookup): readonly Interpreted[] => {
  const { document, cycles, entryAge } = model;
  const { cyclesPerYear, correction } = document.time;
  const length = 1 / cyclesPerYear;
  const grid = Array.from({ length: cycles + 1 }, (_, cycle) => cycle / cyclesPerYear);
  const read = readCurves(model, lookup, cyclesPerYear);
  const inCycle = (tree: Expression, cycle: number): number =>
    evaluate(tree, (name) => {
      if (name === 'cycle') return cycle;
      if (name === 'time') return cycle / cyclesPerYear;
      return name === 'age' ? entryAge + cycle / cyclesPerYear : lookup(name);
    });

  return model.strategies.map(({ id, curves, utilities }) => {
    const bounds = curves.map((curve) => {
      const own = read(curve, grid);
      return floored(model, (cycle) => own[cycle] ?? Number.NaN);
    });
    const overall = bounds.at(-1) ?? (() => Number.NaN);
    const bound = (state: number, cycle: number): number => {
      const own = bounds[state]?.(cycle) ?? Number.NaN;
      return document.curvesOrdered && state < bounds.length - 1 ? Math.min(own, bound(state + 1, cycle)) : own;
    };
    const occupancy = (state: number, cycle: number): number =>
      state === 0 ? bound(0, cycle) : Math.max(bound(state, cycle) - bound(state - 1, cycle), 0);

    const lifeYears = zero();
    const qalys = zero();
    const components = model.costs
      .filter(({ counted, document: cost }) => counted && (cost.strategies?.includes(id) ?? true))
      .map((cost) => ({ cost, total: zero() }));

    const carerNumber = model.carers === undefined ? 0 : evaluate(model.carers.number, lookup);
    const losses = openLosses(model, id, carerNumber);
    const carers = zero();

    for (let cycle = 1; cycle <= cycles; cycle++) {
      const shift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0 }[document.discounting.weightAt];
      const time = (cycle - shift) * length;
      const costWeight = discount(document.discounting.schedule, time);
      const effectWeight = discount(document.discounting.effects ?? document.discounting.schedule, time);
      const living = model.livingStates.map((_, state) => {
        const before = occupancy(state, cycle - 1);
        const after = occupancy(state, cycle);
        return { trapezoid: (before + after) / 2, start: before, end: after }[correction];
      });
      const deaths = Math.max(overall(cycle - 1) - overall(cycle), 0);
      const alive = living.reduce((sum, share) => sum + share, 0);
      const leaving = deaths * { trapezoid: 0.5, start: 1, end: 0 }[correction];

      utilities.forEach((utility, state) => {
        const share = living[state] ?? Number.NaN;
        add(lifeYears, share * length, effectWeight);
        add(qalys, share * utilityAt(model, inCycle(utility, cycle), entryAge + cycle * length) * length, effectWeight);
        const carerUtility = model.carers?.utilities.get(model.livingStates[state]?.id ?? '');
        if (carerUtility !== undefined) add(carers, share * length * inCycle(carerUtility, cycle) * carerNumber, effectWeight);
      });
      for (const { loss, people, total } of [...losses.patients, ...losses.carers]) {
        const written = loss.document;
        const lost = people * inCycle(loss.amount, cycle);
        if (written.type === 'once' && cycle === written.cycle) add(total, lost, effectWeight);
        if (written.type === 'perDeath') add(total, deaths * lost, effectWeight);
        if (!('state' in written)) continue;
        if (cycle < (written.cycles?.from ?? 1) || cycle > (written.cycles?.to ?? cycles)) continue;
        const share = living[model.livingStates.findIndex((state) => state.id === written.state)] ?? Number.NaN;
        add(total, share * length * lost, effectWeight);
      }
      for (const { cost, total } of components) {
        const amount = inCycle(cost.amount, cycle);
        const written = cost.document;
        if (written.type === 'once') {
          if (cycle === written.cycle) add(total, amount, costWeight);
        } else if (written.type === 'perDeath') {
          add(total, deaths * amount, costWeight);
        } else if (cycle >= (written.cycles?.from ?? 1) && cycle <= (written.cycles?.to ?? cycles)) {
          const share = living[model.livingStates.findIndex((state) => state.id === written.state)] ?? Number.NaN;
          const leavingHere = written.excludesMonthOfDeath === true && alive > 0 ? (leaving * share) / alive : 0;
          add(total, (share - leavingHere) * amount * length, costWeight);
        }
      }
    }
    return {
      strategy: id,
      lifeYears,
      qalys: lessLosses(qalys, losses.patients),
      qalyLosses: namedLosses(losses.patients),
      carers: lessLosses(carers, losses.carers),
      costs: summed(components),
      components: components.map(({ cost, total }) => ({ component: cost.document.id, ...total })),
    };
  });
};
