import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ProbabilisticRun } from '@likeverd/modelling';

/**
 * Our side: a model document run through the public interface of the engine, in one thread.
 *
 * usage: engine-process.ts MODEL SEED: each line on standard input is "from to" (draws), each answer "seconds peak_kilobytes total ...".
 *        The clock runs from drawn parameters to totals, as everyone else's; with "from to whole" also while they are drawn and the result is hashed.
 *        "from to fast": in the marked fast mode.
 *        engine-process.ts MODEL --cold: answers once with milliseconds of loading the engine, and of reading, compiling and the base case.
 */
const [, , file = '', option = ''] = process.argv;
const text = readFileSync(file, 'utf8');
const start = performance.now();
const { compileModel, evaluateDraws, readModel, runBaseCase, runProbabilistic } = await import('@likeverd/modelling');
const loaded = performance.now();

const definition = readModel(text);
if (!definition.ok) throw new Error(`${file}: ${JSON.stringify(definition.faults, undefined, 1)}`);
const compiled = compileModel(definition.value);
if (!compiled.ok) throw new Error(`${file}: ${JSON.stringify(compiled.faults, undefined, 1)}`);

const { document } = definition.value.model;
const patients = document.kind === 'microsimulation' ? document.simulation.patientsPerDraw : 1;

if (option === '--cold') {
  const first = runBaseCase(compiled.value, undefined, WebAssembly);
  if (!first.ok) throw new Error(JSON.stringify(first.faults));
  console.log(`${loaded - start} ${performance.now() - loaded} ${process.resourceUsage().maxRSS}`);
} else {
  let known: { readonly range: string; readonly parameters: ProbabilisticRun['parameters'] } | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const [first = '0', second = '0', how] = line.split(' ');
    const draws = { seed: Number(option), from: Number(first), to: Number(second) };
    const range = `${first} ${second}`;
    if (how !== 'whole' && known?.range !== range) {
      const drawn = runProbabilistic(compiled.value, draws, undefined, WebAssembly);
      if (!drawn.ok) throw new Error(JSON.stringify(drawn.faults));
      known = { range, parameters: drawn.value.parameters };
    }
    const began = performance.now();
    const run =
      how === 'whole'
        ? runProbabilistic(compiled.value, draws, undefined, WebAssembly)
        : evaluateDraws(compiled.value, draws, known?.parameters ?? [], WebAssembly, how === 'fast' ? 'fast' : 'exact');
    const seconds = (performance.now() - began) / 1000;
    if (!run.ok) throw new Error(JSON.stringify(run.faults));
    const strategies = 'strategies' in run.value ? run.value.strategies : run.value;
    const totals = strategies.flatMap(({ costs, qalys }) =>
      [costs, qalys].map((values) => values.reduce((a, b) => a + b, 0) * patients),
    );
    console.log(
      [seconds, process.resourceUsage().maxRSS, ...totals, ...Array<number>(Math.max(0, 4 - totals.length)).fill(0)].join(' '),
    );
  }
}
