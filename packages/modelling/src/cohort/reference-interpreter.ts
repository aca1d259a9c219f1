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
  zero,
} from '../reference-parts.ts';
import { rollBackTree } from '../tree/reference-interpreter.ts';
import type { CohortModel, CohortTransition } from './model.ts';

/** Where people are: state and whole cycles spent there, to the share of the cohort. */
type Cohort = ReadonlyMap<string, ReadonlyMap<number, number>>;

const shareIn = (cohort: Cohort, state: string): number =>
  [...(cohort.get(state)?.values() ?? [])].reduce((sum, share) => sum + share, 0);

/** Totals of every strategy of a cohort model, read cycle by cycle; people in a state are kept by the cycles they have spent there. */
export const interpretCohort = (model: CohortModel, lookup: Lookup): readonly Interpreted[] => {
  const { document, cycles, entryAge, deathState, livingStates } = model;
  const { cyclesPerYear, correction } = document.time;
  const { weightAt, schedule, effects = schedule } = document.discounting;
  const length = 1 / cyclesPerYear;
  const memoryOf = (state: string): number => livingStates.find(({ id }) => id === state)?.memory ?? 1;

  const generalMortality = (cycle: number): number => {
    const back = document.population.mortality?.ageAt === 'cycleStart' ? 1 : 0;
    const age = Math.min(Math.floor(entryAge + Math.max(cycle - back, 0) / cyclesPerYear), model.annualMortality.length - 1);
    return 1 - (1 - (model.annualMortality[age] ?? Number.NaN)) ** length;
  };
  const read = (tree: Expression, cycle: number, spent: number): number =>
    evaluate(tree, (name) => {
      switch (name) {
        case 'cycle':
          return cycle;
        case 'time':
          return cycle * length;
        case 'age':
          return entryAge + cycle * length;
        case 'timeInState':
          return spent * length;
        case 'generalMortality':
          return generalMortality(cycle);
        default:
          return lookup(name);
      }
    });

  /** Where those who leave `state` after their `spent`-th cycle there go, and with what probability. */
  const chances = (
    transitions: readonly CohortTransition[],
    state: string,
    cycle: number,
    spent: number,
  ): ReadonlyMap<string, number> => {
    const row = transitions.filter((transition) => transition.document.from === state);
    const stated = row.flatMap(({ document: written, value }) =>
      value === undefined ? [] : [{ to: written.to, type: written.type, value: read(value, cycle, spent) }],
    );
    const total = stated.reduce((sum, { value }) => sum + value, 0);
    if (stated.some(({ type }) => type === 'rate')) {
      const leaving = 1 - Math.exp(-total * length);
      return new Map([
        ...stated.map(({ to, value }) => [to, total === 0 ? 0 : (value / total) * leaving] as const),
        [state, 1 - leaving] as const,
      ]);
    }
    const rest = row.find(({ document: written }) => written.type === 'remainder')?.document.to ?? state;
    return new Map([...stated.map(({ to, value }) => [to, value] as const), [rest, 1 - total] as const]);
  };

  return model.strategies.map(({ id, utilities }) => {
    const transitions = model.transitions.filter(({ document: written }) => written.strategies?.includes(id) ?? true);
    const entered =
      model.entry === undefined
        ? undefined
        : rollBackTree(model.entry.tree, model.entry.costs, id, lookup, { schedule: [], effects: [] }).get(
            model.entry.roots.get(id) ?? '',
          );
    const startIn = (state: string, index: number): number => {
      if (model.entry === undefined) return model.start[index] ?? 0;
      return model.entry.tree.nodes
        .filter((node) => node.state === state)
        .reduce((sum, leaf) => sum + (entered?.leaves.get(leaf.id) ?? 0), 0);
    };
    let cohort: Cohort = new Map(
      [...livingStates.map(({ id: state }) => state), deathState].map((state, index) => [
        state,
        new Map([[1, startIn(state, index)]]),
      ]),
    );
    const cohorts = [cohort];
    const passages: ReadonlyMap<string, number>[] = [new Map()];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const next = new Map<string, Map<number, number>>([[deathState, new Map([[1, shareIn(cohort, deathState)]])]]);
      const passed = new Map<string, number>();
      for (const { id: state } of livingStates) {
        for (const [spent, share] of cohort.get(state) ?? []) {
          if (share === 0) continue;
          for (const [to, chance] of chances(transitions, state, cycle, spent)) {
            const after = to === state ? Math.min(spent + 1, memoryOf(state)) : 1;
            const there = next.get(to) ?? new Map<number, number>();
            there.set(after, (there.get(after) ?? 0) + share * chance);
            next.set(to, there);
            passed.set(`${state} ${to}`, (passed.get(`${state} ${to}`) ?? 0) + share * chance);
          }
        }
      }
      cohort = next;
      cohorts.push(cohort);
      passages.push(passed);
    }

    const lifeYears = { ...(entered?.lifeYears ?? zero()) };
    const qalys = { ...(entered?.qalys ?? zero()) };
    const components = model.costs
      .filter(({ counted, document: cost }) => counted && (cost.strategies?.includes(id) ?? true))
      .map((cost) => ({
        cost,
        total: zero(),
      }));

    const carerNumber = model.carers === undefined ? 0 : evaluate(model.carers.number, lookup);
    const losses = openLosses(model, id, carerNumber);
    const everyLoss = [...losses.patients, ...losses.carers];
    const carers = zero();

    /** Adds what a share of the cohort in a state gains and costs in one stretch of time. */
    const live = (
      point: number,
      cycle: number,
      counted: number,
      time: number,
      inWindow: (from: number, to: number) => number,
    ): void => {
      const age = entryAge + cycle * length;
      for (const { id: state, utility } of livingStates) {
        for (const [spent, share] of cohorts[point]?.get(state) ?? []) {
          if (share === 0) continue;
          add(lifeYears, share * counted * length, discount(effects, time));
          add(
            qalys,
            share * counted * length * utilityAt(model, read(utilities.get(state) ?? utility, cycle, spent), age),
            discount(effects, time),
          );
          const carerUtility = model.carers?.utilities.get(state);
          if (carerUtility !== undefined)
            add(carers, share * counted * length * carerNumber * read(carerUtility, cycle, spent), discount(effects, time));
          for (const { loss, people, total } of everyLoss) {
            const written = loss.document;
            if (!('state' in written) || written.state !== state) continue;
            const within = inWindow(written.cycles?.from ?? 1, written.cycles?.to ?? cycles);
            if (within !== 0)
              add(total, share * within * length * people * read(loss.amount, cycle, spent), discount(effects, time));
          }
          for (const { cost, total } of components) {
            const written = cost.document;
            if (written.type !== 'perYear' || written.state !== state) continue;
            const within = inWindow(written.cycles?.from ?? 1, written.cycles?.to ?? cycles);
            if (within !== 0) add(total, share * within * length * read(cost.amount, cycle, spent), discount(schedule, time));
          }
        }
      }
    };
    const ends = { trapezoid: [0.5, 0.5], start: [1, 0], end: [0, 1], simpson: [0, 0] }[correction];
    const [atStart = 0, atEnd = 0] = ends;
    for (let cycle = 0; cycle <= cycles; cycle++) {
      if (correction === 'simpson') {
        const inner = (cycles - cycle) % 2 === 1 ? 4 / 3 : 2 / 3;
        const weight = cycle === 0 || cycle === cycles ? 1 / 3 : inner;
        live(cycle, cycle, weight, cycle * length, () => weight);
      } else if (weightAt === 'point') {
        const ending = cycle > 0 ? atEnd : 0;
        const beginning = cycle < cycles ? atStart : 0;
        live(cycle, cycle, ending + beginning, cycle * length, (from, to) => {
          const endCounts = cycle >= from && cycle <= to ? ending : 0;
          return endCounts + (cycle + 1 >= from && cycle + 1 <= to ? beginning : 0);
        });
      } else if (cycle > 0) {
        const time = (cycle - { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0 }[weightAt]) * length;
        const inWindow =
          (share: number) =>
          (from: number, to: number): number =>
            cycle >= from && cycle <= to ? share : 0;
        live(cycle - 1, cycle, atStart, time, inWindow(atStart));
        live(cycle, cycle, atEnd, time, inWindow(atEnd));
      }
      const eventTime = Math.max(cycle - { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0, point: 0 }[weightAt], 0) * length;
      const died = livingStates.reduce((sum, state) => sum + (passages[cycle]?.get(`${state.id} ${deathState}`) ?? 0), 0);
      for (const { loss, people, total } of everyLoss) {
        const written = loss.document;
        const happened = {
          inState: 0,
          events: 0,
          initial: cycle === 0 ? 1 : 0,
          once: written.type === 'once' && written.cycle === cycle ? 1 : 0,
          perDeath: died,
          perTransition: written.type === 'perTransition' ? (passages[cycle]?.get(`${written.from} ${written.to}`) ?? 0) : 0,
        }[written.type];
        if (happened !== 0) add(total, happened * people * read(loss.amount, cycle, 1), discount(effects, eventTime));
      }
      for (const { cost, total } of components) {
        const written = cost.document;
        const amount = (): number => read(cost.amount, cycle, 1);
        if (written.type === 'initial' && cycle === 0) add(total, amount(), 1);
        if (cycle === 0) continue;
        if (written.type === 'once' && written.cycle === cycle) add(total, amount(), discount(schedule, eventTime));
        if (written.type === 'perDeath') add(total, died * amount(), discount(schedule, eventTime));
        if (written.type === 'perTransition') {
          const passed = passages[cycle]?.get(`${written.from} ${written.to}`) ?? 0;
          add(total, passed * amount(), discount(schedule, eventTime));
        }
      }
    }
    const parts = [
      ...components.map(({ cost, total }) => ({ component: cost.document.id, ...total })),
      ...(entered?.components ?? []),
    ];
    const costs = zero();
    for (const { discounted, undiscounted } of parts) {
      costs.discounted += discounted;
      costs.undiscounted += undiscounted;
    }
    return {
      strategy: id,
      lifeYears,
      qalys: lessLosses(qalys, losses.patients),
      qalyLosses: namedLosses(losses.patients),
      carers: lessLosses(carers, losses.carers),
      costs,
      components: parts,
    };
  });
};
