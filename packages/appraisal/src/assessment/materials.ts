import type { BaseCase, CompiledModel, ModelDefinition, ModelDescription, ProbabilisticRun } from '@likeverd/modelling';
import type { AsOf } from '@likeverd/reference';
import type { Appraisal } from '../types.ts';
import type { AssessmentHead, Premises } from './format.ts';
import type { EvaluateDraws } from './evaluate.ts';

/** What every part of an assessment is judged from. */
export interface Materials {
  readonly head: AssessmentHead;
  /** All sound parts, for those that build on another. */
  readonly premises: Premises;
  readonly definition: ModelDefinition;
  readonly description: ModelDescription;
  /** With the inputs of the assessment. */
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  /** Absent where no draws were asked for. */
  readonly probabilistic?: ProbabilisticRun;
  /** Runs the same draws at other inputs. Default: in this program, one by one. */
  readonly evaluate?: EvaluateDraws;
  /** Of these runs, by the rules in force on the day of submission. */
  readonly appraisal: Appraisal;
  readonly asOf: AsOf;
  /** The method that is judged, and what it is compared with: ids of strategies. */
  readonly strategy: string;
  readonly comparator: string;
}
