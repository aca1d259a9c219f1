import type { CohortCost, CohortStrategy, CohortTransition } from '../cohort/model.ts';
import type { Expression } from '../expression.ts';
import type { ModelCore } from '../model-core.ts';
import type { CharacteristicDocument, HistoryDocument, MicrosimulationDocument } from './format.ts';

export type { MicrosimulationDocument } from './format.ts';

/** A checked microsimulation: its rows are complete, and every formula is parsed, typed and resolved. */
export interface MicrosimulationModel extends ModelCore {
  readonly kind: 'microsimulation';
  readonly document: MicrosimulationDocument;
  /** The living states, in document order; death follows. */
  readonly livingStates: readonly { readonly id: string; readonly utility: Expression }[];
  /** Probability to start in each living state. */
  readonly start: readonly number[];
  readonly characteristics: readonly ModelCharacteristic[];
  readonly history: readonly { readonly id: string; readonly document: HistoryDocument }[];
  readonly transitions: readonly CohortTransition[];
  readonly strategies: readonly CohortStrategy[];
  readonly costs: readonly CohortCost[];
}

export interface ModelCharacteristic {
  readonly id: string;
  readonly values: CharacteristicDocument['values'];
  /** Formulas of the distribution by field name. */
  readonly arguments: ReadonlyMap<string, Expression>;
}

/** The stream of a characteristic under the document's seed. */
export const characteristicStream = (id: string): string => `characteristic ${id}`;
