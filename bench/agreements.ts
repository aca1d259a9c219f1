import { readFileSync } from 'node:fs';
import {
  type AgreementGround,
  agreementGround,
  appraise,
  judgeOffers,
  prepareOffer,
  readAssessment,
  tracesFor,
} from '@likeverd/appraisal';
import { compileModel, describeModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';

// How long 10,000 draws of the targeted-therapy example take: the traces once, then each offer of its assessment on the traces that are kept.

const file = (name: string): string => readFileSync(new URL(`../models/${name}`, import.meta.url), 'utf8');
const must = <T>(checked: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!checked.ok) throw new Error('The example is not sound');
  return checked.value;
};

const { head, premises } = must(readAssessment(file('assessments/constructed-targeted-therapy.yaml')));
const definition = must(readModel(file(`${head.model}.yaml`)));
const compiled = must(compileModel(definition));
const baseCase = must(runBaseCase(compiled));
const draws = { seed: 1, from: 0, to: 10_000 };
const probabilistic = must(runProbabilistic(compiled, draws, undefined, WebAssembly));
const asOf = { effective: head.submissionDate, known: head.submissionDate };
const description = describeModel(definition);
const appraisal = appraise({ description, baseCase, probabilistic, asOf });
const { offers, ...rest } = premises.agreements ?? { offers: [] };
const found = agreementGround(
  {
    premises,
    definition,
    description,
    compiled,
    baseCase,
    probabilistic,
    appraisal,
    strategy: head.strategy,
    comparator: 'chemotherapy',
  },
  rest,
);
if ('status' in found) throw new Error(found.code);
const ground: AgreementGround = found;

const runs = 7;
const timed = <T>(work: () => T): { readonly value: T; readonly milliseconds: string } => {
  const times: number[] = [];
  let value = work();
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    value = work();
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[Math.floor(runs / 2)], sorted.at(-1)].map((each) =>
    (each ?? Number.NaN).toFixed(0),
  );
  return { value, milliseconds: `${middle} ms (${least} to ${most})` };
};

const prepared = offers.flatMap((offer) => {
  const terms = prepareOffer(ground, offer);
  return 'status' in terms ? [] : [terms];
});
const traces = timed(() => [...tracesFor(ground, prepared)]);
console.log(`${draws.to} draws, median of ${runs}; traces: ${traces.milliseconds}`);
for (const offer of offers) console.log(`${offer.id}: ${timed(() => judgeOffers(ground, [offer], traces.value)).milliseconds}`);
console.log(`all ${offers.length} side by side, traces included: ${timed(() => judgeOffers(ground, offers)).milliseconds}`);
