import { CohortChecker } from './cohort/check.ts';
import { cohortShape } from './cohort/format.ts';
import { interpretCohort } from './cohort/reference-interpreter.ts';
import { cohortEvaluator } from './cohort/run.ts';
import type { Known } from './document-checker.ts';
import type { Evaluator } from './evaluator.ts';
import { MicrosimulationChecker } from './microsimulation/check.ts';
import { microsimulationShape } from './microsimulation/format.ts';
import { interpretMicrosimulation } from './microsimulation/reference-interpreter.ts';
import { microsimulationEvaluator } from './microsimulation/run.ts';
import type { Model, ModelDocument } from './model.ts';
import { MultiStateChecker } from './multi-state/check.ts';
import { multiStateShape } from './multi-state/format.ts';
import { interpretMultiState } from './multi-state/reference-interpreter.ts';
import { multiStateEvaluator } from './multi-state/run.ts';
import type { DrawnLuck, Interpreted, Lookup } from './reference-parts.ts';
import type { Finding, ShapeNode } from './shape.ts';
import { SurvivalChecker } from './survival/check.ts';
import { survivalShape } from './survival/format.ts';
import { interpretSurvival } from './survival/reference-interpreter.ts';
import { survivalEvaluator } from './survival/run.ts';
import { TreeChecker } from './tree/check.ts';
import { treeShape } from './tree/format.ts';
import { interpretTree } from './tree/reference-interpreter.ts';
import { treeEvaluator } from './tree/run.ts';

/** The kinds of models there are, and what each does in every step from a document to a number. */
export type Kind = ModelDocument['kind'];

/** The shape that a document of each kind must have, in the order of the reference page. */
export const kindShapes: Readonly<Record<Kind, ShapeNode>> = {
  partitionedSurvival: survivalShape,
  cohort: cohortShape,
  microsimulation: microsimulationShape,
  multiState: multiStateShape,
  decisionTree: treeShape,
};

/** A check that has not begun. */
export interface Checker {
  readonly findings: readonly Finding[];
  readonly check: () => Model;
}

export const checkerOf = (document: ModelDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean): Checker => {
  switch (document.kind) {
    case 'partitionedSurvival':
      return new SurvivalChecker(document, moved, known, repaired, []);
    case 'cohort':
      return new CohortChecker(document, moved, known, repaired);
    case 'microsimulation':
      return new MicrosimulationChecker(document, moved, known, repaired);
    case 'multiState':
      return new MultiStateChecker(document, moved, known, repaired);
    case 'decisionTree':
      return new TreeChecker(document, moved, known, repaired, []);
  }
};

export const evaluatorOf = (model: Model): Evaluator => {
  switch (model.kind) {
    case 'partitionedSurvival':
      return survivalEvaluator(model);
    case 'cohort':
      return cohortEvaluator(model);
    case 'microsimulation':
      return microsimulationEvaluator(model);
    case 'multiState':
      return multiStateEvaluator(model);
    case 'decisionTree':
      return treeEvaluator(model);
  }
};

/** Totals by the kind's own reader, with every parameter looked up. `drawn`: whose luck simulated patients have; default: that of the base case. */
export const interpretKind = (model: Model, lookup: Lookup, drawn?: DrawnLuck): readonly Interpreted[] => {
  switch (model.kind) {
    case 'partitionedSurvival':
      return interpretSurvival(model, lookup);
    case 'cohort':
      return interpretCohort(model, lookup);
    case 'microsimulation':
      return interpretMicrosimulation(model, lookup, drawn);
    case 'multiState':
      return interpretMultiState(model, lookup, drawn);
    case 'decisionTree':
      return interpretTree(model, lookup);
  }
};
