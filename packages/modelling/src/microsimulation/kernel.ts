import {
  apply,
  columnStart,
  exportedFunction,
  i32,
  i32x4,
  type LinearMemory,
  load,
  ModuleBuilder,
  philox,
  shuffle,
  f64,
  type WebAssemblyHost,
} from '../kernel/index.ts';
import type { MicrosimulationPlan } from './compile.ts';
import { type BlockSteps, type Layout, type WalkTable, WIDTH } from './layout.ts';
import { type PatientStream, START_BLOCK } from '../simulation/luck.ts';

const LANES = [0, 1, 2, 3] as const;
const splat = (word: Parameters<typeof apply<'i32x4.splat'>>[1]) => apply('i32x4.splat', word);
const plus = (a: ReturnType<typeof i32>, b: ReturnType<typeof i32>) => apply('i32.add', a, b);

/** Random words of a whole block, four patients and four cycles at a time. */
const addWords = (module: ModuleBuilder, plan: MicrosimulationPlan, start: number): void => {
  const row = 4 * WIDTH;
  module.function(
    { name: 'words', parameters: ['i32', 'i32', 'i32', 'i32', 'i32'] },
    (f, lowKey, nameKey, upperWord, drawWord, first) => {
      const key = [f.keep(splat(lowKey)), f.keep(splat(nameKey))] as const;
      const upper = f.keep(splat(upperWord));
      const draw = f.keep(splat(drawWord));
      const patient = (lane: ReturnType<typeof i32>) =>
        f.keep(apply('i32x4.add', splat(plus(first, apply('i32.shr_u', lane, i32(2)))), i32x4(0, 1, 2, 3)));
      const kept = (word: ReturnType<typeof i32x4>) => apply('i32x4.shr_u', word, i32(1));
      f.count(i32(0), i32(row), 16, (lane) => {
        const [word] = philox(f, [patient(lane), f.constant('i32x4', START_BLOCK | 0), draw, upper], key);
        f.store('i32x4.store', lane, start, kept(word));
      });
      const place = f.keep(i32(row));
      f.count(i32(0), i32(Math.ceil(plan.cycles / 4)), 1, (block) => {
        const blocks = f.keep(splat(block));
        f.count(i32(0), i32(row), 16, (lane) => {
          const words = philox(f, [patient(lane), blocks, draw, upper], key);
          const address = f.keep(plus(place, lane));
          words.forEach((word, k) => f.store('i32x4.store', address, start + k * row, kept(word)));
        });
        f.set(place, plus(place, i32(4 * row)));
      });
      return undefined;
    },
  );
};

/** The walk of a block through one trace. */
const addWalk = (
  module: ModuleBuilder,
  plan: MicrosimulationPlan,
  layout: Layout,
  trace: number,
  { room, shift, moveBits }: WalkTable,
): void => {
  const { regions } = layout.memory;
  const cells = columnStart(regions.cells, trace);
  const limits = columnStart(regions.limits, trace);
  const moves = columnStart(regions.moves, trace);
  const states = columnStart(regions.states, trace);
  module.function({ name: `walk${trace}`, parameters: [] }, (f) => {
    const limitsRow = f.keep(i32(0));
    const wordsRow = f.keep(i32(0));
    f.count(i32(0), i32(plan.cycles), 1, () => {
      f.set(wordsRow, plus(wordsRow, i32(4 * WIDTH)));
      f.count(i32(0), i32(4 * WIDTH), 16, (lane) => {
        const place = f.keep(plus(wordsRow, lane));
        const words = f.keep(load('i32x4.load', place, regions.words.start));
        const state = f.keep(apply('i32.shr_u', place, i32(1)));
        for (const k of LANES) {
          const cell = f.keep(load('i32.load', lane, cells + 4 * k));
          const row = f.keep(plus(limitsRow, cell));
          const word = f.keep(shuffle(words, words, [k, k, k, k]));
          const above = Array.from({ length: room / 4 }, (_, v) =>
            apply('i32.popcnt', apply('i32x4.bitmask', apply('i32x4.gt_s', word, load('i32x4.load', row, limits + 16 * v)))),
          );
          const edge = above.reduce(plus);
          const from = apply('i32.shl', apply('i32.shr_u', cell, i32(shift)), i32(moveBits));
          const move = f.keep(plus(from, apply('i32.shl', edge, i32(3))));
          const next = f.keep(plus(apply('i32.and', cell, load('i32.load', move, moves)), load('i32.load', move, moves + 4)));
          f.store('i32.store', lane, cells + 4 * k, next);
          f.store('i32.store16', state, states + 2 * k, apply('i32.shr_u', next, i32(shift)));
        }
      });
      f.set(limitsRow, plus(limitsRow, i32((plan.states.length + 1) << shift)));
    });
    return undefined;
  });
};

/** Adds how many patients of a block are in a state to `counts`, at every point; both are addresses. */
const addTally = (module: ModuleBuilder, plan: MicrosimulationPlan): void => {
  module.function({ name: 'tally', parameters: ['i32', 'i32', 'i32'] }, (f, states, state, counts) => {
    const wanted = f.keep(apply('i16x8.splat', state));
    const row = f.keep(states);
    const out = f.keep(counts);
    f.count(i32(0), i32(plan.cycles + 1), 1, () => {
      const sum = f.keep(i32(0));
      f.count(i32(0), i32(2 * WIDTH), 32, (lane) => {
        const place = f.keep(plus(row, lane));
        const here = (offset: number) =>
          apply('i32.popcnt', apply('i16x8.bitmask', apply('i16x8.eq', load('i32x4.load', place, offset), wanted)));
        f.set(sum, plus(sum, plus(here(0), here(16))));
      });
      f.store('i32.store', out, 0, plus(load('i32.load', out), sum));
      f.set(row, plus(row, i32(2 * WIDTH)));
      f.set(out, plus(out, i32(4 * (plan.states.length + 1))));
    });
    return undefined;
  });
};

/** Adds a factor to the sums of the state each patient is in; patient after patient in four parts, so that no sum waits for the one before. */
const addWeigh = (module: ModuleBuilder, plan: MicrosimulationPlan): void => {
  const width = 8 * (plan.states.length + 1);
  const part = width * (plan.cycles + 1);
  module.function({ name: 'weigh', parameters: ['i32', 'i32', 'i32'] }, (f, states, factors, weights) => {
    const row = f.keep(states);
    const out = f.keep(weights);
    f.count(i32(0), i32(plan.cycles + 1), 1, () => {
      f.count(i32(0), i32(2 * WIDTH), 8, (lane) => {
        const place = f.keep(plus(row, lane));
        const own = f.keep(plus(factors, apply('i32.shl', lane, i32(2))));
        for (const k of LANES) {
          const state = load('i32.load16_u', place, 2 * k);
          const sum = f.keep(plus(out, apply('i32.shl', state, i32(3))));
          f.store('f64.store', sum, k * part, apply('f64.add', load('f64.load', sum, k * part), load('f64.load', own, 8 * k)));
        }
      });
      f.set(row, plus(row, i32(2 * WIDTH)));
      f.set(out, plus(out, i32(width)));
    });
    return undefined;
  });
};

/** What a table has for each patient, point after point. */
const addAccumulate = (module: ModuleBuilder, plan: MicrosimulationPlan, table: number, sums: number): void => {
  module.function({ name: 'accumulate', parameters: ['i32'] }, (f, states) => {
    f.count(i32(0), i32(2 * WIDTH), 16, (lane) => {
      const each = [0, 1, 2, 3, 4, 5, 6, 7].map(() => f.keep(f64(0)));
      const place = f.keep(plus(states, lane));
      const row = f.keep(i32(0));
      f.count(i32(0), i32(plan.cycles + 1), 1, () => {
        each.forEach((sum, k) => {
          const cell = plus(row, apply('i32.shl', load('i32.load16_u', place, 2 * k), i32(3)));
          f.set(sum, apply('f64.add', sum, load('f64.load', cell, table)));
        });
        f.set(place, plus(place, i32(2 * WIDTH)));
        f.set(row, plus(row, i32(8 * (plan.states.length + 1))));
      });
      each.forEach((sum, k) => f.store('f64.store', apply('i32.shl', lane, i32(2)), sums + 8 * k, sum));
    });
    return undefined;
  });
};

/** Vector code of a plan: makes memory with what works on it. */
export type BlockKernel = () => {
  readonly buffer: ArrayBufferLike;
  readonly steps: (plain: BlockSteps, stream: PatientStream) => BlockSteps;
};

/** The kernel of blocks of patients; `undefined` on a machine without vectors. */
export const compileBlockKernel = <Module, Memory extends LinearMemory>(
  plan: MicrosimulationPlan,
  layout: Layout,
  host: WebAssemblyHost<Module, Memory>,
): BlockKernel | undefined => {
  const { memory } = layout;
  const { regions, pages } = memory;
  const module = new ModuleBuilder({ minimumPages: pages, maximumPages: pages, shared: false });
  addWords(module, plan, regions.words.start);
  layout.walks.forEach((table, trace) => {
    if (table !== undefined) addWalk(module, plan, layout, trace, table);
  });
  addTally(module, plan);
  addWeigh(module, plan);
  addAccumulate(module, plan, regions.table.start, regions.sums.start);
  const bytes = module.encode();
  if (!host.validate(bytes)) return undefined;
  const compiled = new host.Module(bytes);
  return () => {
    const own = new host.Memory({ initial: pages, maximum: pages });
    const instance = new host.Instance(compiled, { host: { memory: own } });
    const [words, tally, weigh, accumulate] = ['words', 'tally', 'weigh', 'accumulate'].map((name) =>
      exportedFunction(instance, name),
    );
    const walks = layout.walks.map((table, trace) =>
      table === undefined ? undefined : exportedFunction(instance, `walk${trace}`),
    );
    return {
      buffer: own.buffer,
      steps: (plain, { key: [low, name], upper }) => ({
        words: (draw, first) => words?.(low, name, upper, draw, first),
        walk: (trace) => walks[trace]?.(),
        tally: (trace, lanes) => {
          if (lanes < WIDTH) return plain.tally(trace, lanes);
          for (let state = 0; state <= plan.states.length; state++)
            tally?.(columnStart(regions.states, trace), state, columnStart(regions.counts, trace) + 4 * state);
        },
        weigh: (trace, factor, lanes) => {
          if (lanes < WIDTH) return plain.weigh(trace, factor, lanes);
          const sums = columnStart(regions.weights, trace * plan.factors.length + factor);
          weigh?.(columnStart(regions.states, trace), columnStart(regions.factors, factor), sums);
        },
        accumulate: (trace) => accumulate?.(columnStart(regions.states, trace)),
      }),
    };
  };
};
