import type { CohortDocument, CohortModel } from './cohort/model.ts';
import type { MicrosimulationDocument, MicrosimulationModel } from './microsimulation/model.ts';
import type { MultiStateDocument, MultiStateModel } from './multi-state/model.ts';
import type { SurvivalDocument, SurvivalModel } from './survival/model.ts';
import type { TreeDocument, TreeModel } from './tree/model.ts';

export type * from './model-core.ts';

/** A document with cycles, states and death. */
export type TimedDocument = SurvivalDocument | CohortDocument | MicrosimulationDocument | MultiStateDocument;

/** A document of any kind. */
export type ModelDocument = TimedDocument | TreeDocument;

/** Annual discount rates by elapsed time. */
export type Schedule = TimedDocument['discounting']['schedule'];

/** A checked model that follows the shares of a cohort. */
export type SharesModel = SurvivalModel | CohortModel;

/** A checked model with cycles. */
export type TimedModel = SharesModel | MicrosimulationModel | MultiStateModel;

/** A model document whose every formula is parsed, typed and resolved. `checkModel` makes one; the two evaluators read it. */
export type Model = TimedModel | TreeModel;
