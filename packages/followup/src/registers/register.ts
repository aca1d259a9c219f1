import type { Column } from '../tables/definition.ts';
import type { OmopRows } from './omop-rows.ts';

/** How a register can give its data. */
export const deliveryForms = ['omop', 'fhir', 'variables', 'aggregates'] as const;
export type DeliveryForm = (typeof deliveryForms)[number];

/** A variable of a register's dictionary. Its words stand in packages/language under its name. */
export interface RegisterVariable extends Column {
  /** Unit of a number, by UCUM; absent where it has none. */
  readonly unit?: string;
  /** Where it is known from that the register holds it. */
  readonly source: string;
  /** Whether the register's own public description has been seen to say so. */
  readonly verified: boolean;
}

export interface Register {
  readonly id: RegisterId;
  /** Of the dictionary; a change of what a variable means is a new version. */
  readonly version: number;
  /** Day of the version, ISO. */
  readonly date: string;
  /** Organisations that deliver for it. */
  readonly organisations: readonly string[];
  readonly forms: readonly DeliveryForm[];
  readonly variables: readonly RegisterVariable[];
  /** How its variables can become OMOP tables; a proposal, which the deliverer looks at and changes. */
  readonly omop: readonly OmopRows[];
}

export const registerIds = ['inspire', 'npr', 'quality-register', 'prom', 'supplier'] as const;
export type RegisterId = (typeof registerIds)[number];
