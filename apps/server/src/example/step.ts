import type { Command } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { ConstructedPerson } from '../identity/persons.ts';

/** The day on which something happened, counted back from the day the example is loaded. */
export type DaysAgo = number;

/** One act of an example case. */
export interface Step {
  readonly actor: ConstructedPerson;
  readonly daysAgo: DaysAgo;
  readonly command: Command | ((day: (daysAgo: DaysAgo) => CalendarDate) => Command);
  /**
   * Of a step that was put in after others had been loaded somewhere: what it is known by, so that the others keep their places. Never
   * changed.
   */
  readonly name?: string;
  /** Shipped assessment document to save as a version and judge; its reference becomes the value `document`. */
  readonly assessment?: string;
  /** Run of a model of the gallery to attach; its reference becomes the value `run`. */
  readonly run?: { readonly modelId: string; readonly draws: number; readonly seed: number };
}

/** A case of the example: what was done in it, in order. */
export interface ExampleCase {
  /** Never changed: from it follow the case's id and the keys of its commands. */
  readonly id: string;
  readonly steps: readonly Step[];
}
