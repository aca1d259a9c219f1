import type { Assessment, Blocked, Computed, FaultyPart, PartId } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { Terminal } from '../world.ts';
import { budgetPartText } from './budget.ts';
import { informationText } from './information.ts';
import { axesText } from './axes.ts';
import { willingnessText } from './willingness.ts';
import { personnelText } from './personnel.ts';
import { perspectiveText } from './perspective.ts';
import { agreementsText } from './agreements.ts';
import { populationText } from './population.ts';
import { referencesText } from './references.ts';
import { severityText } from './severity.ts';
import { strategiesText } from './strategies.ts';
import { subgroupsText } from './subgroups.ts';

/** How each part is told in a terminal. */
const tellers: { readonly [P in PartId]: (part: Computed[P], terminal: Terminal) => string } = {
  population: populationText,
  report: referencesText,
  perspective: perspectiveText,
  personnel: personnelText,
  uncertainty: axesText,
  willingness: willingnessText,
  severity: severityText,
  subgroups: subgroupsText,
  information: informationText,
  strategies: strategiesText,
  budget: budgetPartText,
  agreements: agreementsText,
};

/** One part under its heading; empty where the assessment lacks it. */
function partText<P extends PartId>(id: P, { parts }: Assessment, terminal: Terminal): string {
  const part: FaultyPart | Blocked | Computed[P] | undefined = parts[id];
  return part === undefined ? '' : `${terminal.content.assessment.parts[id].toUpperCase()}\n${bodyText(id, part, terminal)}`;
}

function bodyText<P extends PartId>(id: P, part: FaultyPart | Blocked | Computed[P], terminal: Terminal): string {
  const isFaulty = (given: { readonly status: string }): given is FaultyPart => given.status === 'faulty';
  const isBlocked = (given: { readonly status: string }): given is Blocked => given.status === 'blocked';
  if (isFaulty(part)) return terminal.content.assessment.faulty({ count: String(part.faults.length) });
  if (isBlocked(part)) return blockedText(terminal.content, part);
  return tellers[id](part, terminal);
}

/** Every part of an assessment as text. */
export function partsText(assessment: Assessment, terminal: Terminal): string {
  return (Object.keys(tellers) as readonly PartId[])
    .map((id) => partText(id, assessment, terminal))
    .filter((text) => text !== '')
    .join('\n\n');
}
