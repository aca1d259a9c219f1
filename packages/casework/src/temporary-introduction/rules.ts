import { boardCase, edition, type RuleTable } from '../rule.ts';

/** The day on which the board took note of the report that sets the requirements. */
const reported = '2021-08-25';

const written = (entries: string) => [edition('1.0', reported, boardCase, entries)] as const;
/** Who does what is as old as the system. */
const always = (entries: string) => [edition('1.0', '2013-01-01', boardCase, entries)] as const;

/** Rules of temporary introduction, each with its editions by date: one for every element that must be there before it can be decided. */
export const temporaryRules = {
  'temporary.byNyeMetoder': always('A10 (a) (L831-833, L918-920, L3925-3927)'),
  'temporary.bySupplier': always('A10 (a) (L835-845)'),
  'temporary.byProcurement': always('A8-3, A10 (a) (L658-662)'),
  'temporary.openQuestions': written('A6-5 (L86-91, L3870-3880)'),
  'temporary.questionValues': written('A6-5, A10-9 (L86-91, L839-842, L3987-3989)'),
  'temporary.inclusion': written('A11-4 (L2652-2659)'),
  'temporary.need': written('A10-1 (L774-775, L3897-3899)'),
  'temporary.effect': written('A10-2 (L776-778, L3899-3905)'),
  'temporary.criteria': written('A10-3 (L778-779, L853-854, L3917)'),
  'temporary.endCriteria': written('A10-4 (L779-780, L3917-3921)'),
  'temporary.outcomeMeasures': written('A10-5 (L796-808, L3929-3935)'),
  'temporary.dataPlan': written('A10-6 (L796-798, L89-91, L3929-3931)'),
  'temporary.dataSources': written('A10-7 (L87-89, L3872-3876)'),
  'temporary.reassessmentDate': written('A10-8 (L88-89, L1830-1834, L3789-3791)'),
  'temporary.supplierPlan': written('A10-9 (L798-800, L839-842, L3987-3989)'),
  'temporary.period': written('A10-10 (L836-838, L3983-3985)'),
  'temporary.supplierPays': written('A10-11 (L844-845, L3991-3992)'),
  'temporary.interimPrice': written('A10-12 (L800-802, L3939-3941)'),
  'temporary.obligations': written('A10-13 (L802-806, L3941-3945)'),
  'temporary.littleWork': written('A10-14 (L808-810, L3923-3925)'),
  'temporary.clinicians': written('A10-15 (L847, L3994)'),
  'temporary.planAssessed': written('A10-16 (L848-851, L3995-3998)'),
  'temporary.reversible': written('A10-17 (L856-858, L3999-4004)'),
  'temporary.exception': written('A10-18 (L96-98, L829-831, L3882-3897)'),
  'temporary.followedUp': written('A10-19 (L1834-1838, L2691-2694, L3793-3797)'),
  'temporary.patients': written('A10-20 (L888-892, L3969-3977)'),
} as const satisfies RuleTable;
