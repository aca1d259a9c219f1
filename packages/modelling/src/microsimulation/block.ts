import { at } from '../run-parts.ts';
import type { MicrosimulationPlan } from './compile.ts';
import { type BlockSteps, type Layout, type Views, WIDTH } from './layout.ts';
import type { PatientStream } from '../simulation/luck.ts';
import { fillWords } from './patients.ts';

/** The steps of a block in plain code. */
export const plainSteps = (plan: MicrosimulationPlan, layout: Layout, views: Views, stream: PatientStream): BlockSteps => {
  const points = plan.cycles + 1;
  const width = plan.states.length + 1;
  const part = points * width;
  return {
    words: (draw, first, lanes) => fillWords(stream, draw, first, lanes, plan.cycles, WIDTH, views.words),
    walk: (trace, lanes) => {
      const table = layout.walks[trace];
      if (table === undefined) return;
      const { room, shift, moveBits } = table;
      const { words } = views;
      const cells = at(views.cells, trace);
      const states = at(views.states, trace);
      const limits = at(views.limits, trace);
      const moves = at(views.moves, trace);
      const size = (width << shift) >> 2;
      for (let cycle = 1; cycle <= plan.cycles; cycle++) {
        const base = (cycle - 1) * size;
        for (let lane = 0; lane < lanes; lane++) {
          const cell = cells[lane] as number;
          const row = base + (cell >> 2);
          const word = words[cycle * WIDTH + lane] as number;
          let edge = 0;
          while (edge < room && word > (limits[row + edge] as number)) edge++;
          const move = ((cell >> shift) << (moveBits - 2)) + 2 * edge;
          const next = (cell & (moves[move] as number)) + (moves[move + 1] as number);
          cells[lane] = next;
          states[cycle * WIDTH + lane] = next >> shift;
        }
      }
    },
    tally: (trace, lanes) => {
      const states = at(views.states, trace);
      const counts = at(views.counts, trace);
      for (let point = 0; point < points; point++) {
        for (let lane = 0; lane < lanes; lane++) {
          const slot = point * width + (states[point * WIDTH + lane] as number);
          counts[slot] = (counts[slot] as number) + 1;
        }
      }
    },
    weigh: (trace, factor, lanes) => {
      const states = at(views.states, trace);
      const factors = at(views.factors, factor);
      const weights = at(views.weights, trace * plan.factors.length + factor);
      for (let point = 0; point < points; point++) {
        for (let lane = 0; lane < lanes; lane++) {
          const slot = (lane & 3) * part + point * width + (states[point * WIDTH + lane] as number);
          weights[slot] = (weights[slot] as number) + (factors[lane] as number);
        }
      }
    },
    accumulate: (trace, lanes) => {
      const states = at(views.states, trace);
      const { table, sums } = views;
      sums.fill(0);
      for (let point = 0; point < points; point++) {
        for (let lane = 0; lane < lanes; lane++) {
          const value = table[point * width + (states[point * WIDTH + lane] as number)] as number;
          sums[lane] = (sums[lane] as number) + value;
        }
      }
    },
  };
};
