import { number, object, required } from '../shape.ts';

/** How many patients a model of individuals simulates. */
export const simulationShape = object(
  'How many patients are simulated. Every strategy meets the same patients with the same random numbers.',
  {
    patients: required(number('Patients of the base case.', { minimum: 2, maximum: 10_000_000, integer: true })),
    patientsPerDraw: required(
      number('Patients of each draw of a probabilistic run: the first of those of the base case.', {
        minimum: 1,
        maximum: 10_000_000,
        integer: true,
      }),
    ),
    seed: required(
      number('Seed of the patients and of the base case.', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, integer: true }),
    ),
  },
);
