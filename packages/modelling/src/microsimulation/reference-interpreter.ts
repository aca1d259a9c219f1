import { drawGamma, drawNormal, drawUniform, philox, randomStream } from '@likeverd/statistics';
import { evaluate, type Expression } from '../expression.ts';
import { discount, type DrawnLuck, type Interpreted, type Lookup, normOf, summed, zero } from '../reference-parts.ts';
import type { HistoryDocument } from './format.ts';
import type { MicrosimulationModel } from './model.ts';

/** One patient's life so far. */
interface Life {
  /** State at every grid point so far. */
  readonly states: string[];
}

/** Cycles or events that a life has given a history variable by its last grid point. */
const pastOf = (written: HistoryDocument, { states }: Life): number => {
  const entered = (state: string, point: number): boolean => states[point] === state && states[point - 1] !== state;
  switch (written.type) {
    case 'timeWithin':
      return states.length - 1 - states.findLastIndex((state) => !written.states.includes(state));
    case 'timeAltogether':
      return states.filter((state) => written.states.includes(state)).length;
    case 'timeSince': {
      const last = states.findLastIndex((_, point) => entered(written.state, point));
      return last === -1 ? Number.NaN : states.length - last;
    }
    case 'visits':
      return states.filter((_, point) => entered(written.state, point)).length;
    case 'passages':
      return states.filter((state, point) => state === written.to && states[point - 1] === written.from).length;
  }
};

/** Totals of every strategy, patient by patient and cycle by cycle. The whole life is kept and counted anew in each cycle. */
export const interpretMicrosimulation = (model: MicrosimulationModel, lookup: Lookup, luck?: DrawnLuck): readonly Interpreted[] => {
  const { document, cycles, deathState } = model;
  const { cyclesPerYear, correction } = document.time;
  const { weightAt, schedule, effects = schedule } = document.discounting;
  const { simulation } = document;
  const length = 1 / cyclesPerYear;
  const patients = luck === undefined ? simulation.patients : simulation.patientsPerDraw;
  const stream = randomStream(luck?.seed ?? simulation.seed, 'transitions of patients');
  /** A number from [0, 1) with 31 bits for a patient and a cycle; cycle 0 is the start. */
  const chance = (patient: number, cycle: number): number => {
    const block = cycle === 0 ? 4_294_967_295 : Math.floor((cycle - 1) / 4);
    const words = philox(
      [patient, block, luck?.draw ?? 4_294_967_295, (stream.seedHigh ^ stream.name1) >>> 0],
      stream.seedLow,
      stream.name0,
    );
    return Math.floor((words[cycle === 0 ? 0 : (cycle - 1) % 4] ?? Number.NaN) / 2) / 2 ** 31;
  };
  const characteristicsOf = (patient: number): ReadonlyMap<string, number> =>
    new Map(
      model.characteristics.map(({ id, values, arguments: formulas }) => {
        const of = (field: string): number => {
          const tree = formulas.get(field);
          return tree === undefined ? Number.NaN : evaluate(tree, lookup);
        };
        const own = randomStream(simulation.seed, `characteristic ${id}`);
        switch (values.type) {
          case 'normal':
            return [id, of('mean') + of('sd') * drawNormal(own, patient)];
          case 'logNormal':
            return [id, Math.exp(of('meanlog')) * Math.exp(of('sdlog') * drawNormal(own, patient))];
          case 'uniform': {
            const share = drawUniform(own, patient);
            return [id, of('minimum') * (1 - share) + of('maximum') * share];
          }
          case 'gamma':
            return [id, (drawGamma(own, patient, (of('mean') / of('sd')) ** 2) * of('sd') ** 2) / of('mean')];
          case 'bernoulli':
            return [id, drawUniform(own, patient) < of('probability') ? 1 : 0];
          case 'listed':
            return [id, values.values[patient % values.values.length] ?? Number.NaN];
        }
      }),
    );

  const weightOfCycle = (cycle: number, rates: typeof schedule): number =>
    discount(rates, Math.max(cycle - { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0, point: 0 }[weightAt], 0) * length);
  const [startCounts, endCounts] = { trapezoid: [0.5, 0.5], start: [1, 0], end: [0, 1], none: [0, 1] }[correction] as [
    number,
    number,
  ];

  return model.strategies.map(({ id, utilities }) => {
    const transitions = model.transitions.filter(({ document: written }) => written.strategies?.includes(id) ?? true);
    const lifeYears = zero();
    const qalys = zero();
    const components = model.costs
      .filter(({ counted, document: cost }) => counted && (cost.strategies?.includes(id) ?? true))
      .map((cost) => ({ cost, total: zero() }));
    const gain = (total: { discounted: number; undiscounted: number }, amount: number, weight: number): void => {
      total.discounted += (amount * weight) / patients;
      total.undiscounted += amount / patients;
    };

    for (let patient = 0; patient < patients; patient++) {
      const characteristics = characteristicsOf(patient);
      const entryAge =
        document.population.ageOf === undefined ? model.entryAge : (characteristics.get(document.population.ageOf) ?? Number.NaN);
      const read = (tree: Expression, cycle: number, life: Life): number =>
        evaluate(tree, (name) => {
          switch (name) {
            case 'cycle':
              return cycle;
            case 'time':
              return cycle * length;
            case 'age':
              return entryAge + cycle * length;
            case 'cycleLength':
              return length;
            case 'timeInState':
              return (life.states.length - 1 - life.states.findLastIndex((state) => state !== life.states.at(-1))) * length;
            case 'generalMortality': {
              const back = document.population.mortality?.ageAt === 'cycleStart' ? 1 : 0;
              const age = Math.floor(entryAge + Math.max(cycle - back, 0) / cyclesPerYear);
              const yearly = model.annualMortality[Math.min(age, model.annualMortality.length - 1)] ?? Number.NaN;
              return 1 - (1 - yearly) ** length;
            }
            default: {
              const past = document.history?.[name];
              if (past === undefined) return characteristics.get(name) ?? lookup(name);
              const found = pastOf(past, life);
              if (past.type === 'timeSince' && Number.isNaN(found)) return past.never;
              return past.type === 'visits' || past.type === 'passages' ? found : found * length;
            }
          }
        });
      const norm = (cycle: number): number =>
        model.norms === undefined ? 1 : normOf(model.norms, entryAge + cycle * length) / normOf(model.norms, entryAge);

      /** What a stretch of time in the life's last state gives, read in a cycle. */
      const live = (life: Life, cycle: number, counted: (from: number, to: number) => number): void => {
        const state = life.states.at(-1) ?? '';
        if (state === deathState) return;
        const utility = utilities.get(state) ?? model.livingStates.find((each) => each.id === state)?.utility;
        const years = counted(correction === 'none' ? 0 : 1, cycles) * length;
        if (years !== 0 && utility !== undefined) {
          gain(lifeYears, years, weightOfCycle(cycle, effects));
          gain(qalys, years * norm(cycle) * read(utility, cycle, life), weightOfCycle(cycle, effects));
        }
        for (const { cost, total } of components) {
          const written = cost.document;
          if (written.type !== 'perYear' || written.state !== state) continue;
          const within = written.cycles === undefined ? years : counted(written.cycles.from, written.cycles.to) * length;
          if (within !== 0) gain(total, within * read(cost.amount, cycle, life), weightOfCycle(cycle, schedule));
        }
      };
      /** The life's last grid point counts at the end of one cycle and at the start of the next. */
      const stand = (life: Life, point: number): void => {
        const inside = (cycle: number, from: number, to: number): boolean => cycle >= from && cycle <= to;
        if (correction === 'none') return live(life, point, (from, to) => (inside(point, from, to) ? 1 : 0));
        const ending = (from: number, to: number): number => (point > 0 && inside(point, from, to) ? endCounts : 0);
        const beginning = (from: number, to: number): number => (point < cycles && inside(point + 1, from, to) ? startCounts : 0);
        if (weightAt === 'point') return live(life, point, (from, to) => ending(from, to) + beginning(from, to));
        live(life, point, ending);
        live(life, point + 1, beginning);
      };

      let left = chance(patient, 0);
      const first = model.livingStates.find((_, index) => {
        left -= model.start[index] ?? 0;
        return left < 0;
      });
      const life: Life = { states: [(first ?? model.livingStates.at(-1))?.id ?? ''] };
      for (const { cost, total } of components) if (cost.document.type === 'initial') gain(total, read(cost.amount, 0, life), 1);
      stand(life, 0);
      for (let cycle = 1; cycle <= cycles; cycle++) {
        const from = life.states.at(-1) ?? '';
        const row = transitions.filter(({ document: written }) => written.from === from);
        const stated = row.flatMap(({ document: written, value }) =>
          value === undefined ? [] : [{ to: written.to, rate: written.type === 'rate', value: read(value, cycle, life) }],
        );
        const sum = stated.reduce((total, { value }) => total + value, 0);
        const leaving = 1 - Math.exp(-sum * length);
        let luckLeft = chance(patient, cycle);
        const taken = stated.find(({ rate, value }) => {
          luckLeft -= rate ? (sum === 0 ? 0 : (value / sum) * leaving) : value;
          return luckLeft < 0;
        });
        const rest = row.find(({ document: written }) => written.type === 'remainder')?.document.to ?? from;
        const to = taken?.to ?? rest;
        for (const { cost, total } of components) {
          const written = cost.document;
          const happens =
            (written.type === 'once' && written.cycle === cycle) ||
            (written.type === 'perDeath' && from !== deathState && to === deathState) ||
            (written.type === 'perTransition' && written.from === from && written.to === to);
          if (happens) gain(total, read(cost.amount, cycle, life), weightOfCycle(cycle, schedule));
        }
        life.states.push(to);
        stand(life, cycle);
      }
    }
    return {
      strategy: id,
      lifeYears,
      qalys,
      costs: summed(components),
      components: components.map(({ cost, total }) => ({ component: cost.document.id, ...total })),
      qalyLosses: [],
      carers: zero(),
    };
  });
};
