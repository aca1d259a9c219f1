import { constant, flag, type Infer, number, object, optional, required, text } from '@likeverd/modelling/document';
import { budgetShape } from '../budget/format.ts';
import { perspectiveShape } from '../perspective/format.ts';
import { personnelShape } from '../personnel/format.ts';
import { uncertaintyShape } from '../axes/format.ts';
import { willingnessShape } from '../willingness/format.ts';
import { informationShape } from '../information/format.ts';
import { agreementsShape } from '../agreements/format.ts';
import { populationShape } from '../population/format.ts';
import { strategiesShape } from '../strategies/format.ts';
import { reportShape } from '../report/format.ts';
import { severityShape } from '../severity/format.ts';
import { subgroupsShape } from '../subgroups/format.ts';
import { date, words } from './words.ts';

const identifier = text('Lower-case letters, digits and hyphens.', { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maximumLength: 80 });
const strategy = text('Id of a strategy of the model.', { maximumLength: 80 });

/** What every assessment says first: which model is judged, for whom, by the rules of which day. */
export const headShape = object('An assessment of a method: what the criteria ask beyond the model.', {
  format: required(constant('Always likeverd-assessment.', 'likeverd-assessment')),
  formatVersion: required(constant('Version of the format.', 1)),
  id: required(identifier),
  title: required(words),
  constructed: required(flag('True when premises are made up for demonstration.')),
  model: required(text('Id of the model in the gallery, or the name of its file beside this one.', { maximumLength: 200 })),
  strategy: required(strategy),
  comparator: optional(strategy),
  submissionDate: required(date),
  draws: optional(number('Draws of the probabilistic run. Default: 10,000.', { minimum: 0, maximum: 1_000_000, integer: true })),
  seed: optional(number('Seed of the probabilistic run. Default: 1.', { minimum: 0, maximum: 4_294_967_295, integer: true })),
});
export type AssessmentHead = Infer<typeof headShape>;

/** The parts an assessment may have, each checked and judged by itself: a fault in one leaves the others standing. */
export const partShapes = {
  population: populationShape,
  budget: budgetShape,
  report: reportShape,
  perspective: perspectiveShape,
  personnel: personnelShape,
  uncertainty: uncertaintyShape,
  willingness: willingnessShape,
  severity: severityShape,
  subgroups: subgroupsShape,
  information: informationShape,
  strategies: strategiesShape,
  agreements: agreementsShape,
} as const;

export type PartId = keyof typeof partShapes;
export const partIds = Object.keys(partShapes) as readonly PartId[];

/** The parts that are there and sound. */
export type Premises = { readonly [P in PartId]?: Infer<(typeof partShapes)[P]> };
