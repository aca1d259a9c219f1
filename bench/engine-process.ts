import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Our side: a model document run through the public interface of the engine, in one thread.
 *
 * usage: engine-process.ts MODEL SEED: each line on standard input is "from to" (draws), each answer "seconds peak_kilobytes total ...".
 *        engine-process.ts MODEL --cold: answers once with milliseconds of loading the engine, and of reading, compiling and the base case.
 */
const [, , file = '', option = ''] = process.argv;
const text = readFileSync(file, 'utf8');
const start = performance.now();
const { compileModel, readModel, runBaseCase, runProbabilistic } = await import('@likeverd/modelling');
const loaded = performance.now();

const definition = readModel(text);
if (!definition.ok) throw new Error(`${file}: ${JSON.stringify(definition.faults, undefined, 1)}`);
const compiled = compileModel(definition.value);
if (!compiled.ok) throw new Error(`${file}: ${JSON.stringify(compiled.faults, undefined, 1)}`);

if (option === '--cold') {
  const first = runBaseCase(compiled.value);
  if (!first.ok) throw new Error(JSON.stringify(first.faults));
  console.log(`${loaded - start} ${performance.now() - loaded} ${process.resourceUsage().maxRSS}`);
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const [from = 0, to = 0] = line.split(' ').map(Number);
    const began = performance.now();
    const run = runProbabilistic(compiled.value, { seed: Number(option), from, to }, undefined, WebAssembly);
    const seconds = (performance.now() - began) / 1000;
    if (!run.ok) throw new Error(JSON.stringify(run.faults));
    const totals = run.value.strategies.flatMap(({ costs, qalys }) =>
      [costs, qalys].map((values) => values.reduce((a, b) => a + b, 0)),
    );
    console.log([seconds, process.resourceUsage().maxRSS, ...totals].join(' '));
  }
}
