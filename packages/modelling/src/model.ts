import type { CohortDocument, CohortModel } from './cohort/model.ts';
import type { MicrosimulationDocument, MicrosimulationModel } from './microsimulation/model.ts';
import type { SurvivalDocument, SurvivalModel } from './survival/model.ts';

export type * from './model-core.ts';

/** A document of any kind. */
export type ModelDocument = SurvivalDocument | CohortDocument | MicrosimulationDocument;

/** A model document whose every formula is parsed, typed and resolved. `checkModel` makes one; the two evaluators read it. */
export type Model = SurvivalModel | CohortModel | MicrosimulationModel;
